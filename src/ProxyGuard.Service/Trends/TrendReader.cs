using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Trends;

/// <summary>A repository's trend, and its newest runs whatever their time, newest first, each parsed when it is looked at.</summary>
internal sealed record TrendReading(RepositoryTrend Trend, IReadOnlyList<Lazy<RunReport>> LastRuns);

/// <summary>Reads a repository's trend. It costs the buckets shown and the last runs, never the number of runs stored.</summary>
internal sealed class TrendReader(RepositoryRows rows, ProxyStateReader states, TimeProvider time)
{
    private const int LastRuns = 20;

    /// <summary>The trend; null when nothing is known of the repository.</summary>
    public Task<TrendReading?> ReadAsync(string repository, TrendQuery query, CancellationToken cancellationToken) =>
        ReadAsync(repository, query, asOf: null, cancellationToken);

    /// <summary>The same as it was at a moment: later runs are not there.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="query">The buckets, none of them later.</param>
    /// <param name="asOf">The moment; null for now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<TrendReading?> ReadAsync(
        string repository, TrendQuery query, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var readingRuns = rows.ReadRunsAsync(
            repository, asOf is null ? RowKeys.AllRuns : RowKeys.Runs(from: null, asOf), LastRuns, cancellationToken);
        var shown = await rows.ReadRollupsAsync(repository, query.First, query.Last, query.Proxies, cancellationToken);
        var stored = await readingRuns;
        if (stored.Count == 0 && shown.Count == 0 && !await rows.ExistsAsync(repository, cancellationToken)) return null;

        IReadOnlyList<Lazy<RunReport>> runs = [.. stored.Select(run => new Lazy<RunReport>(run.ReadSummary))];
        var byProxy = shown.ToLookup(rollup => rollup.Proxy);
        var ids = Order(runs, byProxy, query.Proxies).ToList();
        var now = await states.ReadAsync(new StateQuestion(repository, ids, runs, query, shown), cancellationToken);
        var trend = new RepositoryTrend(
            repository, query.From, query.To, query.Step, asOf ?? time.GetUtcNow(), RepositoryTotals.Of(Merge(byProxy[""])),
            [.. byProxy[""].Select(bucket => new TotalsPoint(bucket.Bucket.Start, RepositoryTotals.Of(bucket.Rollup)))],
            [.. ids.Select(id => Build(id, now.GetValueOrDefault(id), [.. byProxy[id]]))]);
        return new TrendReading(trend, runs);
    }

    private static IEnumerable<string> Order(
        IReadOnlyList<Lazy<RunReport>> runs, ILookup<string, StoredRollup> shown, IReadOnlySet<string> wanted)
    {
        var newest = runs.Count == 0 ? [] : runs[0].Value.Proxies.Select(proxy => proxy.Id);
        return newest
            .Where(id => wanted.Count == 0 || wanted.Contains(id))
            .Concat(shown.Select(group => group.Key).Where(id => id.Length > 0).Order(StringComparer.Ordinal))
            .Distinct(StringComparer.Ordinal);
    }

    private static ProxyTrend Build(string id, ProxyState? state, IReadOnlyList<StoredRollup> buckets) =>
        new(id, state, ProxySums.Of([.. buckets.Select(bucket => bucket.Rollup)]), [.. buckets.Select(Point)]);

    private static TrendPoint Point(StoredRollup stored) =>
        new(stored.Bucket.Start, ProxyFigures.Of(stored.Rollup), [.. Outage.SlotsOf(stored.Rollup.FailingSlots)]);

    private static ProxyRollup Merge(IEnumerable<StoredRollup> buckets) => ProxyRollup.Merge([.. buckets.Select(bucket => bucket.Rollup)]);
}
