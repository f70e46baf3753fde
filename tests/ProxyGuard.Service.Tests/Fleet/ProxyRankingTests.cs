using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Fleet;

public sealed class ProxyRankingTests
{
    [Fact]
    public void Three_of_three_do_not_stand_above_9990_of_10000() =>
        Assert.Equal("big small none", Order(RankingOrder.Availability, Proxy("none", 0, 0), Proxy("small", 3, 3), Proxy("big", 9_990, 10_000)));

    [Theory]
    [InlineData("p50", "fast slow none")]
    [InlineData("stale", "fast slow none")]
    [InlineData("speed", "slow fast none")]
    [InlineData("reuse", "slow fast none")]
    [InlineData("database", "fast slow none")]
    [InlineData("mismatches", "fast none slow")]
    [InlineData("errors", "fast slow none")]
    [InlineData("certificate", "slow fast none")]
    [InlineData("repositories", "slow fast none")]
    [InlineData("name", "fast none slow")]
    public void What_nobody_measured_comes_last(string order, string expected)
    {
        Assert.True(Core.Reports.Codes.TryParse<RankingOrder>(order, out var chosen));
        var fast = Proxy("fast", 10, 10, 1, new ProxyRollup
        {
            FirstByte = LatencyHistogram.Of([10.0]),
            Outcomes = new Dictionary<ProbeOutcome, long> { [ProbeOutcome.Ok] = 9 },
            Traits = new ProxyTraits(10, 0, 10, 10, 0, 10, 5, 1000, 10_000, new CertificateEnd(5, 900)),
        });
        var slow = Proxy("slow", 9, 10, 7, new ProxyRollup
        {
            FirstByte = LatencyHistogram.Of([900.0]),
            Outcomes = new Dictionary<ProbeOutcome, long> { [ProbeOutcome.ChecksumMismatch] = 2, [ProbeOutcome.Ok] = 9 },
            Traits = new ProxyTraits(10, 4, 10, 10, 3, 10, 9, 9000, 10_000, new CertificateEnd(5, 100)),
        });

        Assert.Equal(expected, Order(chosen, Proxy("none", 0, 0, 0), slow, fast));
    }

    [Fact]
    public void Errors_are_counted_by_class()
    {
        var outcomes = new Dictionary<string, long>
        {
            ["ok"] = 90,
            ["not-found"] = 7,
            ["stalled-in-body"] = 2,
            ["over-budget"] = 1,
            ["throttled"] = 3,
            ["of-tomorrow"] = 9,
        };

        Assert.Equal(
            [KeyValuePair.Create(IncidentCause.Stalled, 3L), KeyValuePair.Create(IncidentCause.Throttled, 3L)], ProxyRanking.Errors(outcomes));
    }

    private static string Order(RankingOrder order, params FleetProxy[] proxies) =>
        string.Join(' ', ProxyRanking.Sort(proxies, order).Select(proxy => proxy.Id));

    private static FleetProxy Proxy(string id, long served, long judged, long repositories = 1, ProxyRollup? rollup = null) => new(
        id, repositories,
        ProxySums.Of([(rollup ?? ProxyRollup.Empty) with
        {
            Verdicts = new Dictionary<Health, long> { [Health.Healthy] = served, [Health.Down] = judged - served },
        }]));
}
