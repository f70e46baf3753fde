using System.Text;

namespace ProxyGuard.Core.Checksums;

/// <summary>The texts that notes and records are made of: UTF-8 without control characters but newline.</summary>
internal static class NoteText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = Strict.GetString(bytes);
            return text.Any(letter => letter < ' ' && letter != '\n') ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Base64 with padding and without white space; null when it is none.</summary>
    public static byte[]? Decode(string text)
    {
        var bytes = new byte[text.Length];
        return !text.Contains(' ') && Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}
