using System.Numerics;
using System.Text;
using ProxyGuard.Core.Checksums;
using ProxyGuard.EndToEnd.Tests.Proxies;
using ProxyGuard.Testing.Checksums;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Checksums;

/// <summary>Signatures and lookup answers, right, damaged and odd: our verdict and that of Go's own code.</summary>
public sealed class ChecksumOracleTests
{
    private const int Seed = 20261121;
    private static readonly BigInteger Prime = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger Order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493");

    // Points of small order, and numbers that no point has as its y or that are not below the prime.
    private static readonly byte[][] OddPoints =
    [
        .. new[] { 0, 1, 2, 3, Prime - 1, Prime, Prime + 1, Prime + 2, Prime + 18 }.SelectMany(y => new[] { Encoded(y, 0), Encoded(y, 0x80) }),
        Convert.FromHexString("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
        Convert.FromHexString("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
    ];

    [Fact]
    public async Task Go_takes_the_same_signatures()
    {
        var random = new Random(Seed);
        var asked = Enumerable.Range(0, 600).Select(_ => Question(random)).ToList();
        using var oracle = await GoOracle.BuildAsync("1.27");

        var theirs = await oracle.AskAsync(asked.Select(one => new[] { "ed25519", Hex(one.Key), Hex(one.Message), Hex(one.Signature) }));

        var ours = asked.Select(one => Ed25519.Verify(one.Key, one.Message, one.Signature) ? "true" : "false").ToList();
        foreach (var (one, our, their) in asked.Zip(ours, theirs))
            Assert.True(our == their, $"seed {Seed}: {Hex(one.Key)} {Hex(one.Message)} {Hex(one.Signature)}: go says {their}");
        Assert.InRange(ours.Count(verdict => verdict == "true"), 150, 450);
    }

    [Fact]
    public async Task Go_believes_the_same_lookup_answers()
    {
        var random = new Random(Seed);
        var module = ModuleTree.Sample().Modules.First();
        var database = new ChecksumDatabase("sum.lab.test", ModuleTree.Sample());
        var answer = Encoding.UTF8.GetBytes(database.Lookup(module.Path, module.Version)!);
        var asked = Enumerable.Range(0, 2000).Select(round => round == 0 ? answer : Damaged(answer, random)).ToList();
        using var oracle = await GoOracle.BuildAsync("1.27");

        var theirs = await oracle.AskAsync(asked.Select(one => new[] { "lookup", database.VerifierKey, Hex(one) }));

        var key = NoteVerifier.Parse(database.VerifierKey)!;
        for (var index = 0; index < asked.Count; index++)
        {
            var isRead = ChecksumRecord.TryRead(asked[index], key, module.Id, out var record, out var fault);
            var isBelieved = isRead || fault is ChecksumFault.OtherModule or ChecksumFault.OutsideTree;
            var isTheirs = !theirs[index].StartsWith("no ", StringComparison.Ordinal);
            Assert.True(isBelieved == isTheirs, $"seed {Seed}, {index}: {theirs[index]}, {fault}");
            if (record is null) continue;
            var root = Convert.ToBase64String(record.Head.Root.Span);
            var written = $"{record.Id} \"{record.Text.Replace("\n", "\\n")}\" {record.Head.Size} {root}";
            Assert.Equal(written, theirs[index]);
        }
        Assert.Contains(theirs.Skip(1), text => !text.StartsWith("no ", StringComparison.Ordinal));
    }

    private static (byte[] Key, byte[] Message, byte[] Signature) Question(Random random)
    {
        var (seed, message) = (Bytes(random, 32), Bytes(random, random.Next(200)));
        var signer = new NoteSigner("oracle", seed);
        var signature = signer.Sign(message);
        switch (random.Next(6))
        {
            case 0:
                signature[random.Next(64)] ^= (byte)(1 << random.Next(8));
                return (signer.PublicKey, message, signature);
            case 1:
                var scalar = new BigInteger(signature.AsSpan(32), isUnsigned: true) + Order;
                return (signer.PublicKey, message, [.. signature[..32], .. scalar.ToByteArray(isUnsigned: true)]);
            case 2:
                // With a key of small order the equation often holds for s = 0 and a commitment of small order.
                return (Odd(random), message, [.. Odd(random), .. new byte[32]]);
            default:
                return (signer.PublicKey, message, signature);
        }
    }

    private static byte[] Damaged(byte[] answer, Random random)
    {
        byte[][] pieces = [[(byte)' '], [(byte)'\n'], [(byte)'0'], [(byte)'+'], "— "u8.ToArray(), [(byte)'\t'], [0xff], []];
        var at = random.Next(answer.Length);
        var cut = random.Next(2);
        return [.. answer[..at], .. pieces[random.Next(pieces.Length)], .. answer[Math.Min(answer.Length, at + cut)..]];
    }

    private static byte[] Odd(Random random) => OddPoints[random.Next(OddPoints.Length)];

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Encoded(BigInteger y, byte sign)
    {
        var bytes = new byte[32];
        y.TryWriteBytes(bytes, out _, isUnsigned: true);
        bytes[31] |= sign;
        return bytes;
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
