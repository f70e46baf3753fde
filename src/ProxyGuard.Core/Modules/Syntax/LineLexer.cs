using System.Globalization;
using System.Text;

namespace ProxyGuard.Core.Modules.Syntax;

/// <summary>Cuts a go.mod or go.work file into lines of tokens. Source: Go Modules Reference, "Lexical elements".</summary>
internal static class LineLexer
{
    // No directive has more than 6; the cap keeps a hostile line from filling the memory.
    private const int MaxTokens = 16;

    public static IEnumerable<SourceLine> Lex(string text)
    {
        var number = 0;
        for (var start = 0; start < text.Length;)
        {
            var newline = text.IndexOf('\n', start);
            var end = newline < 0 ? text.Length : newline;
            yield return LexLine(++number, text.AsSpan(start, end - start));
            start = end + 1;
        }
    }

    private static SourceLine LexLine(int number, ReadOnlySpan<char> line)
    {
        List<string>? tokens = null;
        string? comment = null;
        FormattableString? fault = null;
        for (var at = 0; at < line.Length && fault is null;)
        {
            var rest = line[at..];
            if (rest[0] is ' ' or '\t' or '\r')
            {
                at++;
            }
            else if (rest is ['/', '/', ..])
            {
                comment = rest.TrimEnd('\r').ToString();
                break;
            }
            else if (tokens?.Count == MaxTokens)
            {
                fault = $"more than {MaxTokens} words on one line";
            }
            else
            {
                var length = TokenLength(rest, out fault);
                if (fault is null) (tokens ??= []).Add(rest[..length].ToString());
                at += length;
            }
        }
        return new SourceLine(number, tokens ?? (IReadOnlyList<string>)[], comment, fault);
    }

    private static int TokenLength(ReadOnlySpan<char> rest, out FormattableString? fault)
    {
        fault = null;
        if (IsPunctuation(rest[0])) return 1;
        return rest[0] is '"' or '`' ? StringLength(rest, out fault) : WordLength(rest, out fault);
    }

    private static int StringLength(ReadOnlySpan<char> rest, out FormattableString? fault)
    {
        var quote = rest[0];
        for (var at = 1; at < rest.Length; at++)
        {
            if (rest[at] == quote)
            {
                fault = rest[..at].Contains('\uFFFD') ? NotUtf8 : null;
                return at + 1;
            }
            if (rest[at] == '\\' && quote == '"') at++;
        }
        fault = $"the string {FaultList.Excerpt(rest)} has no closing {quote} on its line";
        return rest.Length;
    }

    private static int WordLength(ReadOnlySpan<char> rest, out FormattableString? fault)
    {
        var at = 0;
        while (at < rest.Length)
        {
            if (rest[at] != '/' && IsWordLetter(rest[at]))
            {
                at++;
                continue;
            }
            if (rest[at..] is ['/', '/', ..]) break;
            if (rest[at..] is ['/', '*', ..])
            {
                fault = $"a comment begins with //; /* */ is not allowed";
                return at;
            }
            _ = Rune.DecodeFromUtf16(rest[at..], out var rune, out var width);
            if (!IsWordRune(rune)) break;
            at += width;
        }
        fault = at == 0 ? Unexpected(rest) : rest[..at].Contains('\uFFFD') ? NotUtf8 : null;
        return at;
    }

    private static FormattableString NotUtf8 { get; } = $"a name that is not valid UTF-8; Go files are UTF-8 text";

    private static FormattableString Unexpected(ReadOnlySpan<char> rest)
    {
        _ = Rune.DecodeFromUtf16(rest, out var rune, out _);
        FormattableString hint = rune.Value switch
        {
            0 => $" (a NUL byte: is this a text file?)",
            0xFEFF => $" (a byte order mark: save the file without one)",
            _ => $"",
        };
        return $"unexpected character U+{rune.Value:X4}{hint}; allowed are printable characters, spaces and tabs";
    }

    // Go's unicode.IsPrint: letters, marks, numbers, punctuation and symbols; of the spaces only U+0020, which ends a word.
    private static bool IsWordRune(Rune rune) => rune.IsAscii
        ? IsWordLetter((char)rune.Value)
        : Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static bool IsWordLetter(char letter) => letter is > ' ' and < '\x7F' && !IsPunctuation(letter);

    private static bool IsPunctuation(char letter) => letter is '(' or ')' or '[' or ']' or '{' or '}' or ',';
}
