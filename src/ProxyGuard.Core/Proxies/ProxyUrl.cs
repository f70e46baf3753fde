using System.Diagnostics.CodeAnalysis;

namespace ProxyGuard.Core.Proxies;

/// <summary>
/// The base URL of a module proxy. Credentials are taken out when it is made: printing it, comparing it or putting it into a
/// report can never show them; only <see cref="Reveal"/> can.
/// </summary>
public sealed class ProxyUrl : IEquatable<ProxyUrl>
{
    private readonly string _secretText;

    private ProxyUrl(Uri baseUri, string secretText, string? userInfo)
    {
        BaseUri = baseUri;
        _secretText = secretText;
        UserInfo = userInfo is null ? null : new Secret(userInfo);
        Id = (baseUri.Scheme == Uri.UriSchemeFile ? "file:" : "") + baseUri.Authority.ToLowerInvariant()
            + baseUri.AbsolutePath.TrimEnd('/').ToLowerInvariant();
        Text = baseUri.GetComponents(UriComponents.SchemeAndServer | UriComponents.PathAndQuery, UriFormat.UriEscaped).TrimEnd('/');
    }

    /// <summary>The URL without credentials, to which <c>/module/@v/…</c> is appended; the path has no trailing slash.</summary>
    public Uri BaseUri { get; }

    /// <summary>Lower-case <c>host[:port]/path</c> without scheme and credentials: the proxy's name in reports and in the store.</summary>
    public string Id { get; }

    /// <summary>The URL without credentials, for people.</summary>
    public string Text { get; }

    /// <summary>The credentials inside the URL, or null.</summary>
    public Secret? UserInfo { get; }

    /// <summary>Whether this is a directory on disk (<c>file://</c>), which is not probed over HTTP.</summary>
    public bool IsFile => BaseUri.Scheme == Uri.UriSchemeFile;

    /// <summary>Whether the host is this machine: judged only where "this machine" is what the build will see too.</summary>
    public bool IsLoopback => !IsFile && BaseUri.IsLoopback;

    /// <summary>The text exactly as it must stand in <c>GOPROXY</c>, credentials included. For that variable only.</summary>
    public string Reveal() => _secretText;

    /// <summary>
    /// Reads one element of a GOPROXY list the way <c>go</c> does (go command source, modfetch/proxy.go): <c>host/path</c> without a
    /// scheme becomes https; http, https and file are the only schemes.
    /// </summary>
    /// <param name="text">The element, already trimmed.</param>
    /// <param name="url">The URL when the text is one.</param>
    /// <param name="fault">What is wrong with it otherwise; never contains credentials.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ProxyUrl? url, [NotNullWhen(false)] out string? fault)
    {
        url = null;
        var full = text.AsSpan().ContainsAny('.', ':', '/') && !text.Contains(":/", StringComparison.Ordinal) && !text.StartsWith('/')
            ? "https://" + text
            : text;
        var schemeEnd = full.IndexOf(":/", StringComparison.Ordinal);
        if (schemeEnd <= 0)
        {
            fault = "is no URL and has no scheme (allowed: https://…, http://…, file:///…, direct, off)";
            return false;
        }
        if (!Uri.TryCreate(full, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http" or "file"))
        {
            fault = "is not an http, https or file URL";
            return false;
        }
        var userInfo = uri.UserInfo.Length > 0 ? Uri.UnescapeDataString(uri.UserInfo) : null;
        var bare = new UriBuilder(uri) { UserName = "", Password = "", Fragment = "" };
        bare.Path = bare.Path.TrimEnd('/');
        url = new ProxyUrl(bare.Uri, text, userInfo);
        fault = null;
        return true;
    }

    /// <summary>The URL without credentials.</summary>
    public override string ToString() => Text;

    /// <inheritdoc/>
    public bool Equals(ProxyUrl? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProxyUrl);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A text that no printing, formatting or serialising can show by accident.</summary>
/// <param name="value">The secret itself.</param>
public sealed class Secret(string value)
{
    private readonly string _value = value;

    /// <summary>The secret itself, for the one place that must send it.</summary>
    public string Reveal() => _value;

    /// <summary>Always <c>***</c>.</summary>
    public override string ToString() => "***";
}
