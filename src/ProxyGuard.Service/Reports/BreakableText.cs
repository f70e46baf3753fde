namespace ProxyGuard.Service.Reports;

/// <summary>Long texts without spaces, in parts between which a page may break.</summary>
internal static class BreakableText
{
    /// <summary>A chain: its hops, each with the separator after it.</summary>
    public static IReadOnlyList<string> Chain(string chain) => CutBehind(chain, ",|");

    /// <summary>A path: its names, each with the slash after it.</summary>
    public static IReadOnlyList<string> Path(string path) => CutBehind(path, "/");

    /// <summary>One hop of a chain: what stands between its dots and slashes, each with what ends it.</summary>
    public static IReadOnlyList<string> Hop(string hop) => CutBehind(hop, "./");

    private static List<string> CutBehind(string text, string separators)
    {
        var parts = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny(separators) is var at and >= 0 ? at + 1 : text.Length - start;
            parts.Add(text.Substring(start, length));
            start += length;
        }
        return parts;
    }
}
