using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Fleet;

public sealed class ComparisonRuleTests
{
    [Theory]
    // Too little: on one side, on the other, and where chance explains it.
    [InlineData(0, 4, 1000, 1000, "too-little")]
    [InlineData(0, 5, 9, 9, "too-little")]
    [InlineData(4, 5, 10, 10, "too-little")]
    [InlineData(0, 0, 0, 0, "too-little")]
    // Both are served. One lost run of twenty is no trouble.
    [InlineData(20, 20, 1000, 1000, "fine")]
    [InlineData(19, 20, 998, 1000, "fine")]
    [InlineData(5, 5, 10, 10, "fine")]
    // It is you.
    [InlineData(0, 5, 10, 10, "you")]
    [InlineData(10, 20, 999, 1000, "you")]
    [InlineData(0, 5, 997, 1000, "you")]
    // It is the proxy.
    [InlineData(0, 5, 0, 10, "proxy")]
    [InlineData(10, 20, 500, 1000, "proxy")]
    [InlineData(19, 22, 900, 1000, "proxy")]
    // Both.
    [InlineData(0, 20, 900, 1000, "both")]
    [InlineData(50, 100, 80, 100, "both")]
    // Others only.
    [InlineData(20, 20, 500, 1000, "elsewhere")]
    [InlineData(100, 100, 0, 10, "elsewhere")]
    public void Whose_trouble_it_is_follows_from_both_intervals(long served, long judged, long otherServed, long otherJudged, string expected) =>
        Assert.Equal(expected, Codes.Of(ComparisonRule.Conclude(Side(served, judged), Side(otherServed, otherJudged))));

    [Theory]
    [InlineData(300, 100, 20, "slower")]
    [InlineData(200, 100, 20, "slower")]
    [InlineData(199, 100, 20, "fine")]
    [InlineData(90, 10, 20, "fine")]
    [InlineData(300, 100, 19, "fine")]
    public void Slower_is_said_of_twice_as_slow_and_a_tenth_of_a_second(double here, double there, long probes, string expected) =>
        Assert.Equal(expected, Codes.Of(ComparisonRule.Conclude(Side(20, 20, here, probes), Side(500, 500, there, 1000))));

    [Fact]
    public void What_is_left_of_a_sum_is_the_sum_of_the_others()
    {
        var parts = Enumerable.Range(1, 3).Select(number => new ProxyRollup
        {
            Runs = number,
            Verdicts = new Dictionary<Health, long> { [Health.Healthy] = number, [(Health)(number % 2)] = 2 },
            FirstByte = LatencyHistogram.Of([number * 10.0, 50, 50]),
        }).ToList();

        var left = RollupDifference.Of(ProxyRollup.Merge(parts), parts[1]);
        var others = ProxyRollup.Merge([parts[0], parts[2]]);

        Assert.Equal((others.Runs, others.Judged, others.Serving), (left.Runs, left.Judged, left.Serving));
        Assert.Equal(others.FirstByte.Buckets, left.FirstByte.Buckets);
        Assert.Equal((0, 0, 0), Sizes(RollupDifference.Of(parts[0], ProxyRollup.Merge([parts[0], parts[0]]))));
    }

    private static (long, long, long) Sizes(ProxyRollup rollup) => (rollup.Runs, rollup.Judged, rollup.FirstByte.Count);

    private static ComparedFigures Side(long served, long judged, double? median = null, long probes = 0) => new(
        Availability.From(served, judged),
        median is { } p50 ? new Percentiles(p50, p50, p50, p50, probes) : null,
        new Dictionary<string, long>());
}
