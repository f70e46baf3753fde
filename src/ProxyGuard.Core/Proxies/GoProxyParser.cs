using ProxyGuard.Core.Modules;

namespace ProxyGuard.Core.Proxies;

/// <summary>
/// Reads a GOPROXY value exactly as <c>go</c> does. Source: go command, modfetch/proxy.go. <see cref="ProxyChain.Reveal"/> prints it back.
/// </summary>
public static class GoProxyParser
{
    /// <summary>
    /// Reads a whole list. What follows <c>direct</c> or <c>off</c> is ignored and not validated; one bad element before that makes the
    /// whole value unusable to <c>go</c>.
    /// </summary>
    /// <param name="value">The value of the variable.</param>
    /// <param name="source">What faults name as the place: the variable's name by default.</param>
    /// <returns>The chain, or null and every fault; faults hold no credentials.</returns>
    public static Parsed<ProxyChain?> Parse(string value, string source = "GOPROXY")
    {
        var hops = new List<Hop>();
        var faults = new List<SourceFault>();
        var maySplitSecret = MaySplitSecret(value);
        var position = 0;
        foreach (var (element, after) in Elements(value))
        {
            position++;
            if (element is "direct" or "off")
            {
                hops.Add(element == "off" ? Hop.Off : Hop.Direct);
                break;
            }
            if (ProxyUrl.TryParse(element, out var url, out var fault)) hops.Add(Hop.Proxy(url, after));
            else faults.Add(new SourceFault(source, 0, $"element {position} \"{(maySplitSecret ? "***" : Redact(element))}\": {fault}"));
        }
        if (position == 0) faults.Add(new SourceFault(source, 0, $"GOPROXY list is not the empty string, but contains no entries"));
        return new Parsed<ProxyChain?>(faults.Count == 0 ? new ProxyChain(hops) : null, faults);
    }

    private static IEnumerable<(string Element, Fallback After)> Elements(string value)
    {
        for (var start = 0; start < value.Length;)
        {
            var length = value.AsSpan(start).IndexOfAny(',', '|');
            var end = length < 0 ? value.Length : start + length;
            var element = value[start..end].Trim();
            var after = end < value.Length && value[end] == '|' ? Fallback.OnAnyError : Fallback.OnNotFound;
            if (element.Length > 0) yield return (element, after);
            start = end + 1;
        }
    }

    // A password with a comma in it falls into several elements, and the last of them has an @ but no scheme.
    private static bool MaySplitSecret(string value)
        => Elements(value).Any(part => part.Element.Contains('@', StringComparison.Ordinal)
            && !part.Element.Contains("://", StringComparison.Ordinal));

    // Not parsed but cut, because it is shown when parsing failed: user part, query, and what may be a password in a port's place.
    private static string Redact(string element)
    {
        var slashes = element.IndexOf("//", StringComparison.Ordinal);
        var scheme = slashes < 0 ? "" : element[..(slashes + 2)];
        var at = element.LastIndexOf('@');
        var rest = at < 0 ? element[scheme.Length..] : "***@" + element[(at + 1)..];
        var query = rest.AsSpan().IndexOfAny('?', '#');
        if (query >= 0) rest = rest[..query] + "?***";
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        var portEnd = colon < 0 ? -1 : rest.AsSpan(colon + 1).IndexOf('/');
        var port = colon < 0 ? "" : portEnd < 0 ? rest[(colon + 1)..] : rest.Substring(colon + 1, portEnd);
        if (port.All(char.IsAsciiDigit)) return scheme + rest;
        return scheme + rest.Replace(port, "***", StringComparison.Ordinal);
    }
}
