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

    private static string GoldenFile(string name, [CallerFilePath] string testFile = "") =>
        Path.Combine(Path.GetDirectoryName(testFile)!, "Golden", name);
}
