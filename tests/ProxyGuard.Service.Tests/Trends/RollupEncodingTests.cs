using System.Runtime.CompilerServices;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Trends;

public sealed class RollupEncodingTests
{
    /// <summary>Rollups as the last program of version 1 wrote them, each with what is in it. No program may rewrite this file.</summary>
    public static TheoryData<string, string> Version1 =>
        new(File.ReadLines(GoldenFile("rollups-version-1.txt")).Select(line => line.Split(' ', 2)).Select(parts => (parts[0], parts[1])));

    [Theory]
    [MemberData(nameof(Version1))]
    public void Version_1_stays_readable(string bytes, string content)
    {
        var read = RollupEncoding.Read(Convert.FromHexString(bytes));

        Assert.Equal(content, RollupText.Of(read));
        Assert.Equal((0, default), (read.PrivateRuns, read.Builds));
        Assert.Equal(content, RollupText.Of(RollupEncoding.Read(RollupEncoding.Write(read))));
    }

    [Fact]
    public void What_is_encoded_is_decoded_the_same()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var rollup = RandomRollups.Next(seed);

            var read = RollupEncoding.Read(RollupEncoding.Write(rollup));

            Assert.True(RollupText.Of(rollup) == RollupText.Of(read), $"seed {seed}");
            Assert.Equal((rollup.PrivateRuns, rollup.Builds), (read.PrivateRuns, read.Builds));
        }
    }

    [Fact]
    public void A_later_version_is_refused() =>
        Assert.Contains("version 3", Assert.Throws<InvalidDataException>(() => RollupEncoding.Read([3, 0, 0])).Message, StringComparison.Ordinal);

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
            if (bytes.Length > 0) bytes[0] = (byte)random.Next(1, 3);
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
        .. Version1.Select(row => Convert.FromHexString(row.Data.Item1)),
    ];

    private static string GoldenFile(string name, [CallerFilePath] string testFile = "") =>
        Path.Combine(Path.GetDirectoryName(testFile)!, "Golden", name);
}
