using System.Buffers;
using System.Globalization;
using System.Text;

namespace ProxyGuard.Core.Modules.Syntax;

/// <summary>Go's interpreted string literals. Source: The Go Programming Language Specification, "String literals".</summary>
internal static class QuotedString
{
    private const string Letters = "abfnrtv\\\"";
    private const string Meanings = "\a\b\f\n\r\t\v\\\"";

    /// <summary>The text between the quotes, or null when it holds an escape that Go does not know.</summary>
    /// <param name="token">A token from <c>"</c> to <c>"</c>.</param>
    public static string? Unquote(string token)
    {
        if (token.Length < 2 || token[^1] != '"') return null;
        var inner = token.AsSpan(1, token.Length - 2);
        if (!inner.Contains('\\')) return inner.ToString();

        // Bytes and not characters: \x and octal escapes name bytes, several of which may make one character.
        var bytes = new ArrayBufferWriter<byte>(inner.Length);
        while (inner.Length > 0)
        {
            var plain = inner.IndexOf('\\');
            if (plain < 0) plain = inner.Length;
            Encoding.UTF8.GetBytes(inner[..plain], bytes);
            inner = inner[plain..];
            if (inner.Length == 0) break;
            if (ReadEscape(inner[1..], bytes) is not { } width) return null;
            inner = inner[(1 + width)..];
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static int? ReadEscape(ReadOnlySpan<char> text, ArrayBufferWriter<byte> bytes)
    {
        if (text.Length == 0) return null;
        if (Letters.IndexOf(text[0], StringComparison.Ordinal) is >= 0 and var letter)
        {
            bytes.Write([(byte)Meanings[letter]]);
            return 1;
        }
        return text[0] switch
        {
            'x' => ReadByte(text, 1, 2, 16, bytes),
            'u' => ReadRune(text, 4, bytes),
            'U' => ReadRune(text, 8, bytes),
            _ => ReadByte(text, 0, 3, 8, bytes),
        };
    }

    private static int? ReadByte(ReadOnlySpan<char> text, int skip, int digits, int numberBase, ArrayBufferWriter<byte> bytes)
    {
        if (text.Length < skip + digits) return null;
        var value = 0;
        foreach (var digit in text.Slice(skip, digits))
        {
            if (!char.IsAsciiHexDigit(digit) || Convert.ToInt32(digit.ToString(), 16) is var number && number >= numberBase) return null;
            value = (value * numberBase) + Convert.ToInt32(digit.ToString(), 16);
        }
        if (value > byte.MaxValue) return null;
        bytes.Write([(byte)value]);
        return skip + digits;
    }

    private static int? ReadRune(ReadOnlySpan<char> text, int digits, ArrayBufferWriter<byte> bytes)
    {
        if (text.Length < 1 + digits) return null;
        if (!uint.TryParse(text.Slice(1, digits), NumberStyles.AllowHexSpecifier, null, out var value) || !Rune.IsValid(value)) return null;
        Encoding.UTF8.GetBytes(new Rune(value).ToString(), bytes);
        return 1 + digits;
    }
}
