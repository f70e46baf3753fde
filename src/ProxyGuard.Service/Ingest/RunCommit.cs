using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Ingest;

/// <summary>
/// Commits a group of runs of one repository with their rollups in one atomic batch. A run row's insert is the duplicate check; a
/// conflict means that another process wrote, so everything is read again.
/// </summary>
internal sealed class RunCommit(ITableStore store, Catalogue catalogue, RepositoryRows rows, OutageReader outages, TimeProvider time)
{
    private const int Attempts = 10;
    private const int AvailabilityDays = 30;

    public async Task CommitAsync(string repository, IReadOnlyList<PendingRun> group)
    {
        var open = group;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            open = await EndKnownAsync(repository, open);
            if (open.Count == 0) return;
            var fresh = open.DistinctBy(run => run.Report.Key).ToList();
            var batch = await BuildAsync(repository, fresh);
            if (batch.Opens.Count > 0) await catalogue.AddAsync(repository, batch.Opens, CancellationToken.None);
            if (await store.CommitAsync(RowKeys.Partition(repository), batch.Writes, CancellationToken.None) == CommitResult.Committed)
            {
                End(open, batch);
                return;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 20 * attempt)), time);
        }
        throw new StoreUnavailableException($"{Attempts} conflicts in a row");
    }

    private async Task<IReadOnlyList<PendingRun>> EndKnownAsync(string repository, IReadOnlyList<PendingRun> group)
    {
        var open = new List<PendingRun>();
        foreach (var run in group)
        {
            if (await rows.FindRunAsync(repository, run.Report.Key, CancellationToken.None) is { } stored) run.EndAsRepetitionOf(stored);
            else open.Add(run);
        }
        return open;
    }

    private static void End(IEnumerable<PendingRun> group, Batch batch)
    {
        foreach (var sameKey in group.GroupBy(run => run.Report.Key))
        {
            var stored = batch.Runs[sameKey.Key];
            sameKey.First().End(new IngestOutcome(IngestResult.Stored, stored.Answer));
            foreach (var run in sameKey.Skip(1)) run.EndAsRepetitionOf(stored);
        }
    }

    private async Task<Batch> BuildAsync(string repository, IReadOnlyList<PendingRun> fresh)
    {
        var additions = fresh.SelectMany(run => run.Additions()).GroupBy(addition => addition.Key).ToList();
        var read = await ReadRollupsAsync(repository, additions.Select(group => group.First().Bucket));
        var merged = additions.Select(group => Merge(read.GetValueOrDefault(group.Key), group)).ToList();
        foreach (var rollup in merged) read[rollup.Key] = rollup;

        var byProxy = read.Values.ToLookup(rollup => rollup.Proxy);
        var runs = new Dictionary<Guid, StoredRun>();
        foreach (var run in fresh)
        {
            var answer = await AnswerAsync(run.Report, byProxy);
            runs[run.Report.Key] = StoredRun.Of(run.Body.Span, answer);
        }
        return new Batch(
            [
                .. runs.Select(run => new RowWrite(RowKeys.Run(run.Key), run.Value.Write(), RowWrite.Absent)),
                .. merged.Select(rollup => RowWrite.Over(rollup.Row, rollup.Key, RollupEncoding.Write(rollup.Rollup))),
            ],
            runs,
            [.. merged.Where(rollup => rollup is { Bucket.Size: BucketSize.Hour, Proxy: "", Row: null }).Select(rollup => rollup.Bucket)]);
    }

    private async Task<Dictionary<string, StoredRollup>> ReadRollupsAsync(string repository, IEnumerable<TimeBucket> touched)
    {
        var now = time.GetUtcNow();
        var days = await rows.ReadRollupsAsync(
            repository,
            TimeBucket.Of(BucketSize.Day, now.AddDays(1 - AvailabilityDays)),
            TimeBucket.Of(BucketSize.Day, now.AddDays(1)),
            CancellationToken.None);
        var found = days.ToDictionary(rollup => rollup.Key);
        foreach (var hour in touched.Where(bucket => bucket.Size == BucketSize.Hour).Distinct())
        {
            foreach (var rollup in await rows.ReadRollupsAsync(repository, hour, hour, CancellationToken.None)) found[rollup.Key] = rollup;
        }
        return found;
    }

    private static StoredRollup Merge(StoredRollup? stored, IGrouping<string, StoredRollup> additions)
    {
        var parts = additions.Select(addition => addition.Rollup).Prepend(stored?.Rollup ?? ProxyRollup.Empty).ToList();
        return additions.First() with { Rollup = ProxyRollup.Merge(parts), Row = stored?.Row };
    }

    private async Task<RunAnswer> AnswerAsync(RunReport report, ILookup<string, StoredRollup> byProxy)
    {
        var since = new SortedDictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var availability = new SortedDictionary<string, AvailabilityFigure>(StringComparer.Ordinal);
        foreach (var proxy in report.Proxies)
        {
            var rollups = byProxy[proxy.Id].ToList();
            var days = rollups.Where(rollup => rollup.Bucket.Size == BucketSize.Day).ToList();
            var sum = ProxyRollup.Merge([.. days.Select(day => day.Rollup)]);
            if (sum.Availability is { } share) availability[proxy.Id] = new AvailabilityFigure(share, sum.Judged);
            if (proxy.Health is not (Health.Down or Health.Poisoned)) continue;
            var at = RunKey.TimeOf(report.Key);
            since[proxy.Id] = await outages.FailingSinceAsync(report.Repository, rollups, at, CancellationToken.None) ?? at;
        }
        return new RunAnswer(since, availability);
    }

    /// <param name="Writes">The run rows and the rollups they change.</param>
    /// <param name="Runs">The runs by key.</param>
    /// <param name="Opens">The hours of which one of the runs is the first.</param>
    private sealed record Batch(
        IReadOnlyList<RowWrite> Writes, IReadOnlyDictionary<Guid, StoredRun> Runs, IReadOnlyList<TimeBucket> Opens);
}
