using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ProxyGuard.Core.Proxies;

/// <summary>
/// The base URL of a module proxy. Credentials are taken out when it is made, and the query, which may hold a token, is never printed:
/// printing it, comparing it or putting it into a report can never show them; only <see cref="Reveal"/> and the request itself can.
/// </summary>
public sealed class ProxyUrl : IEquatable<ProxyUrl>
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private static readonly Uri NoHost = new("http://no-host.invalid");

    private readonly string _secretText;
    private readonly string _server;
    private readonly string _basePath;
    private readonly string _query;

    private ProxyUrl(GoUrl url, string secretText)
    {
        _secretText = secretText;
        _basePath = url.BasePath;
        _query = url.Query is null ? "" : "?" + EscapeQuery(url.Query);
        var host = GoUrl.Decode(url.Host);
        Uri? uri = null;
        var named = (host.Length > 0 || url.Scheme == "file") && Uri.TryCreate($"{url.Scheme}://{host}{_basePath}", AsWritten, out uri);
        BaseUri = uri ?? NoHost;
        _server = uri is null ? NoHost.OriginalString : $"{url.Scheme}://{host}";
        CredentialsOverHttp = url.Scheme == "http" && url.HasUser;
        IsUsable = named && !CredentialsOverHttp;
        UserInfo = url.HasUser ? new Secret($"{GoUrl.Decode(url.User)}:{GoUrl.Decode(url.Password)}") : null;
        var server = named ? BaseUri.IdnHost : host;
        if (named && BaseUri.HostNameType == UriHostNameType.IPv6) server = BaseUri.Host;
        if (named && !IsFile && !BaseUri.IsDefaultPort) server += ":" + BaseUri.Port;
        Text = $"{url.Scheme}://{server}{_basePath}" + (_query.Length > 0 ? "?***" : "");
        var plainHttp = named && url.Scheme == "http" && BaseUri.IsDefaultPort ? ":80" : "";
        Id = ((IsFile ? "file:" : "") + server + plainHttp + _basePath).ToLowerInvariant();
    }

    /// <summary>
    /// The URL without credentials, query and trailing slash. For a URL that has no host <c>go</c> could ask (<c>http:/host</c>) it is a
    /// name
    /// under <c>.invalid</c>. To ask the proxy, use <see cref="Request"/>.
    /// </summary>
    public Uri BaseUri { get; }

    /// <summary>
    /// Lower-case <c>host[:port]/path</c> without scheme and credentials (http on its default port is <c>:80</c>): the proxy's name in
    /// reports and in the store.
    /// </summary>
    public string Id { get; }

    /// <summary>The URL without credentials, for people; a query is shown as <c>?***</c>.</summary>
    public string Text { get; }

    /// <summary>
    /// The credentials inside the URL as <c>user:password</c>, unescaped, ready for HTTP Basic; null when there are none. Never sent over
    /// http.
    /// </summary>
    public Secret? UserInfo { get; }

    /// <summary>Whether this is a directory on disk (<c>file://</c>), which is not probed over HTTP.</summary>
    public bool IsFile => BaseUri.Scheme == Uri.UriSchemeFile;

    /// <summary>
    /// Whether the host is this machine: judged only where "this machine" is what the build will see too. A connection to no address
    /// (<c>0.0.0.0</c>, <c>[::]</c>) goes there too.
    /// </summary>
    public bool IsLoopback => !IsFile && (BaseUri.IsLoopback || BaseUri.DnsSafeHost is "0.0.0.0" or "::");

    /// <summary>Whether credentials stand in an http URL: <c>go</c> accepts the list and then refuses every request to this hop.</summary>
    public bool CredentialsOverHttp { get; }

    /// <summary>Whether <c>go</c> can send a request at all: there is a host, and no credentials over http.</summary>
    public bool IsUsable { get; }

    /// <summary>
    /// The text as it must stand in <c>GOPROXY</c>, credentials included (without a fragment, which <c>go</c> drops). For that variable
    /// only.
    /// </summary>
    public string Reveal() => _secretText;

    /// <summary>
    /// The address of a file of the proxy exactly as <c>go</c> writes it on the wire: <c>!</c> as <c>%21</c>, the base URL's query
    /// repeated.
    /// It may hold a token in its query: not for printing.
    /// </summary>
    /// <param name="path">The path below the base in the case-escaped form, such as <c>github.com/!azure/x/@v/v1.0.0.info</c>.</param>
    public Uri Request(string path)
    {
        var bytes = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(path));
        return new Uri($"{_server}{_basePath}/{GoUrl.EscapePath(bytes)}{_query}", AsWritten);
    }

    /// <summary>
    /// Reads one element of a GOPROXY list the way <c>go</c> does (go command source, modfetch/proxy.go): <c>host/path</c> without a
    /// scheme becomes https; http, https and file are the only schemes.
    /// </summary>
    /// <param name="text">The element, already trimmed.</param>
    /// <param name="url">The URL when the text is one.</param>
    /// <param name="fault">What is wrong with it and what is allowed otherwise; never contains the text itself.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ProxyUrl? url, [NotNullWhen(false)] out FormattableString? fault)
    {
        var lacksScheme = text.AsSpan().ContainsAny('.', ':', '/')
            && !text.Contains(":/", StringComparison.Ordinal) && !text.StartsWith('/');
        var full = lacksScheme ? "https://" + text : text;
        var (parsed, reason) = GoUrl.Parse(full);
        reason ??= WhyNoProxy(parsed!);
        fault = reason is null ? null : Refused(reason);
        // The fragment is dropped here and not only on the wire: go reads no further than its escapes, so it could carry a newline.
        var fragment = full.IndexOf('#', StringComparison.Ordinal);
        url = reason is null ? new ProxyUrl(parsed!, fragment < 0 ? text : full[..fragment]) : null;
        return reason is null;
    }

    private static FormattableString? WhyNoProxy(GoUrl url) => url switch
    {
        { Scheme: "http" or "https" } => null,
        { Scheme: "file", HasAuthority: true, HasUser: false, Host: "", Query: null, HasFragment: false } => null,
        { Scheme: "file" } => $"invalid file:// proxy URL with non-path elements",
        { Scheme: "" } => $"invalid proxy URL missing scheme",
        _ => $"invalid proxy URL scheme (must be https, http, file)",
    };

    private static FormattableString Refused(FormattableString reason) =>
        $"{reason} (allowed: https://…, http://…, file:///…, direct, off)";

    /// <summary>The URL without credentials.</summary>
    public override string ToString() => Text;

    /// <summary>Whether both are the same place; credentials do not count.</summary>
    public bool Equals(ProxyUrl? other) => other is not null && Text == other.Text && _query == other._query;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProxyUrl);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    private static string EscapeQuery(string query)
        => string.Concat(query.Select(c => c is > ' ' and < '\u007f' ? c.ToString() : "%" + ((int)c).ToString("X2")));
}
