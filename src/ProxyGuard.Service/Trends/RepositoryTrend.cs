using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Trends;

/// <summary>What <c>GET /api/v1/r/{repository}</c> says: a repository over some days, as figures.</summary>
/// <param name="Repository">Its id.</param>
/// <param name="From">The first UTC day.</param>
/// <param name="To">The last UTC day, today.</param>
/// <param name="AsOf">When this was read.</param>
/// <param name="Runs">Runs in these days.</param>
/// <param name="Rescued">Runs in which a build got through that the former chain would have broken.</param>
/// <param name="FormerChainWouldFail">Runs in which the former chain would have failed.</param>
/// <param name="Proxies">Each proxy: those of the newest run in its order, then the others by name.</param>
/// <param name="LastRuns">The newest runs whatever their day, newest first.</param>
internal sealed record RepositoryTrend(
    string Repository,
    DateOnly From,
    DateOnly To,
    DateTimeOffset AsOf,
    long Runs,
    long Rescued,
    long FormerChainWouldFail,
    IReadOnlyList<ProxyTrend> Proxies,
    IReadOnlyList<RunTrend> LastRuns);

/// <summary>One proxy: its state in the newest run that names it, its sums, its days.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Now">Its state; null when none of the last runs names it.</param>
/// <param name="Sums">All days together.</param>
/// <param name="Days">The days on which it was probed, oldest first.</param>
internal sealed record ProxyTrend(string Id, ProxyState? Now, ProxyFigures Sums, IReadOnlyList<ProxyDay> Days);

internal sealed record ProxyState(
    Trust Trust, bool InForce, Health Health, IReadOnlyList<Reason> Reasons, DateTimeOffset Seen, DateTimeOffset? FailingSince);

internal sealed record ProxyDay(DateOnly Day, ProxyFigures Figures, IReadOnlyList<int> FailingHours);

/// <summary>Figures of one proxy over some time.</summary>
internal sealed record ProxyFigures(
    long Runs,
    Availability? Availability,
    IReadOnlyDictionary<string, long> Verdicts,
    IReadOnlyDictionary<string, long> Outcomes,
    long Bytes,
    PhaseLatency Latency)
{
    public static ProxyFigures Of(ProxyRollup rollup) => new(
        rollup.Runs,
        Availability.From(rollup),
        ByCode(rollup.Verdicts),
        ByCode(rollup.Outcomes),
        rollup.Bytes,
        new PhaseLatency(Percentiles.From(rollup.Connect), Percentiles.From(rollup.FirstByte), Percentiles.From(rollup.Total)));

    private static Dictionary<string, long> ByCode<T>(IReadOnlyDictionary<T, long> counts) where T : struct, Enum =>
        counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).ToDictionary(pair => Codes.Of(pair.Key), pair => pair.Value);
}

/// <summary>(healthy + degraded) ÷ judged runs, the number of judged runs, and the 95 % interval.</summary>
internal sealed record Availability(double Value, long Of, double Low, double High)
{
    public static Availability? From(ProxyRollup rollup) =>
        rollup.Availability is { } value && WilsonInterval.Of(rollup.Serving, rollup.Judged) is { } interval
            ? new(value, rollup.Judged, interval.Low, interval.High)
            : null;
}

internal sealed record PhaseLatency(Percentiles? Connect, Percentiles? FirstByte, Percentiles? Total);

/// <summary>Percentiles in milliseconds, each within 1 %, and the number of probes they are of.</summary>
internal sealed record Percentiles(double P50, double P95, long Of)
{
    public static Percentiles? From(LatencyHistogram histogram) =>
        histogram.Percentile(0.5) is { } median && histogram.Percentile(0.95) is { } slow
            ? new(Math.Round(median, 3), Math.Round(slow, 3), histogram.Count)
            : null;
}

/// <summary>One run and what it decided.</summary>
internal sealed record RunTrend(
    Guid Key,
    DateTimeOffset Time,
    double DurationMs,
    CiFacts? Ci,
    DecisionFacts Decision,
    IReadOnlyList<RunVerdict> Proxies)
{
    public static RunTrend Of(RunReport run) => new(
        run.Key,
        RunKey.TimeOf(run.Key),
        run.DurationMs,
        run.Ci,
        run.Decision,
        [.. run.Proxies.Select(proxy => new RunVerdict(proxy.Id, proxy.Health, proxy.Reasons))]);
}

internal sealed record RunVerdict(string Id, Health Health, IReadOnlyList<Reason> Reasons);
