using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ProxyGuard.Core.Checksums;

/// <summary>A key that notes are verified with. Source: golang.org/x/mod/sumdb/note.</summary>
public sealed class NoteVerifier
{
    private const byte Ed25519Algorithm = 1;

    private readonly byte[] _publicKey;

    private NoteVerifier(string name, uint hash, byte[] publicKey) => (Name, KeyHash, _publicKey) = (name, hash, publicKey);

    /// <summary>Whose key it is: for a checksum database <c>host[/path]</c>.</summary>
    public string Name { get; }

    /// <summary>What signatures name the key by: the first four bytes of SHA-256(name, newline, algorithm and key), big endian.</summary>
    public uint KeyHash { get; }

    /// <summary>Reads <c>name+hash+key</c>: eight hexadecimal digits, and base64 of the byte 1 and an Ed25519 key.</summary>
    /// <param name="text">The key's text.</param>
    /// <returns>Null when it is malformed or the hash is not the key's.</returns>
    public static NoteVerifier? Parse(string text)
    {
        var parts = text.Split('+', 3);
        if (parts.Length < 3 || !IsName(parts[0]) || parts[1].Length != 8) return null;
        if (!uint.TryParse(parts[1], NumberStyles.AllowHexSpecifier, null, out var written)) return null;
        if (NoteText.Decode(parts[2]) is not [Ed25519Algorithm, ..] key || key.Length != 1 + Ed25519.KeyLength) return null;
        var hash = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(parts[0] + "\n"), .. key]));
        return written == hash ? new NoteVerifier(parts[0], hash, key[1..]) : null;
    }

    /// <summary>Whether a signature is this key's over this text.</summary>
    /// <param name="text">The signed text, its last newline included.</param>
    /// <param name="signature">The 64 bytes.</param>
    public bool Verifies(string text, ReadOnlySpan<byte> signature) => Ed25519.Verify(_publicKey, Encoding.UTF8.GetBytes(text), signature);

    internal static bool IsName(string name) => name.Length > 0 && !name.Any(letter => char.IsWhiteSpace(letter) || letter == '+');
}
