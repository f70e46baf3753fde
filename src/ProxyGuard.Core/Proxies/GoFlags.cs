namespace ProxyGuard.Core.Proxies;

/// <summary>GOFLAGS taken apart as <c>go</c> does: split at blanks, a field may stand in one pair of quotes, nothing is escaped.</summary>
internal static class GoFlags
{
    /// <summary>The flags, or null when a quote is not closed or a field is no flag.</summary>
    public static IReadOnlyList<string>? Parse(string text)
    {
        var flags = new List<string>();
        for (var position = 0; position < text.Length;)
        {
            if (text[position] is ' ' or '\t' or '\n' or '\r')
            {
                position++;
                continue;
            }
            var isQuoted = text[position] is '"' or '\'';
            var start = isQuoted ? position + 1 : position;
            var length = isQuoted ? text.AsSpan(start).IndexOf(text[position]) : text.AsSpan(start).IndexOfAny(" \t\n\r");
            if (length < 0 && isQuoted) return null;
            var end = length < 0 ? text.Length : start + length;
            flags.Add(text[start..end]);
            position = isQuoted ? end + 1 : end;
        }
        return flags.TrueForAll(IsFlag) ? flags : null;
    }

    /// <summary>The value of the last <c>-name=value</c>; null when there is none.</summary>
    public static string? ValueOf(IReadOnlyList<string> flags, string name)
    {
        var last = flags.LastOrDefault(flag => flag.TrimStart('-').StartsWith(name + "=", StringComparison.Ordinal));
        return last?[(last.IndexOf('=', StringComparison.Ordinal) + 1)..];
    }

    private static bool IsFlag(string flag)
        => flag.StartsWith('-') && flag is not ("-" or "--")
            && !flag.StartsWith("---", StringComparison.Ordinal) && flag.TrimStart('-')[0] != '=';
}
