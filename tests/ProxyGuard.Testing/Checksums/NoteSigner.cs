using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace ProxyGuard.Testing.Checksums;

/// <summary>
/// The key of a lab database, made from its name alone, and Ed25519 signatures with it. Written straight from RFC 8032, section 5.1, and
/// slow: it shares nothing with the verifier that it tests.
/// </summary>
public sealed class NoteSigner
{
    private static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger L = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493");
    private static readonly BigInteger D = Modulo(-121665 * BigInteger.ModPow(121666, P - 2, P), P);

    private static readonly Point Base = Point.At(
        BigInteger.Parse("15112221349535400772501151409588531511454012693041857206046113283949847762202"),
        Modulo(4 * BigInteger.ModPow(5, P - 2, P), P));

    private readonly BigInteger _secret;
    private readonly byte[] _prefix;

    /// <param name="name">The name that signatures carry: <c>host[/path]</c> for a database.</param>
    /// <param name="seed">The private key, 32 bytes; null: one made from the name.</param>
    public NoteSigner(string name, byte[]? seed = null)
    {
        Name = name;
        var hash = SHA512.HashData(seed ?? SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        _prefix = hash[32..];
        hash[0] &= 248;
        hash[31] = (byte)((hash[31] & 127) | 64);
        _secret = Read(hash.AsSpan(0, 32));
        PublicKey = (Base * _secret).Encode();
    }

    public string Name { get; }

    /// <summary>The 32 bytes that verify.</summary>
    public byte[] PublicKey { get; }

    /// <summary>What stands in GOSUMDB: <c>name+hash+key</c>.</summary>
    public string VerifierKey => $"{Name}+{Convert.ToHexStringLower(KeyHash)}+{Convert.ToBase64String([1, .. PublicKey])}";

    private byte[] KeyHash => SHA256.HashData([.. Encoding.UTF8.GetBytes(Name + "\n"), 1, .. PublicKey])[..4];

    /// <summary>An Ed25519 signature of 64 bytes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var nonce = Modulo(Read(SHA512.HashData([.. _prefix, .. message])), L);
        var commitment = (Base * nonce).Encode();
        var challenge = Modulo(Read(SHA512.HashData([.. commitment, .. PublicKey, .. message])), L);
        return [.. commitment, .. Write(Modulo(nonce + challenge * _secret, L))];
    }

    /// <summary>A note: the text, which ends in a newline, an empty line and one signature.</summary>
    public string SignNote(string text)
    {
        var signature = Convert.ToBase64String([.. KeyHash, .. Sign(Encoding.UTF8.GetBytes(text))]);
        return $"{text}\n— {Name} {signature}\n";
    }

    private static BigInteger Modulo(BigInteger value, BigInteger modulus)
    {
        var rest = value % modulus;
        return rest.Sign < 0 ? rest + modulus : rest;
    }

    private static BigInteger Read(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true);

    private static byte[] Write(BigInteger value)
    {
        var bytes = new byte[32];
        value.TryWriteBytes(bytes, out _, isUnsigned: true);
        return bytes;
    }

    /// <summary>Extended coordinates: x = X/Z, y = Y/Z, x·y = T/Z. The addition formulas are complete: they double too.</summary>
    private sealed record Point(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T)
    {
        public static Point At(BigInteger x, BigInteger y) => new(x, y, 1, Modulo(x * y, P));

        public static Point operator +(Point left, Point right)
        {
            var a = (left.Y - left.X) * (right.Y - right.X) % P;
            var b = (left.Y + left.X) * (right.Y + right.X) % P;
            var c = 2 * left.T * D * right.T % P;
            var d = 2 * left.Z * right.Z % P;
            var (e, f, g, h) = (b - a, d - c, d + c, b + a);
            return new(Modulo(e * f, P), Modulo(g * h, P), Modulo(f * g, P), Modulo(e * h, P));
        }

        public static Point operator *(Point point, BigInteger factor)
        {
            var sum = At(0, 1);
            for (; factor > 0; factor >>= 1, point += point)
            {
                if (!factor.IsEven) sum += point;
            }
            return sum;
        }

        public byte[] Encode()
        {
            var inverse = BigInteger.ModPow(Z, P - 2, P);
            var bytes = Write(Modulo(Y * inverse, P));
            if (!Modulo(X * inverse, P).IsEven) bytes[31] |= 0x80;
            return bytes;
        }
    }
}
