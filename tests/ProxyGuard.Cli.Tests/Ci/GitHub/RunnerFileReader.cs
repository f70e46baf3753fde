namespace ProxyGuard.Cli.Tests.Ci.GitHub;

/// <summary>
/// Reads GITHUB_ENV and GITHUB_OUTPUT as the runner does (actions/runner, FileCommandManager): lines end at LF, empty ones are skipped,
/// <c>NAME=VALUE</c> wins where <c>=</c> comes before <c>&lt;&lt;</c>, otherwise <c>NAME&lt;&lt;DELIMITER</c> up to that very line.
/// </summary>
internal static class RunnerFileReader
{
    public static List<KeyValuePair<string, string>> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        Assert.False(bytes.AsSpan().StartsWith("\uFEFF"u8), "the file begins with a byte order mark");
        var text = new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        var values = new List<KeyValuePair<string, string>>();
        var index = 0;
        while (NextLine(text, ref index) is { } line)
        {
            if (line.Length == 0) continue;
            var equals = line.IndexOf('=');
            var heredoc = line.IndexOf("<<", StringComparison.Ordinal);
            if (equals >= 0 && (heredoc < 0 || equals < heredoc)) Add(values, line[..equals], line[(equals + 1)..]);
            else if (heredoc >= 0) Add(values, line[..heredoc], ReadHeredoc(text, ref index, line[(heredoc + 2)..]));
            else throw new FormatException($"Invalid format '{line}'");
        }
        return values;
    }

    private static string ReadHeredoc(string text, ref int index, string delimiter)
    {
        if (delimiter.Length == 0) throw new FormatException("the delimiter is empty");
        var lines = new List<string>();
        while (true)
        {
            var line = NextLine(text, ref index) ?? throw new FormatException("matching delimiter not found");
            if (line == delimiter) return string.Join('\n', lines);
            lines.Add(line);
        }
    }

    private static void Add(List<KeyValuePair<string, string>> values, string name, string value)
    {
        if (name.Length == 0) throw new FormatException("the name is empty");
        if (name.Equals("NODE_OPTIONS", StringComparison.OrdinalIgnoreCase)) throw new FormatException("NODE_OPTIONS is refused");
        values.Add(new(name, value));
    }

    private static string? NextLine(string text, ref int index)
    {
        if (index >= text.Length) return null;
        var end = text.IndexOf('\n', index);
        var line = end < 0 ? text[index..] : text[index..end];
        index = end < 0 ? text.Length : end + 1;
        return line;
    }
}
