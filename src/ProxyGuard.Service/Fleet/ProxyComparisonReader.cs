using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Fleet;

/// <summary>Reads a repository's hours at a proxy and those of everybody, and takes its own out of them.</summary>
internal sealed class ProxyComparisonReader(FleetRows fleet, RepositoryRows repositories, TimeProvider time)
{
    /// <summary>Null when nothing is known of the repository.</summary>
    /// <param name="proxy">The proxy.</param>
    /// <param name="repository">The repository; who asks may read it.</param>
    /// <param name="hours">How many hours back.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ProxyComparison?> ReadAsync(string proxy, string repository, int hours, CancellationToken cancellationToken)
    {
        if (!await repositories.ExistsAsync(repository, cancellationToken)) return null;
        var (query, only) = (FleetPeriods.LastHours(hours, time.GetUtcNow()), new HashSet<string>(StringComparer.Ordinal) { proxy });
        var own = await repositories.ReadRollupsAsync(repository, query.First, query.Last, only, cancellationToken);
        var judged = own.Where(stored => stored.Proxy == proxy && stored.Rollup.Judged > 0)
            .ToDictionary(stored => stored.Bucket, stored => stored.Rollup);
        var all = (await fleet.ReadAsync(query.First, query.Last, only, cancellationToken))
            .Where(sum => judged.ContainsKey(sum.Bucket)).ToList();
        var (yours, others) = (
            ComparedFigures.Of(ProxyRollup.Merge(judged.Values)),
            ComparedFigures.Of(ProxyRollup.Merge([.. all.Select(sum => Others(sum, judged[sum.Bucket]))])));
        var most = all.Select(sum => sum.Sum.Repositories - (IsIn(judged[sum.Bucket]) ? 1 : 0)).DefaultIfEmpty(0).Max();
        return new(
            repository, query.From, query.To, judged.Count, Math.Max(0, most), yours, others, ComparisonRule.Conclude(yours, others));
    }

    // What a repository holds to be private is not in the sum of all.
    private static bool IsIn(ProxyRollup own) => own.PrivateRuns == 0;

    private static ProxyRollup Others(StoredFleetRollup all, ProxyRollup own) =>
        IsIn(own) ? RollupDifference.Of(all.Sum.Rollup, own) : all.Sum.Rollup;
}

/// <summary>What is left of a sum without one of its parts, of what is compared.</summary>
internal static class RollupDifference
{
    // The sum is made in the background: runs that came since are in the part and not yet in the sum, so nothing goes below none.
    public static ProxyRollup Of(ProxyRollup sum, ProxyRollup part) => new()
    {
        Runs = Math.Max(0, sum.Runs - part.Runs),
        Verdicts = Subtract(sum.Verdicts, part.Verdicts),
        Outcomes = Subtract(sum.Outcomes, part.Outcomes),
        FirstByte = LatencyHistogram.FromBuckets([.. Subtract(Counts(sum.FirstByte), Counts(part.FirstByte))]),
    };

    private static Dictionary<int, long> Counts(LatencyHistogram histogram) =>
        histogram.Buckets.ToDictionary(pair => pair.Key, pair => pair.Value);

    private static Dictionary<T, long> Subtract<T>(IReadOnlyDictionary<T, long> sum, IReadOnlyDictionary<T, long> part) where T : notnull =>
        sum.Select(pair => KeyValuePair.Create(pair.Key, pair.Value - part.GetValueOrDefault(pair.Key)))
            .Where(pair => pair.Value > 0).ToDictionary(pair => pair.Key, pair => pair.Value);
}
