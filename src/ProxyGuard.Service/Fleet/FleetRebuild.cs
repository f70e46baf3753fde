using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Fleet;

/// <summary>
/// Makes the sums of one bucket anew from the repositories' rollups, and writes those that changed. It remembers nothing, so it may be
/// repeated, cut short, or done by two at once.
/// </summary>
internal sealed class FleetRebuild(
    ITableStore store, ActiveHours hours, RepositoryRows rows, FleetRows fleet, CatalogueUpdate catalogue, PrivateTrouble ofPrivate,
    TimeProvider time)
{
    // Read side by side where the store is far away.
    private const int AtOnce = 8;
    private readonly TroubleRows _troubles = new(store);

    /// <returns>How many repositories were read, and whether the sums are now those of what was read.</returns>
    public async Task<(int Repositories, bool IsComplete)> RebuildAsync(TimeBucket bucket, CancellationToken cancellationToken)
    {
        var state = await FleetState.ReadAsync(store, cancellationToken);
        if (state.IsSealed(bucket)) return (0, false);
        var asOf = time.GetUtcNow();
        var stored = await fleet.ReadAsync(bucket, bucket, cancellationToken);
        var trouble = bucket.Size == BucketSize.Hour ? await _troubles.ReadAsync(bucket, bucket, cancellationToken) : [];
        var read = await ReadAsync(bucket, cancellationToken);

        List<RowWrite> changes = [.. Changes(bucket, stored, read.Sum, asOf), .. TroubleRows.Changes(bucket, trouble, read.Trouble)];
        var isComplete = changes.Count == 0 || await WriteAsync(state, changes, cancellationToken);
        if (bucket.Size == BucketSize.Hour) await catalogue.RecordAsync(bucket, read.Figures, cancellationToken);
        return (read.Figures.Count, isComplete);
    }

    private async Task<(FleetSum Sum, TroubleSum Trouble, Dictionary<string, HourFigures> Figures)> ReadAsync(
        TimeBucket bucket, CancellationToken cancellationToken)
    {
        var (sum, trouble) = (new FleetSum(), new TroubleSum());
        var figures = new Dictionary<string, HourFigures>(StringComparer.Ordinal);
        foreach (var some in (await hours.RepositoriesAsync(bucket, cancellationToken)).Chunk(AtOnce))
        {
            var read = await Task.WhenAll(some.Select(id => rows.ReadRollupsAsync(id, bucket, bucket, cancellationToken)));
            foreach (var (repository, rollups) in some.Zip(read))
            {
                sum.Add(rollups);
                figures[repository] = HourFigures.Of(bucket, rollups);
                if (bucket.Size != BucketSize.Hour) continue;
                trouble.Add(repository, rollups);
                ofPrivate.Record(bucket, repository, rollups);
            }
        }
        return (sum, trouble, figures);
    }

    private static IEnumerable<RowWrite> Changes(
        TimeBucket bucket, IReadOnlyList<StoredFleetRollup> stored, FleetSum sum, DateTimeOffset asOf)
    {
        foreach (var old in stored)
        {
            var now = sum.Of(old.Proxy, asOf);
            if (now is null || !now.IsSameAs(old.Sum)) yield return new RowWrite(old.Row.Key, now?.Write(), old.Row.ETag);
        }
        foreach (var proxy in sum.Proxies.Except(stored.Select(old => old.Proxy)))
            yield return RowWrite.Over(null, RowKeys.Rollup(bucket, proxy), sum.Of(proxy, asOf)!.Write());
    }

    // One batch a time: the state that was read holds for the first only. What does not fit is still a change the next time.
    private async Task<bool> WriteAsync(FleetState state, List<RowWrite> changes, CancellationToken cancellationToken)
    {
        var batch = RowBatches.Split(FleetRows.Partition, [state.Write(), .. changes]).First();
        return await store.CommitAsync(FleetRows.Partition, batch, cancellationToken) == CommitResult.Committed
            && batch.Count > changes.Count;
    }
}
