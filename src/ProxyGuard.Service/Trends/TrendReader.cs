using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Trends;

/// <summary>Reads a repository's trend. It costs the days shown and the last runs, never the number of runs stored.</summary>
internal sealed class TrendReader(RepositoryRows rows, OutageReader outages, TimeProvider time)
{
    public const int DefaultDays = 30;
    public const int MostDays = 400;
    private const int LastRuns = 20;

    /// <summary>The trend; null when nothing is known of the repository.</summary>
    public async Task<RepositoryTrend?> ReadAsync(string repository, int days, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var runs = await rows.ReadRunsAsync(repository, LastRuns, cancellationToken);
        // An outage may have begun before the days shown.
        var read = await rows.ReadRollupsAsync(
            repository,
            TimeBucket.Of(BucketSize.Day, now.AddDays(1 - Math.Max(days, DefaultDays))),
            TimeBucket.Of(BucketSize.Day, now.AddDays(1)),
            cancellationToken);
        if (runs.Count == 0 && read.Count == 0) return null;

        var from = TimeBucket.Of(BucketSize.Day, now.AddDays(1 - days)).Start;
        var shown = read.Where(rollup => rollup.Bucket.Start >= from).ToLookup(rollup => rollup.Proxy);
        var all = read.ToLookup(rollup => rollup.Proxy);
        var sum = Merge(shown[""]);
        var proxies = new List<ProxyTrend>();
        foreach (var id in Order(runs, shown.Select(group => group.Key)))
            proxies.Add(Build(id, await FindStateAsync(id, runs, [.. all[id]], cancellationToken), [.. shown[id]]));
        return new RepositoryTrend(
            repository, Day(from), Day(now), now, sum.Runs, sum.Rescued, sum.FormerChainWouldFail, proxies, [.. runs.Select(RunTrend.Of)]);
    }

    private static IEnumerable<string> Order(IReadOnlyList<RunReport> runs, IEnumerable<string> stored) =>
        (runs.Count == 0 ? [] : runs[0].Proxies.Select(proxy => proxy.Id))
            .Concat(stored.Where(id => id.Length > 0).Order(StringComparer.Ordinal))
            .Distinct(StringComparer.Ordinal);

    private async Task<ProxyState?> FindStateAsync(
        string id, IReadOnlyList<RunReport> runs, IReadOnlyList<StoredRollup> days, CancellationToken cancellationToken)
    {
        var newest = runs.FirstOrDefault(run => run.Proxies.Any(proxy => proxy.Id == id));
        if (newest is null) return null;
        var proxy = newest.Proxies.First(proxy => proxy.Id == id);
        var seen = RunKey.TimeOf(newest.Key);
        var since = proxy.Health is Health.Down or Health.Poisoned
            ? await outages.FailingSinceAsync(newest.Repository, days, seen, cancellationToken)
            : null;
        return new ProxyState(proxy.Trust, proxy.InForce, proxy.Health, proxy.Reasons, seen, since);
    }

    private static ProxyTrend Build(string id, ProxyState? state, IReadOnlyList<StoredRollup> days) => new(
        id,
        state,
        ProxyFigures.Of(Merge(days)),
        [.. days.Select(day => new ProxyDay(
            Day(day.Bucket.Start), ProxyFigures.Of(day.Rollup), [.. Outage.SlotsOf(day.Rollup.FailingSlots)]))]);

    private static ProxyRollup Merge(IEnumerable<StoredRollup> days) => ProxyRollup.Merge([.. days.Select(day => day.Rollup)]);

    private static DateOnly Day(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);
}
