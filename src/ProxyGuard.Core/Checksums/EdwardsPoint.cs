using System.Numerics;

namespace ProxyGuard.Core.Checksums;

/// <summary>
/// A point of edwards25519 in extended coordinates: x = X/Z, y = Y/Z, x·y = T/Z. Public values only: nothing here hides how long it takes.
/// </summary>
internal readonly record struct EdwardsPoint(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T)
{
    private static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger D = Reduce(-121665 * Inverse(121666));
    private static readonly BigInteger RootOfMinusOne = BigInteger.ModPow(2, (P - 1) / 4, P);
    private static readonly EdwardsPoint Neutral = new(0, 1, 1, 0);

    /// <summary>The base point: y = 4/5, x even.</summary>
    public static EdwardsPoint Base { get; } = Decode([0x58, .. Enumerable.Repeat((byte)0x66, 31)])!.Value;

    public static EdwardsPoint operator -(EdwardsPoint point) => new(P - point.X, point.Y, point.Z, P - point.T);

    // RFC 8032, section 5.1.4; complete, so that it doubles too.
    public static EdwardsPoint operator +(EdwardsPoint left, EdwardsPoint right)
    {
        var a = (left.Y - left.X) * (right.Y - right.X) % P;
        var b = (left.Y + left.X) * (right.Y + right.X) % P;
        var c = left.T * right.T % P * 2 * D % P;
        var d = left.Z * right.Z * 2 % P;
        var (e, f, g, h) = (b - a, d - c, d + c, b + a);
        return new(Reduce(e * f), Reduce(g * h), Reduce(f * g), Reduce(e * h));
    }

    /// <summary>The point that 32 bytes stand for; null when there is none. A y of the prime or more is reduced, as Go does.</summary>
    public static EdwardsPoint? Decode(ReadOnlySpan<byte> bytes)
    {
        var isOdd = (bytes[31] & 0x80) != 0;
        Span<byte> withoutSign = [.. bytes];
        withoutSign[31] &= 0x7f;
        var y = new BigInteger(withoutSign, isUnsigned: true) % P;
        var (u, v) = (Reduce(y * y - 1), Reduce(D * y * y + 1));
        // Section 5.1.3: the candidate root of u/v, with one power instead of an inverse and a root.
        var v3 = v * v * v % P;
        var x = u * v3 % P * BigInteger.ModPow(u * v3 % P * v3 % P * v % P, (P - 5) / 8, P) % P;
        var square = v * x % P * x % P;
        if (square != u)
        {
            if (square != Reduce(-u)) return null;
            x = x * RootOfMinusOne % P;
        }
        if (x.IsEven == isOdd) x = Reduce(-x);
        return new(x, y, 1, x * y % P);
    }

    /// <summary>The sum of two products of scalars below 2^253 and points.</summary>
    public static EdwardsPoint Sum(BigInteger leftFactor, EdwardsPoint left, BigInteger rightFactor, EdwardsPoint right)
    {
        var both = left + right;
        var sum = Neutral;
        for (var bit = 252; bit >= 0; bit--)
        {
            sum += sum;
            sum = ((leftFactor >> bit).IsEven, (rightFactor >> bit).IsEven) switch
            {
                (false, false) => sum + both,
                (false, true) => sum + left,
                (true, false) => sum + right,
                _ => sum,
            };
        }
        return sum;
    }

    public byte[] Encode()
    {
        var inverse = Inverse(Z);
        var bytes = new byte[32];
        Reduce(Y * inverse).TryWriteBytes(bytes, out _, isUnsigned: true);
        if (!Reduce(X * inverse).IsEven) bytes[31] |= 0x80;
        return bytes;
    }

    private static BigInteger Inverse(BigInteger value) => BigInteger.ModPow(value, P - 2, P);

    private static BigInteger Reduce(BigInteger value)
    {
        var rest = value % P;
        return rest.Sign < 0 ? rest + P : rest;
    }
}
