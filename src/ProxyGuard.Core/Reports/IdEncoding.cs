using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace ProxyGuard.Core.Reports;

/// <summary>
/// The one way an id of a repository or a proxy stands in a URL segment or a store's key: <c>/</c> becomes <c>~</c>, any byte outside
/// <c>[a-z0-9._-]</c> becomes <c>!XX</c>. Every id has exactly one encoded form.
/// </summary>
public static class IdEncoding
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Encodes an id.</summary>
    public static string Encode(string id)
    {
        var text = new StringBuilder(id.Length + 16);
        foreach (var part in Encoding.UTF8.GetBytes(id))
        {
            if (part == '/') text.Append('~');
            else if (IsPlain(part)) text.Append((char)part);
            else text.Append('!').Append(part.ToString("X2", CultureInfo.InvariantCulture));
        }
        return text.ToString();
    }

    /// <summary>Decodes what <see cref="Encode"/> made; any other text, even one that means the same, is refused.</summary>
    public static bool TryDecode(string encoded, [NotNullWhen(true)] out string? id)
    {
        id = null;
        var bytes = new List<byte>(encoded.Length);
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] == '~') bytes.Add((byte)'/');
            else if (encoded[i] == '!' && TryReadByte(encoded, i + 1, out var value)) (_, i) = (Add(bytes, value), i + 2);
            else if (encoded[i] < 128 && IsPlain((byte)encoded[i])) bytes.Add((byte)encoded[i]);
            else return false;
        }
        return TryReadUtf8([.. bytes], out id) && Encode(id) == encoded;
    }

    private static bool IsPlain(byte value) =>
        value is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'_' or (byte)'-';

    private static bool TryReadByte(string text, int start, out byte value)
    {
        value = 0;
        return start + 2 <= text.Length
            && byte.TryParse(text.AsSpan(start, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }

    private static bool Add(List<byte> bytes, byte value)
    {
        bytes.Add(value);
        return true;
    }

    private static bool TryReadUtf8(byte[] bytes, [NotNullWhen(true)] out string? text)
    {
        text = System.Text.Unicode.Utf8.IsValid(bytes) ? StrictUtf8.GetString(bytes) : null;
        return text is not null;
    }
}
