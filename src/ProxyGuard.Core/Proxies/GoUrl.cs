using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ProxyGuard.Core.Proxies;

/// <summary>
/// A URL taken apart as Go's net/url does it, because System.Uri accepts, refuses and rewrites other things. Where releases differ the
/// newest (1.27) decides: what it refuses could not be asked by the older ones either. Path and host are byte strings (one char per
/// byte), since <c>%ff</c> may stand for any byte.
/// </summary>
internal sealed record GoUrl
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string InHost = Alphanumeric + "-_.~!$&'()*+,;=:[]<>\"";
    private const string InUserInfo = Alphanumeric + "-._:~!$&'()*+,;=%@";
    private const string InPath = Alphanumeric + "-_.~$&+,/:;=@";
    private const string InEncodedPath = InPath + "!'()*[]%";

    private static readonly SearchValues<char> SchemeChars = SearchValues.Create(Alphanumeric + "+-.");

    public string Scheme { get; private init; } = "";

    /// <summary>Whether there is a user part at all; an empty one counts.</summary>
    public bool HasUser { get; private init; }

    public string User { get; private init; } = "";

    public string Password { get; private init; } = "";

    public string Host { get; private init; } = "";

    /// <summary>Whether <c>//</c> stands before the host.</summary>
    public bool HasAuthority { get; private init; }

    public string Path { get; private init; } = "";

    /// <summary>The path as written where that differs from its default escaping, else empty.</summary>
    public string RawPath { get; private init; } = "";

    /// <summary>The query without its question mark; null when there is none.</summary>
    public string? Query { get; private init; }

    public bool HasFragment { get; private init; }

    /// <summary>
    /// The escaped base path that <c>go</c> sends before <c>/module/@v/…</c>: one trailing slash dropped, then cleaned of double slashes
    /// and dot segments, escaped or not. Empty or with a leading slash; never with a trailing one.
    /// </summary>
    public string BasePath
    {
        get
        {
            var clean = Clean(Path);
            var raw = Clean(RawPath);
            var keepsItsEscapes = raw.Length > 0 && raw.All(InEncodedPath.Contains) && Unescape(raw, InPath, false).Text == clean;
            return keepsItsEscapes ? raw : EscapePath(clean);
        }
    }

    /// <summary>The url, or null and what <c>go</c> has against the text.</summary>
    public static (GoUrl? Url, FormattableString? Fault) Parse(string text)
    {
        var bytes = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
        var (rest, fragment) = Cut(bytes, '#');
        if (rest.Any(c => c is < ' ' or '\u007f')) return (null, $"invalid control character in URL");
        if (Unescape(fragment ?? "", InPath, false).Fault is { } fault) return (null, fault);

        var (scheme, afterScheme) = CutScheme(rest);
        if (scheme is null) return (null, $"missing protocol scheme");
        (rest, var query) = Cut(afterScheme, '?');
        var url = new GoUrl { Scheme = scheme.ToLowerInvariant(), Query = query, HasFragment = !string.IsNullOrEmpty(fragment) };
        if (!rest.StartsWith('/')) return url.WithoutRoot(rest);
        return (scheme.Length > 0 || !rest.StartsWith("///", StringComparison.Ordinal)) && rest.StartsWith("//", StringComparison.Ordinal)
            ? url.WithAuthority(rest[2..])
            : url.WithPath(rest);
    }

    /// <summary>Escapes a path (byte string) as Go does by default: <c>!</c> becomes <c>%21</c>.</summary>
    public static string EscapePath(string path)
    {
        var text = new StringBuilder(path.Length);
        foreach (var c in path)
        {
            if (InPath.Contains(c, StringComparison.Ordinal)) text.Append(c);
            else text.Append('%').Append(((int)c).ToString("X2"));
        }
        return text.ToString();
    }

    /// <summary>The text whose UTF-8 bytes a byte string is.</summary>
    public static string Decode(string bytes) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(bytes));

    // "scheme:rest" is opaque; without a scheme it is a relative path, whose first segment must hold no colon.
    private (GoUrl? Url, FormattableString? Fault) WithoutRoot(string rest)
    {
        if (Scheme.Length > 0) return (this, null);
        if (Cut(rest, '/').Before.Contains(':', StringComparison.Ordinal)) return (null, $"first path segment in URL cannot contain colon");
        return WithPath(rest);
    }

    private (GoUrl? Url, FormattableString? Fault) WithAuthority(string rest)
    {
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (authority, path) = slash < 0 ? (rest, "") : (rest[..slash], rest[slash..]);
        var at = authority.LastIndexOf('@');
        var host = ParseHost(authority[(at + 1)..]);
        if (host.Fault is not null) return (null, host.Fault);
        var url = this with { Host = host.Text, HasAuthority = true, HasUser = at >= 0 };
        if (at < 0) return url.WithPath(path);

        if (!authority[..at].All(InUserInfo.Contains)) return (null, $"invalid userinfo");
        var (user, password) = Cut(authority[..at], ':');
        var plainUser = Unescape(user, InPath, false);
        var plainPassword = Unescape(password ?? "", InPath, false);
        return (plainUser.Fault ?? plainPassword.Fault) is { } fault
            ? (null, fault)
            : (url with { User = plainUser.Text, Password = plainPassword.Text }).WithPath(path);
    }

    private (GoUrl? Url, FormattableString? Fault) WithPath(string path)
    {
        var (text, fault) = Unescape(path, InPath, false);
        if (fault is not null) return (null, fault);
        return (this with { Path = text, RawPath = EscapePath(text) == path ? "" : path }, null);
    }

    private static (string Text, FormattableString? Fault) ParseHost(string host)
    {
        var bracket = host.LastIndexOf('[');
        if (bracket > 0) return ("", $"invalid IP-literal");
        if (bracket == 0) return ParseBracketed(host);
        var colon = host.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 && !IsOptionalPort(host[colon..]) ? ("", InvalidPort) : Unescape(host, InHost, true);
    }

    private static (string Text, FormattableString? Fault) ParseBracketed(string host)
    {
        var end = host.LastIndexOf(']');
        if (end < 0) return ("", $"missing ']' in host");
        if (!IsOptionalPort(host[(end + 1)..])) return ("", InvalidPort);
        var (address, zone) = Cut(host[1..end], '%');
        var isAddress = IPAddress.TryParse(address, out var ip) && ip.AddressFamily == AddressFamily.InterNetworkV6;
        var isZone = zone is null || (zone.Length > 2 && zone.StartsWith("25", StringComparison.Ordinal));
        if (!isAddress || !isZone) return ("", $"invalid IP-literal");
        return Unescape(host, InHost + "%", true);
    }

    private static FormattableString InvalidPort => $"invalid port after host";

    private static bool IsOptionalPort(string text)
        => text.Length == 0 || (text[0] == ':' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0);

    // In a host only bytes beyond ASCII, and the percent sign, may be written as %XX.
    private static (string Text, FormattableString? Fault) Unescape(string text, string allowed, bool isHost)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                if (isHost && text[i] < 0x80 && !allowed.Contains(text[i], StringComparison.Ordinal))
                    return ("", $"invalid character in host name");
                plain.Append(text[i]);
                continue;
            }
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
                return ("", $"invalid URL escape");
            var value = Convert.ToInt32(text.Substring(i + 1, 2), 16);
            if (isHost && value < 0x80 && value != '%') return ("", $"invalid URL escape");
            plain.Append((char)value);
            i += 2;
        }
        return (plain.ToString(), null);
    }

    private static string Clean(string path)
    {
        var kept = new List<string>();
        foreach (var segment in path.Split('/'))
        {
            if (segment == ".." && kept.Count > 0) kept.RemoveAt(kept.Count - 1);
            else if (segment is not ("" or "." or "..")) kept.Add(segment);
        }
        return kept.Count == 0 ? "" : "/" + string.Join('/', kept);
    }

    private static (string? Scheme, string After) CutScheme(string text)
    {
        var end = text.AsSpan().IndexOfAnyExcept(SchemeChars);
        if (end == 0 && text[0] == ':') return (null, text);
        return end > 0 && text[end] == ':' && char.IsAsciiLetter(text[0]) ? (text[..end], text[(end + 1)..]) : ("", text);
    }

    private static (string Before, string? After) Cut(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }
}
