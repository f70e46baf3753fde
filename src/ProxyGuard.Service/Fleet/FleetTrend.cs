using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Fleet;

/// <summary>What <c>GET /api/v1/proxies</c> says: every public proxy over all repositories.</summary>
/// <param name="From">The start of the first bucket.</param>
/// <param name="To">The end of the last bucket, which does not belong to it.</param>
/// <param name="Step">How long a bucket is.</param>
/// <param name="AsOf">Up to when the last hours have every run; null before the worker's first round.</param>
/// <param name="Proxies">Each proxy, by name.</param>
internal sealed record FleetTrend(
    DateTimeOffset From, DateTimeOffset To, BucketSize Step, DateTimeOffset? AsOf, IReadOnlyList<FleetProxy> Proxies);

/// <summary>One proxy over all repositories that do not hold it to be private.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Repositories">How many repositories met it, in the bucket with the most.</param>
/// <param name="Sums">All buckets together.</param>
internal sealed record FleetProxy(string Id, long Repositories, ProxySums Sums);

/// <summary>What <c>GET /api/v1/proxies/{proxy}</c> says: the same of one proxy, bucket by bucket.</summary>
/// <param name="Proxy">Its id.</param>
/// <param name="From">The start of the first bucket.</param>
/// <param name="To">The end of the last bucket, which does not belong to it.</param>
/// <param name="Step">How long a bucket is.</param>
/// <param name="AsOf">Up to when the last hours have every run; null before the worker's first round.</param>
/// <param name="Sums">All buckets together.</param>
/// <param name="Points">The buckets in which it was probed, oldest first.</param>
internal sealed record FleetSeries(
    string Proxy,
    DateTimeOffset From,
    DateTimeOffset To,
    BucketSize Step,
    DateTimeOffset? AsOf,
    ProxySums Sums,
    IReadOnlyList<FleetPoint> Points)
{
    /// <summary>A repository beside all others in its last hours; null unless one was asked for.</summary>
    public ProxyComparison? Comparison { get; init; }
}

/// <summary>One bucket of a proxy over all repositories.</summary>
/// <param name="Start">The start of the bucket, UTC.</param>
/// <param name="Repositories">How many repositories met it.</param>
/// <param name="AsOf">When this sum was made; it is made anew only when it changed.</param>
/// <param name="Failing">When somebody found it failing: hours of the day, or minutes of the hour.</param>
/// <param name="Figures">Its figures.</param>
internal sealed record FleetPoint(
    DateTimeOffset Start, long Repositories, DateTimeOffset AsOf, IReadOnlyList<int> Failing, ProxyFigures Figures);

/// <summary>Reads the sums over all repositories that the worker made.</summary>
internal sealed class FleetReader(FleetRows rows, ITableStore store)
{
    public async Task<FleetTrend> ReadAsync(TrendQuery query, CancellationToken cancellationToken)
    {
        var shown = await ReadRowsAsync(query, query.Proxies, cancellationToken);
        var proxies = shown.GroupBy(sum => sum.Proxy).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(sums => new FleetProxy(sums.Key, sums.Max(sum => sum.Sum.Repositories), Figures(sums)));
        return new(query.From, query.To, query.Step, await AsOfAsync(cancellationToken), [.. proxies]);
    }

    /// <summary>One proxy; null when nothing of it is known in that time.</summary>
    public async Task<FleetSeries?> ReadAsync(string proxy, TrendQuery query, CancellationToken cancellationToken)
    {
        var shown = await ReadRowsAsync(query, new HashSet<string> { proxy }, cancellationToken);
        if (shown.Count == 0) return null;
        var asOf = await AsOfAsync(cancellationToken);
        return new(proxy, query.From, query.To, query.Step, asOf, Figures(shown), [.. shown.Select(Point)]);
    }

    /// <summary>The availability of one proxy; null when no run judged it in that time.</summary>
    public async Task<Availability?> ReadAvailabilityAsync(string proxy, TrendQuery query, CancellationToken cancellationToken)
    {
        var read = await rows.ReadCountsAsync(query.First, query.Last, new HashSet<string> { proxy }, cancellationToken);
        var sums = read.Where(stored => stored.Proxy == proxy).ToList();
        return Availability.From(sums.Sum(stored => stored.Rollup.Serving), sums.Sum(stored => stored.Rollup.Judged));
    }

    private async Task<List<StoredFleetRollup>> ReadRowsAsync(
        TrendQuery query, IReadOnlySet<string> proxies, CancellationToken cancellationToken)
    {
        var read = await rows.ReadAsync(query.First, query.Last, proxies, cancellationToken);
        return [.. read.Where(sum => sum.Proxy.Length > 0)];
    }

    private async Task<DateTimeOffset?> AsOfAsync(CancellationToken cancellationToken) =>
        (await FleetState.ReadAsync(store, cancellationToken)).Known;

    private static ProxySums Figures(IEnumerable<StoredFleetRollup> sums) => ProxySums.Of([.. sums.Select(sum => sum.Sum.Rollup)]);

    private static FleetPoint Point(StoredFleetRollup sum) => new(
        sum.Bucket.Start,
        sum.Sum.Repositories,
        sum.Sum.AsOf,
        [.. Outage.SlotsOf(sum.Sum.Rollup.FailingSlots)],
        ProxyFigures.Of(sum.Sum.Rollup));
}
