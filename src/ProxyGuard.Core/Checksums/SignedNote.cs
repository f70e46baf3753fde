using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace ProxyGuard.Core.Checksums;

/// <summary>
/// A text with signatures below it: the text, an empty line, and lines <c>— name base64</c>. Source: golang.org/x/mod/sumdb/note.
/// </summary>
public static class SignedNote
{
    private const int MostSignatures = 100;
    private const int HashLength = 4;

    /// <summary>Reads a note and verifies it: signatures of others are skipped, one of this key is needed.</summary>
    /// <param name="note">The whole note.</param>
    /// <param name="verifier">The key.</param>
    /// <param name="text">The signed text, its last newline included.</param>
    /// <param name="fault">Why it is not believed.</param>
    public static bool TryOpen(string note, NoteVerifier verifier, [NotNullWhen(true)] out string? text, out ChecksumFault fault)
    {
        text = null;
        fault = ChecksumFault.MalformedNote;
        var end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || end + 2 >= note.Length || note[^1] != '\n') return false;
        var lines = note[(end + 2)..^1].Split('\n');
        if (lines.Length > MostSignatures) return false;
        var signatures = lines.Select(Parse).ToList();
        if (signatures.Contains(null)) return false;
        var own = signatures.FirstOrDefault(one => one!.Name == verifier.Name && one.KeyHash == verifier.KeyHash);
        var signed = note[..(end + 1)];
        fault = own is null ? ChecksumFault.NotSigned : ChecksumFault.WrongSignature;
        if (own is null || !verifier.Verifies(signed, own.Bytes)) return false;
        text = signed;
        return true;
    }

    private static Signature? Parse(string line)
    {
        if (line.Split(' ', 3) is not ["—", var name, var base64] || !NoteVerifier.IsName(name)) return null;
        return NoteText.Decode(base64) is { Length: > HashLength } bytes
            ? new Signature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[HashLength..])
            : null;
    }

    private sealed record Signature(string Name, uint KeyHash, byte[] Bytes);
}
