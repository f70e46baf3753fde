using System.Numerics;
using System.Security.Cryptography;

namespace ProxyGuard.Core.Checksums;

/// <summary>
/// Verifies Ed25519 signatures (RFC 8032, section 5.1.7; the base library has none) and takes exactly what Go's crypto/ed25519 takes: a
/// scalar below the group order, and a commitment that is byte for byte the one computed.
/// </summary>
public static class Ed25519
{
    /// <summary>The bytes of a public key.</summary>
    public const int KeyLength = 32;

    /// <summary>The bytes of a signature.</summary>
    public const int SignatureLength = 64;

    // RFC 8032, section 5.1: the order of the base point.
    private static readonly BigInteger Order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493");

    /// <summary>Whether a signature is one of this key over this message. Input of a wrong length is not.</summary>
    /// <param name="publicKey">The public key, 32 bytes.</param>
    /// <param name="message">What was signed.</param>
    /// <param name="signature">The signature, 64 bytes.</param>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != KeyLength || signature.Length != SignatureLength) return false;
        var commitment = signature[..32];
        var scalar = new BigInteger(signature[32..], isUnsigned: true);
        if (scalar >= Order || EdwardsPoint.Decode(publicKey) is not { } key) return false;
        var hash = SHA512.HashData([.. commitment, .. publicKey, .. message]);
        var challenge = new BigInteger(hash, isUnsigned: true) % Order;
        return commitment.SequenceEqual(EdwardsPoint.Sum(scalar, EdwardsPoint.Base, challenge, -key).Encode());
    }
}
