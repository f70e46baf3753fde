using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ProxyGuard.Core.Proxies;

/// <summary>
/// Which web proxy <c>go</c> would go through for an address: HTTP_PROXY, HTTPS_PROXY, NO_PROXY by Go's rules, which differ from .NET's
/// (CIDR, ports, loopback). Source: golang.org/x/net/http/httpproxy.
/// </summary>
public sealed class GoWebProxy
{
    private static readonly Uri Unusable = new("http://unusable-proxy.invalid");

    private readonly Uri? _http;
    private readonly Uri? _https;
    private readonly bool _isCgi;
    private readonly NoProxyList _noProxy;

    private GoWebProxy(IReadOnlyDictionary<string, string> environment)
    {
        _http = ParseProxy(First("HTTP_PROXY"));
        _https = ParseProxy(First("HTTPS_PROXY"));
        _noProxy = new NoProxyList(First("NO_PROXY"));
        _isCgi = environment.GetValueOrDefault("REQUEST_METHOD") is { Length: > 0 };

        string First(string name) => environment.GetValueOrDefault(name) is { Length: > 0 } upper
            ? upper
            : environment.GetValueOrDefault(name.ToLowerInvariant(), "");
    }

    /// <summary>Takes the variables from the process environment; each upper-case name wins over its lower-case one.</summary>
    public static GoWebProxy From(IReadOnlyDictionary<string, string> environment) => new(environment);

    /// <summary>
    /// The proxy for an address, or null to connect directly: http, https and socks5 are its schemes; it may hold credentials. Loopback
    /// addresses and <c>localhost</c> are always asked directly. A proxy that <c>go</c> takes but cannot reach is a name under
    /// <c>.invalid</c>.
    /// </summary>
    public Uri? For(Uri address)
    {
        var proxy = address.Scheme == Uri.UriSchemeHttps ? _https : address.Scheme == Uri.UriSchemeHttp ? _http : null;
        if (proxy is null || _noProxy.Covers(address)) return null;
        return proxy;
    }

    /// <summary>
    /// Whether <c>go</c> refuses to ask the address: HTTP_PROXY is set where REQUEST_METHOD says that a web server starts programs.
    /// </summary>
    public bool Refuses(Uri address) => _isCgi && _http is not null && address.Scheme == Uri.UriSchemeHttp;

    private static Uri? ParseProxy(string text)
    {
        if (text.Length == 0) return null;
        var (url, _) = GoUrl.Parse(text);
        if (url is null or { Scheme: "" } or { Host: "" })
        {
            var (withScheme, _) = GoUrl.Parse("http://" + text);
            if (withScheme is not null) text = "http://" + text;
            url = withScheme ?? url;
        }
        if (url is null) return null;
        return url.Host.Length > 0 && Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : Unusable;
    }

    /// <summary>NO_PROXY.</summary>
    private sealed class NoProxyList
    {
        private readonly List<Func<string, int, IPAddress?, bool>> _rules = [];

        public NoProxyList(string text)
        {
            foreach (var written in text.Split(',').Select(part => part.Trim().ToLowerInvariant()).Where(part => part.Length > 0))
            {
                if (RuleFor(written) is { } rule) _rules.Add(rule);
                if (written == "*") break;
            }
        }

        public bool Covers(Uri address)
        {
            var host = address.IdnHost.Trim('[', ']').ToLowerInvariant();
            if (host == "localhost") return true;
            var ip = TryParseIp(host, out var parsed) ? parsed : null;
            return (ip is not null && IPAddress.IsLoopback(ip)) || _rules.Exists(rule => rule(host, address.Port, ip));
        }

        private static Func<string, int, IPAddress?, bool>? RuleFor(string text)
        {
            if (text == "*") return (_, _, _) => true;
            if (TryParseCidr(text, out var network)) return (_, _, ip) => ip is not null && network.Value.Contains(Unmapped(ip));
            var (host, port) = SplitPort(text);
            if (TryParseIp(host, out var address))
                return (_, to, ip) => ip is not null && Unmapped(ip).Equals(Unmapped(address)) && PortFits(port, to);
            if (host.Length == 0) return null;
            var suffix = host.StartsWith("*.", StringComparison.Ordinal) ? host[1..] : host;
            var isExactToo = !suffix.StartsWith('.');
            if (isExactToo) suffix = "." + suffix;
            return (name, to, ip) => ip is null && PortFits(port, to)
                && (name.EndsWith(suffix, StringComparison.Ordinal) || (isExactToo && name == suffix[1..]));
        }

        private static bool PortFits(string port, int to) => port.Length == 0 || port == to.ToString();

        // "host:port" or "[v6]:port"; anything else is a host as a whole.
        private static (string Host, string Port) SplitPort(string text)
        {
            var colon = text.LastIndexOf(':');
            if (colon < 0) return (text, "");
            var host = text[..colon];
            var isBracketed = host is ['[', .., ']'];
            if (isBracketed) return (host[1..^1], text[(colon + 1)..]);
            return host.AsSpan().IndexOfAny(":[]") >= 0 ? (text, "") : (host, text[(colon + 1)..]);
        }

        private static bool TryParseCidr(string text, [NotNullWhen(true)] out IPNetwork? network)
        {
            network = null;
            var slash = text.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0 || !TryParseIp(text[..slash], out var ip)) return false;
            if (!byte.TryParse(text.AsSpan(slash + 1), NumberStyles.None, null, out var length)) return false;
            if (length > (ip.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)) return false;
            network = new IPNetwork(Masked(ip, length), length);
            return true;
        }

        private static IPAddress Masked(IPAddress ip, int length)
        {
            var bytes = ip.GetAddressBytes();
            for (var i = 0; i < bytes.Length; i++) bytes[i] &= (byte)(0xff00 >> Math.Clamp(length - (8 * i), 0, 8));
            return new IPAddress(bytes);
        }

        // .NET also takes 127.1 and 0x7f000001 for addresses; go takes them for names.
        private static bool TryParseIp(string text, [NotNullWhen(true)] out IPAddress? ip)
        {
            ip = null;
            var isFull = text.Contains(':', StringComparison.Ordinal)
                ? !text.Contains('[', StringComparison.Ordinal)
                : text.Count(c => c == '.') == 3;
            return isFull && IPAddress.TryParse(text, out ip) && (ip.AddressFamily != AddressFamily.InterNetwork || ip.ToString() == text);
        }

        private static IPAddress Unmapped(IPAddress ip) => ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip;
    }
}
