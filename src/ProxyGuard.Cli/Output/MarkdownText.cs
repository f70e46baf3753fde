namespace ProxyGuard.Cli.Output;

/// <summary>Hostile text in Markdown: always code, because inside code nothing is a link, a mention, HTML or a new cell.</summary>
internal static class MarkdownText
{
    /// <summary>An inline code span, safe in a table cell too; characters that could end it are shown as <c>?</c>.</summary>
    public static string Code(string text)
    {
        var clean = NoComment(PlainText.Clean(text, 200)).Replace('`', '?').Replace('|', '?').Replace('\\', '?').Trim();
        return $"`{(clean.Length == 0 ? "?" : clean)}`";
    }

    /// <summary>A link of ours; the bare words where the address is none that can stand there as it is.</summary>
    public static string Link(string words, string? url)
    {
        var isSafe = url is not null
            && (url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://", StringComparison.Ordinal))
            && url.All(letter => char.IsAsciiLetterOrDigit(letter) || "-._~:/?#@!$+,;=%".Contains(letter));
        return isSafe ? $"[{words}](<{url}>)" : words;
    }

    /// <summary>A fenced block of cleaned lines, with a fence longer than any run of backticks in them.</summary>
    public static string Block(IEnumerable<string> lines)
    {
        var clean = lines.Select(line => NoComment(PlainText.Clean(line, 4000))).ToList();
        var fence = "```";
        while (clean.Any(line => line.Contains(fence, StringComparison.Ordinal))) fence += "`";
        return $"{fence}text\n{string.Join('\n', clean)}\n{fence}\n";
    }

    // Inside code nobody is hidden by it; who searches a page for a comment need not know what is code.
    private static string NoComment(string text) => text.Replace("<!--", "<! --", StringComparison.Ordinal);
}
