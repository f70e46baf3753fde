using System.Security.Cryptography;
using System.Text;

namespace ProxyGuard.Core.Checksums;

/// <summary>The hashes of RFC 6962, section 2.1: leaves begin with a 0, nodes with a 1.</summary>
internal static class TreeHash
{
    public const int Length = 32;

    public static byte[] OfRecord(string text) => SHA256.HashData([0, .. Encoding.UTF8.GetBytes(text)]);

    public static byte[] OfNode(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => SHA256.HashData([1, .. left, .. right]);

    /// <summary>The root over hashes that stand side by side; their number is a power of two.</summary>
    public static byte[] Fold(ReadOnlySpan<byte> hashes) => hashes.Length == Length
        ? hashes.ToArray()
        : OfNode(Fold(hashes[..(hashes.Length / 2)]), Fold(hashes[(hashes.Length / 2)..]));
}
