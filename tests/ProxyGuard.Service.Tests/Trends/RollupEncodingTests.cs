using System.Runtime.CompilerServices;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Trends;

public sealed class RollupEncodingTests
{
    /// <summary>Rollups as the last programs of former versions wrote them, each with what is in it. No program may rewrite these files.</summary>
    public static TheoryData<int, string, string> FormerVersions => new(
        from version in Enumerable.Range(1, 2)
        from line in File.ReadLines(GoldenFile($"rollups-version-{version}.txt"))
        let parts = line.Split(' ', 2)
        select (version, parts[0], parts[1]));

    [Theory]
    [MemberData(nameof(FormerVersions))]
    public void A_former_version_stays_readable(int version, string bytes, string content)
    {
        var read = RollupEncoding.Read(Convert.FromHexString(bytes));

        Assert.Equal(content, RollupText.Of(read, version));
        Assert.Equal(default, read.Traits);
        Assert.Equal((read.Serving, read.Judged), RollupEncoding.ReadJudged(Convert.FromHexString(bytes)));
        if (version == 1) Assert.Equal((0, default), (read.PrivateRuns, read.Builds));
        Assert.Equal(RollupText.Of(read), RollupText.Of(RollupEncoding.Read(RollupEncoding.Write(read))));
    }

    [Fact]
    public void What_is_encoded_is_decoded_the_same()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var rollup = RandomRollups.Next(seed);

            var read = RollupEncoding.Read(RollupEncoding.Write(rollup));

            Assert.True(RollupText.Of(rollup) == RollupText.Of(read), $"seed {seed}");
        }
    }

    [Fact]
    public void A_part_is_read_as_the_whole_has_it()
    {
        var none = new ProxyRollup();
        for (var seed = 0; seed < 500; seed++)
        {
            var rollup = RandomRollups.Next(seed);
            var bytes = RollupEncoding.Write(rollup);
            var counts = rollup with { Connect = none.Connect, FirstByte = none.FirstByte, Total = none.Total };

            Assert.Equal(RollupText.Of(counts), RollupText.Of(RollupEncoding.ReadCounts(bytes)));
            Assert.Equal((rollup.Serving, rollup.Judged), RollupEncoding.ReadJudged(bytes));
        }
    }

    [Fact]
    public void A_later_version_is_refused() =>
        Assert.All(
        new Action[] { () => RollupEncoding.Read([4, 0, 0]), () => RollupEncoding.ReadCounts([4, 0, 0]), () => RollupEncoding.ReadJudged([4, 0, 0]) },
        read => Assert.Contains("version 4", Assert.Throws<InvalidDataException>(read).Message, StringComparison.Ordinal));

    [Fact]
    public void Bytes_that_are_cut_short_or_followed_by_more_are_refused()
    {
        foreach (var bytes in Samples())
        {
            for (var length = 0; length < bytes.Length; length++)
                Assert.Throws<InvalidDataException>(() => RollupEncoding.Read(bytes.AsSpan(0, length)));
            Assert.Throws<InvalidDataException>(() => RollupEncoding.Read([.. bytes, 0]));
        }
    }

    [Fact]
    public void A_flipped_bit_gives_a_value_or_is_refused()
    {
        foreach (var bytes in Samples())
        {
            for (var bit = 0; bit < bytes.Length * 8; bit++)
            {
                bytes[bit / 8] ^= (byte)(1 << bit % 8);
                AssertValueOrRefused(bytes);
                bytes[bit / 8] ^= (byte)(1 << bit % 8);
            }
        }
    }

    [Fact]
    public void Any_bytes_give_a_value_or_are_refused()
    {
        for (var seed = 0; seed < 20_000; seed++)
        {
            var random = new Random(seed);
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            // Many zeros reach far into the format; the largest numbers are all ones.
            foreach (ref var part in bytes.AsSpan()) part = random.Next(3) switch { 0 => 0, 1 => part, _ => (byte)(part | 0xF0) };
            if (bytes.Length > 0) bytes[0] = (byte)random.Next(1, 4);
            AssertValueOrRefused(bytes);
        }
    }

    // What can be read can be written and is then the same: no reading leaves a rollup that is no rollup.
    private static void AssertValueOrRefused(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var read = RollupEncoding.Read(bytes);
            Assert.Equal(RollupText.Of(read), RollupText.Of(RollupEncoding.Read(RollupEncoding.Write(read))));
        }
        catch (InvalidDataException)
        {
            // The other of the two that may be.
        }
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4_000_000, Convert.ToHexString(bytes));
    }

    private static IEnumerable<byte[]> Samples() =>
    [
        .. Enumerable.Range(0, 12).Select(seed => RollupEncoding.Write(RandomRollups.Next(seed))),
        .. FormerVersions.Select(row => Convert.FromHexString(row.Data.Item2)),
    ];

    private static string GoldenFile(string name, [CallerFilePath] string testFile = "") =>
        Path.Combine(Path.GetDirectoryName(testFile)!, "Golden", name);
}
