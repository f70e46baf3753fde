using System.Numerics;
using ProxyGuard.Core.Checksums;
using ProxyGuard.Testing.Checksums;

namespace ProxyGuard.Core.Tests.Checksums;

public sealed class Ed25519Tests
{
    private static readonly BigInteger Order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493");

    // RFC 8032, section 7.1: tests 1, 2, 3 and SHA(abc).
    [Theory]
    [InlineData("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    [InlineData("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    [InlineData("ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704")]
    public void The_signatures_of_RFC_8032_are_taken_and_no_other_bit_is(string key, string message, string signature)
    {
        var (publicKey, text, bytes) = (Convert.FromHexString(key), Convert.FromHexString(message), Convert.FromHexString(signature));

        Assert.True(Ed25519.Verify(publicKey, text, bytes));
        for (var bit = 0; bit < 512; bit += 7) Assert.False(Ed25519.Verify(publicKey, text, Flipped(bytes, bit)), $"bit {bit}");
        for (var bit = 0; bit < 256; bit += 7) Assert.False(Ed25519.Verify(Flipped(publicKey, bit), text, bytes), $"bit {bit}");
        Assert.False(Ed25519.Verify(publicKey, [.. text, 0], bytes));
    }

    [Fact]
    public void What_the_lab_signs_is_taken()
    {
        var random = new Random(20261121);
        for (var round = 0; round < 50; round++)
        {
            var (seed, message) = (new byte[32], new byte[random.Next(300)]);
            random.NextBytes(seed);
            random.NextBytes(message);
            var signer = new NoteSigner("lab", seed);

            Assert.True(Ed25519.Verify(signer.PublicKey, message, signer.Sign(message)), $"round {round}");
        }
    }

    [Fact]
    public void A_scalar_beyond_the_group_order_is_refused_though_the_equation_holds()
    {
        var signer = new NoteSigner("lab");
        var signature = signer.Sign("message"u8);
        var scalar = new BigInteger(signature.AsSpan(32), isUnsigned: true) + Order;
        var beyond = (byte[])[.. signature[..32], .. scalar.ToByteArray(isUnsigned: true)];

        Assert.True(Ed25519.Verify(signer.PublicKey, "message"u8, signature));
        Assert.Equal(64, beyond.Length);
        Assert.False(Ed25519.Verify(signer.PublicKey, "message"u8, beyond));
    }

    [Theory]
    [InlineData(31, 64)]
    [InlineData(33, 64)]
    [InlineData(32, 63)]
    [InlineData(32, 65)]
    [InlineData(0, 0)]
    public void Input_of_a_wrong_length_is_no_signature(int key, int signature) =>
        Assert.False(Ed25519.Verify(new byte[key], [], new byte[signature]));

    private static byte[] Flipped(byte[] bytes, int bit)
    {
        var flipped = (byte[])bytes.Clone();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }
}
