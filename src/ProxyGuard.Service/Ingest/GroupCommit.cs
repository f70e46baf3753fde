using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Ingest;

/// <summary>
/// Commits a group of entries of one repository with their rollups in one atomic batch. The insert of an entry's row is the duplicate
/// check, so nothing is looked up before it; when a batch was not taken, or may have been, everything is read again.
/// </summary>
internal sealed class GroupCommit(
    ITableStore store, Catalogue catalogue, RepositoryRows rows, FormerDays former, OutageReader outages, TimeProvider time)
{
    private const int Attempts = 10;
    private const int AttemptsInTheDark = 3;

    public async Task CommitAsync(string repository, IReadOnlyList<PendingEntry> group)
    {
        var open = group;
        var unknown = 0;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (attempt > 1) open = await EndKnownAsync(repository, open);
            if (open.Count == 0) return;
            var batch = await BuildAsync(repository, [.. open.DistinctBy(entry => entry.RowKey)]);
            if (TableLimits.IsTooLarge(RowKeys.Partition(repository), batch.Writes) && open.Count > 1)
            {
                foreach (var half in open.Chunk((open.Count + 1) / 2)) await CommitAsync(repository, half);
                return;
            }
            try
            {
                if (await TryAsync(repository, batch))
                {
                    End(open, batch);
                    return;
                }
            }
            catch (StoreUnavailableException) when (++unknown < AttemptsInTheDark)
            {
                // Whether it was committed, the next attempt reads.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 20 * attempt)), time);
        }
        throw new StoreUnavailableException($"{Attempts} conflicts in a row");
    }

    private async Task<bool> TryAsync(string repository, Batch batch)
    {
        if (batch.Opens.Count > 0) await catalogue.AddAsync(repository, batch.Opens, CancellationToken.None);
        return await store.CommitAsync(RowKeys.Partition(repository), batch.Writes, CancellationToken.None) == CommitResult.Committed;
    }

    private async Task<IReadOnlyList<PendingEntry>> EndKnownAsync(string repository, IReadOnlyList<PendingEntry> group)
    {
        var partition = RowKeys.Partition(repository);
        var found = await Task.WhenAll(group.Select(entry => entry.RowKey).Distinct()
            .Select(key => store.ReadAsync(partition, KeyRange.Only(key), 1, CancellationToken.None)));
        var stored = found.SelectMany(read => read).ToDictionary(row => row.Key, row => row.Value, StringComparer.Ordinal);
        foreach (var entry in group)
        {
            if (stored.TryGetValue(entry.RowKey, out var row)) entry.EndAsRepetitionOf(row);
        }
        return [.. group.Where(entry => !stored.ContainsKey(entry.RowKey))];
    }

    private static void End(IEnumerable<PendingEntry> group, Batch batch)
    {
        foreach (var sameKey in group.GroupBy(entry => entry.RowKey))
        {
            var row = batch.Rows[sameKey.Key];
            sameKey.First().EndAsStored(row);
            foreach (var entry in sameKey.Skip(1)) entry.EndAsRepetitionOf(row);
        }
    }

    private async Task<Batch> BuildAsync(string repository, IReadOnlyList<PendingEntry> fresh)
    {
        var additions = fresh.SelectMany(entry => entry.Additions).ToList();
        var merged = new MergedRollups(await ReadAsync(repository, additions), additions, outages);
        var written = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in fresh) written[entry.RowKey] = await entry.WriteRowAsync(merged);
        return new Batch(
            [
                .. written.Select(row => new RowWrite(row.Key, row.Value, RowWrite.Absent)),
                .. merged.Changed.Select(rollup => RowWrite.Over(rollup.Row, rollup.Key, RollupEncoding.Write(rollup.Rollup))),
            ],
            written,
            [.. merged.OpenedHours]);
    }

    // What changes is read whole, the days before only as counts.
    private async Task<IEnumerable<StoredRollup>> ReadAsync(string repository, IEnumerable<StoredRollup> touched)
    {
        var buckets = touched.Select(rollup => rollup.Bucket).Distinct().ToList();
        var days = former.ReadAsync(repository, buckets);
        var whole = await Task.WhenAll(buckets.Select(bucket => rows.ReadRollupsAsync(repository, bucket, bucket, CancellationToken.None)));
        var (read, past) = (whole.SelectMany(bucket => bucket).ToList(), await days);
        if (read.Count > 0) return read.Concat(past);
        // The first run of a day, or the first since the repository was deleted: nothing deleted may be told of again.
        former.Forget(repository);
        return await former.ReadAsync(repository, buckets);
    }

    /// <param name="Writes">The entries' rows and the rollups they change.</param>
    /// <param name="Rows">The entries' rows by key.</param>
    /// <param name="Opens">The hours of which one of the entries is the first.</param>
    private sealed record Batch(
        IReadOnlyList<RowWrite> Writes, IReadOnlyDictionary<string, byte[]> Rows, IReadOnlyList<TimeBucket> Opens);
}
