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

    /// <summary>GOFLAGS with <c>-name=value</c> in place of any other value of that flag; null when the text is malformed or holds control
    /// characters.</summary>
    public static string? With(string text, string name, string value)
    {
        if (Parse(text) is not { } flags || text.Any(char.IsControl)) return null;
        var others = flags.Where(flag => !flag.TrimStart('-').StartsWith(name + "=", StringComparison.Ordinal)).Select(Quote);
        // First, so that the text never begins with a quote, at which readers of .env files go apart.
        return string.Join(' ', others.Prepend($"-{name}={value}"));
    }

    // A field never holds both kinds of quotes together with a blank: it could not have been written.
    private static string Quote(string flag) => flag.Contains(' ') ? (flag.Contains('\'') ? $"\"{flag}\"" : $"'{flag}'") : flag;

    private static bool IsFlag(string flag)
        => flag.StartsWith('-') && flag is not ("-" or "--")
            && !flag.StartsWith("---", StringComparison.Ordinal) && flag.TrimStart('-')[0] != '=';
}
