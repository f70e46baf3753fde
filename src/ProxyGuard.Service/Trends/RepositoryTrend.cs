using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Trends;

/// <summary>What <c>GET /api/v1/r/{repository}</c> says: a repository over some time, as figures.</summary>
/// <param name="Repository">Its id.</param>
/// <param name="From">The start of the first bucket.</param>
/// <param name="To">The end of the last bucket, which does not belong to it.</param>
/// <param name="Step">How long a bucket is.</param>
/// <param name="AsOf">When this was read.</param>
/// <param name="Totals">The repository itself over all buckets.</param>
/// <param name="Points">The same bucket by bucket, oldest first; a bucket without runs is left out.</param>
/// <param name="Proxies">Each proxy: those of the newest run in its order, then the others by name.</param>
internal sealed record RepositoryTrend(
    string Repository,
    DateTimeOffset From,
    DateTimeOffset To,
    BucketSize Step,
    DateTimeOffset AsOf,
    RepositoryTotals Totals,
    IReadOnlyList<TotalsPoint> Points,
    IReadOnlyList<ProxyTrend> Proxies)
{
    /// <summary>The address of the page that says how each figure is counted.</summary>
    public string Accounting { get; init; } = "";
}

/// <summary>What the runs of a repository came to.</summary>
/// <param name="Runs">How many there were.</param>
/// <param name="Rescued">Runs in which a build got through that the former chain would have broken.</param>
/// <param name="FormerChainWouldFail">Runs in which the former chain would have failed.</param>
/// <param name="Builds">How the builds ended that said so.</param>
internal record RepositoryTotals(long Runs, long Rescued, long FormerChainWouldFail, BuildCounts Builds)
{
    public static RepositoryTotals Of(ProxyRollup rollup) => new(rollup.Runs, rollup.Rescued, rollup.FormerChainWouldFail, rollup.Builds);
}

/// <summary>What the runs of a repository came to in one bucket.</summary>
internal sealed record TotalsPoint : RepositoryTotals
{
    public TotalsPoint(DateTimeOffset start, RepositoryTotals totals) : base(totals) => Start = start;

    /// <summary>The start of the bucket, UTC.</summary>
    public DateTimeOffset Start { get; }
}

/// <summary>One proxy: its state in the newest run that names it, its sums, its buckets.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Now">Its state; null when none of the last runs names it.</param>
/// <param name="Sums">All buckets together.</param>
/// <param name="Points">The buckets in which it was probed, oldest first.</param>
internal sealed record ProxyTrend(string Id, ProxyState? Now, ProxySums Sums, IReadOnlyList<TrendPoint> Points);

/// <summary>What the newest run that names a proxy says of it.</summary>
/// <param name="Trust">Whether it may see private paths.</param>
/// <param name="InForce">Whether the chain in force names it.</param>
/// <param name="Health">The verdict.</param>
/// <param name="Reasons">Why; empty when healthy.</param>
/// <param name="Seen">The time of that run.</param>
/// <param name="FailingSince">The minute since when it has not served; null when it serves.</param>
internal sealed record ProxyState(
    Trust Trust, bool InForce, Health Health, IReadOnlyList<Reason> Reasons, DateTimeOffset Seen, DateTimeOffset? FailingSince);

/// <summary>Figures of one proxy over some time.</summary>
/// <param name="Runs">Runs that name it.</param>
/// <param name="Availability">The share of judged runs in which it served; null when none was judged.</param>
/// <param name="Verdicts">Runs by verdict.</param>
/// <param name="Outcomes">Probes by outcome.</param>
/// <param name="Bytes">Bytes of body it sent to the probes.</param>
/// <param name="Latency">How long its answers took.</param>
internal record ProxyFigures(
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

    // A series has thousands of these: a plain sort of a few pairs, since a query over them cost more than all percentiles.
    private static Dictionary<string, long> ByCode<T>(IReadOnlyDictionary<T, long> counts) where T : struct, Enum
    {
        KeyValuePair<T, long>[] sorted = [.. counts];
        Array.Sort(sorted, (one, other) =>
            other.Value.CompareTo(one.Value) is not 0 and var order ? order : Comparer<T>.Default.Compare(one.Key, other.Key));
        var byCode = new Dictionary<string, long>(sorted.Length);
        foreach (var (key, count) in sorted) byCode.Add(Codes.Of(key), count);
        return byCode;
    }
}

/// <summary>Figures of one proxy over all buckets of a period, and what was seen of the proxy itself.</summary>
internal sealed record ProxySums : ProxyFigures
{
    private ProxySums(ProxyFigures figures, ProxyTraits traits) : base(figures) => Traits = TraitFigures.Of(traits);

    /// <summary>What was seen of the proxy itself.</summary>
    public TraitFigures Traits { get; }

    public static ProxySums Of(IReadOnlyCollection<ProxyRollup> rollups)
    {
        var sum = ProxyRollup.Merge(rollups);
        return new(ProxyFigures.Of(sum), sum.Traits);
    }
}

/// <summary>Figures of one proxy in one bucket.</summary>
internal sealed record TrendPoint : ProxyFigures
{
    public TrendPoint(DateTimeOffset start, ProxyFigures figures, IReadOnlyList<int> failing) : base(figures)
    {
        Start = start;
        Failing = failing;
    }

    /// <summary>The start of the bucket, UTC.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>When it failed: hours of the day, or minutes of the hour.</summary>
    public IReadOnlyList<int> Failing { get; }
}

/// <summary>(healthy + degraded) ÷ judged runs.</summary>
/// <param name="Value">The share, from 0 to 1.</param>
/// <param name="Of">The number of judged runs.</param>
/// <param name="Low">The lower end of the 95 % interval.</param>
/// <param name="High">Its upper end.</param>
internal sealed record Availability(double Value, long Of, double Low, double High)
{
    public static Availability? From(ProxyRollup rollup) => From(rollup.Serving, rollup.Judged);

    public static Availability? From(long serving, long judged) => WilsonInterval.Of(serving, judged) is { } interval
        ? new((double)serving / judged, judged, Math.Floor(interval.Low * 1e4) / 1e4, Math.Ceiling(interval.High * 1e4) / 1e4)
        : null;
}

/// <summary>How long answers took, by phase; null where nothing was measured.</summary>
/// <param name="Connect">DNS, TCP and TLS of a new connection.</param>
/// <param name="FirstByte">From the start to the first byte.</param>
/// <param name="Total">From the start to the end, of probes that were answered as they should be.</param>
internal sealed record PhaseLatency(Percentiles? Connect, Percentiles? FirstByte, Percentiles? Total);

/// <summary>Percentiles in milliseconds, each within 1 %.</summary>
/// <param name="P50">The median.</param>
/// <param name="P90">Nine of ten took no longer.</param>
/// <param name="P95">19 of 20 took no longer.</param>
/// <param name="P99">99 of 100 took no longer.</param>
/// <param name="Of">The number of probes they are of.</param>
internal sealed record Percentiles(double P50, double P90, double P95, double P99, long Of)
{
    public static Percentiles? From(LatencyHistogram histogram) =>
        histogram.Percentiles(0.5, 0.9, 0.95, 0.99) is [var p50, var p90, var p95, var p99]
            ? new(Math.Round(p50, 3), Math.Round(p90, 3), Math.Round(p95, 3), Math.Round(p99, 3), histogram.Count)
            : null;
}
