using ProxyGuard.Core.Judging;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Trends;

public sealed class ProxyRollupTests
{
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
