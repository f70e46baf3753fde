using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Trends;

public sealed class ProxyRollupTests
{
    // A rollup as version 1 wrote it. It must stay readable for ever.
    private const string Version1 =
        "01" + "03" + "50" + "02" + "03" + "8008" + "81808008" + "02" + "086465677261646564" + "01" + "076865616C746879" + "02"
        + "01" + "026F6B" + "05" + "01" + "F70604" + "00" + "02" + "F70602" + "0A03";

    [Fact]
    public void Merging_does_not_depend_on_order_or_grouping()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var parts = Rollups(seed);
            var whole = Bytes(ProxyRollup.Merge(parts));
            var random = new Random(seed);
            var shuffled = parts.OrderBy(_ => random.Next()).ToList();
            var cut = random.Next(parts.Count + 1);

            var grouped = ProxyRollup.Merge([ProxyRollup.Merge([.. shuffled[..cut]]), ProxyRollup.Merge([.. shuffled[cut..]])]);

            Assert.Equal(whole, Bytes(grouped));
            Assert.Equal(whole, Bytes(ProxyRollup.Merge([ProxyRollup.Empty, ProxyRollup.Merge(parts)])));
        }
    }

    [Fact]
    public void What_is_encoded_is_decoded_the_same()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var rollup = ProxyRollup.Merge(Rollups(seed));

            var read = RollupEncoding.Read(RollupEncoding.Write(rollup));

            Assert.Equal(Bytes(rollup), Bytes(read));
            Assert.Equal((rollup.Runs, rollup.Judged, rollup.Availability, rollup.Bytes), (read.Runs, read.Judged, read.Availability, read.Bytes));
            Assert.Equal(rollup.Total.Percentile(0.95), read.Total.Percentile(0.95));
            Assert.Equal(rollup.Outcomes.OrderBy(pair => pair.Key), read.Outcomes.OrderBy(pair => pair.Key));
        }
    }

    [Fact]
    public void Version_1_stays_readable()
    {
        var read = RollupEncoding.Read(Convert.FromHexString(Version1));

        Assert.Equal((3, 80, 2, 3), (read.Runs, read.Bytes, read.Rescued, read.FormerChainWouldFail));
        Assert.Equal((1024UL, 16_777_217UL), (read.ServingSlots, read.FailingSlots));
        Assert.Equal((1, 2), (read.Verdicts[Core.Judging.Health.Degraded], read.Verdicts[Core.Judging.Health.Healthy]));
        Assert.Equal(5, read.Outcomes[ProbeOutcome.Ok]);
        Assert.Equal((4, 0, 5), (read.Connect.Count, read.FirstByte.Count, read.Total.Count));
        Assert.Equal(Version1, Bytes(read));
    }

    [Fact]
    public void A_later_version_and_cut_bytes_are_refused()
    {
        var bytes = Convert.FromHexString(Version1);

        Assert.Throws<InvalidDataException>(() => RollupEncoding.Read([2, .. bytes[1..]]));
        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<InvalidDataException>(() => RollupEncoding.Read(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void Only_judged_runs_count_for_availability()
    {
        var counts = new Dictionary<Health, long>
        {
            [Health.Healthy] = 6,
            [Health.Degraded] = 2,
            [Health.Down] = 1,
            [Health.Poisoned] = 1,
            [Health.Unknown] = 50,
        };

        var rollup = ProxyRollup.Empty with { Verdicts = counts };

        Assert.Equal((10, 0.8), (rollup.Judged, rollup.Availability));
        Assert.Null(ProxyRollup.Empty.Availability);
    }

    [Theory]
    [InlineData(0, 1, 0, 0.7935)]
    [InlineData(1, 1, 0.2065, 1)]
    [InlineData(8, 10, 0.4902, 0.9433)]
    [InlineData(970, 1000, 0.9575, 0.9789)]
    public void The_interval_is_wilsons(long successes, long of, double low, double high)
    {
        var interval = WilsonInterval.Of(successes, of)!.Value;

        Assert.Equal(low, interval.Low, 0.0001);
        Assert.Equal(high, interval.High, 0.0001);
    }

    [Fact]
    public void Nothing_has_no_interval() => Assert.Null(WilsonInterval.Of(0, 0));

    private static List<ProxyRollup> Rollups(int seed)
    {
        var bucket = TimeBucket.Of(BucketSize.Hour, ServiceFixture.Start);
        var reports = new RandomReports(seed);
        return [.. Enumerable.Range(0, 10)
            .Select(index => reports.Next(bucket.Start.AddMinutes(index * 6)))
            .SelectMany(report => report.Proxies.Select(proxy => ProxyRollup.OfProxy(report, proxy, bucket)))];
    }

    private static string Bytes(ProxyRollup rollup) => Convert.ToHexString(RollupEncoding.Write(rollup));
}
