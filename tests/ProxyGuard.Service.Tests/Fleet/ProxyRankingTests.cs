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

    [Theory]
    [InlineData("p50", "spiky rare steady")]
    [InlineData("p95", "rare steady spiky")]
    [InlineData("p99", "steady spiky rare")]
    public void Each_percentile_has_a_ranking_of_its_own(string order, string expected)
    {
        Assert.True(Core.Reports.Codes.TryParse<RankingOrder>(order, out var chosen));
        FleetProxy Of(string id, int usual, double usually, double seldom) => Proxy(id, 100, 100, 1, new ProxyRollup
        {
            FirstByte = LatencyHistogram.Of([.. Enumerable.Repeat(usually, usual), .. Enumerable.Repeat(seldom, 100 - usual)]),
        });

        Assert.Equal(expected, Order(chosen, Of("steady", 100, 100, 0), Of("spiky", 92, 10, 900), Of("rare", 97, 50, 2000)));
    }

    [Fact]
    public void A_database_that_fails_counts_against_the_one_that_is_carried()
    {
        FleetProxy Of(string id, long served, long broken) => Proxy(
            id, served, 10, 1, new ProxyRollup { Traits = new ProxyTraits(10, 0, 10, 10, broken, 10, 5, 1000, 10_000, new CertificateEnd(5, 900)) });

        Assert.Equal("whole broken", Order(RankingOrder.Database, Of("broken", 10, 3), Of("whole", 9, 0)));
    }

    [Fact]
    public void Of_equals_the_more_available_and_the_better_known_stand_first() => Assert.Equal(
        "d c b a", Order(RankingOrder.Mismatches, Proxy("a", 0, 5), Proxy("b", 0, 50), Proxy("c", 5, 10), Proxy("d", 10, 10)));

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
