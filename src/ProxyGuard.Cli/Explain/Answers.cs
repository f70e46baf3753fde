using ProxyGuard.Core.Explaining;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Cli.Explain;

/// <summary>What both forms of an answer are made of.</summary>
internal static class Answers
{
    /// <summary>Which hop serves each kind of file, of the first module that has it.</summary>
    public static IEnumerable<(string Endpoint, string Hop)> ServedBy(Resolution resolution) => resolution.Served
        .GroupBy(served => served.File.Endpoint)
        .OrderBy(same => same.Key)
        .Select(same => (FaultMap.NameOf(same.Key), NameOf(same.First(), resolution)));

    /// <summary>Every request, a repeated one as often as it is sent. What version control asks an origin has no address.</summary>
    public static IEnumerable<string> Asked(Resolution resolution) =>
        resolution.Asked.SelectMany(asked => Enumerable.Repeat(asked.Url ?? $"direct {asked.File.Path}{At(asked.File)}", asked.Times));

    // The checksum database has an address of its own when it is not asked through a hop.
    private static string NameOf(ServedFile served, Resolution resolution)
    {
        if (served.Hop.Kind == HopKind.Proxy) return served.Hop.Url!.Text;
        var url = resolution.Asked.FirstOrDefault(asked => asked.File == served.File && asked.Hop == served.Hop)?.Url;
        return url is null ? "direct" : Cut(Cut(url, "/lookup/"), "/tile/");
    }

    private static string Cut(string url, string path) =>
        url.IndexOf(path, StringComparison.Ordinal) is >= 0 and var at ? url[..at] : url;

    private static string At(FileRequest file) => file.Version.Length > 0 ? $"@{file.Version}" : "";
}
