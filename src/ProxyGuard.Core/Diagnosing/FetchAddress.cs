using System.Text.RegularExpressions;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Diagnosing;

/// <summary>Who was asked for a file, as far as the address tells.</summary>
internal enum FetchParty
{
    /// <summary>The address tells nothing.</summary>
    Unknown,

    /// <summary>A module proxy.</summary>
    Proxy,

    /// <summary>A checksum database, by itself or through a proxy.</summary>
    Database,

    /// <summary>A module's own repository, or the host that names it.</summary>
    Origin,
}

/// <summary>An address in an error of <c>go</c>.</summary>
/// <param name="Party">Who was asked.</param>
/// <param name="Host">Lower-case <c>host[:port]/path</c> of it; null when the address lacks it.</param>
/// <param name="Module">The module in the address, with its version if it is there.</param>
internal sealed record FetchAddress(FetchParty Party, string? Host, string? Module)
{
    private static readonly FetchAddress None = new(FetchParty.Unknown, null, null);

    // Here go names the proxy and not the file.
    private const string BaseMark = "invalid response from proxy \"";

    // Of a request that was sent on, go shows the path alone.
    private static readonly Regex Url = LogPattern.Of(@"https?://[^\s""'\\]{1,2000}|""/[^\s""'\\]{1,2000}");

    /// <summary>The first address of a known kind in a text; else the first of all.</summary>
    public static FetchAddress In(string text)
    {
        var first = None;
        foreach (var match in Url.EnumerateMatches(text))
        {
            var found = Of(text.Substring(match.Index, match.Length).Trim('"').TrimEnd(':', ',', ';', ')', '.'));
            if (found.Party != FetchParty.Unknown) return found;
            if (first == None) first = found;
        }
        return text.Contains(BaseMark, StringComparison.Ordinal) ? first with { Party = FetchParty.Proxy } : first;
    }

    private static FetchAddress Of(string url)
    {
        if (Split(url, "/sumdb/") is var (hop, asked)) return new(FetchParty.Database, IdOf(hop), Lookup("/" + asked));
        if (Split(url, "/@v/") is var (proxy, file)) return OfProxy(proxy, VersionOf(file));
        if (Split(url, "/@latest") is var (latest, _)) return OfProxy(latest, "latest");
        if (Split(url, "/lookup/") is var (database, _)) return new(FetchParty.Database, IdOf(database), Lookup(url));
        if ((Split(url, "/tile/") ?? (url.EndsWith("/latest", StringComparison.Ordinal) ? Split(url, "/latest") : null)) is var (tiles, _))
            return new(FetchParty.Database, IdOf(tiles), null);
        var isOrigin = url.Contains("go-get=1", StringComparison.Ordinal);
        return new(isOrigin ? FetchParty.Origin : FetchParty.Unknown, IdOf(url.Split('?')[0]), null);
    }

    private static (string Before, string After)? Split(string url, string mark) =>
        url.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? (url[..at], url[(at + mark.Length)..]) : null;

    // A module's path begins with a host's name; what stands before is the proxy's.
    private static FetchAddress OfProxy(string url, string? version)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var parts = url[(scheme < 0 ? 0 : scheme + 3)..].Split('/');
        var start = Array.FindIndex(parts, 1, part => part.Contains('.'));
        if (start < 0) return new(FetchParty.Proxy, scheme < 0 ? null : IdOf(url), null);
        var module = Unescape(string.Join('/', parts[start..]));
        var host = scheme < 0 ? null : IdOf(url[..(scheme + 3)] + string.Join('/', parts[..start]));
        return new(FetchParty.Proxy, host, version is null ? module : $"{module}@{version}");
    }

    private static string? VersionOf(string file) =>
        file.LastIndexOf('.') is > 0 and var dot && file[(dot + 1)..] is "info" or "mod" or "zip" ? Unescape(file[..dot]) : null;

    private static string? Lookup(string path) =>
        Split(path, "/lookup/") is var (_, module) ? Unescape(module) : null;

    private static string? IdOf(string url) => ProxyUrl.TryParse(url, out var proxy, out _) && proxy.IsUsable ? proxy.Id : null;

    private static string Unescape(string escaped)
    {
        var text = escaped.Replace("%21", "!", StringComparison.Ordinal);
        var letters = text.Select((letter, at) => at > 0 && text[at - 1] == '!' ? char.ToUpperInvariant(letter) : letter);
        return string.Concat(letters.Where(letter => letter != '!'));
    }
}
