using System.Diagnostics;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;
using ProxyGuard.Testing.Runs;

namespace ProxyGuard.Benchmarks.Ingest;

/// <summary>The bare engine: fills a store with a month of history, and writes batches of the service's own shapes into it.</summary>
internal sealed class RunStore(ITableStore store)
{
    private const int Days = 30;

    public Task<string> AddTokenAsync() => ServiceAccess.TokenAsync(store);

    public async Task FillAsync(IEnumerable<string> repositories, DateTimeOffset now, int atOnce = 500)
    {
        var runs = new TypicalRun(1);
        var sample = Enumerable.Range(0, 20).Select(_ => runs.Next("github.com/acme/widgets", now)).ToList();
        var rollups = sample.SelectMany(PendingRun.AdditionsOf).GroupBy(addition => addition.Proxy)
            .Select(group => (Proxy: group.Key, Bytes: RollupEncoding.Write(ProxyRollup.Merge([.. group.Select(part => part.Rollup)])))).ToList();
        var batches = from repository in repositories
                      from day in Enumerable.Range(1, Days)
                      let bucket = TimeBucket.Of(BucketSize.Day, now.AddDays(-day))
                      select (repository, rollups.Select(one => new RowWrite(RowKeys.Rollup(bucket, one.Proxy), one.Bytes, null)).ToList());
        foreach (var chunk in batches.Chunk(atOnce))
            await Task.WhenAll(chunk.Select(batch => store.CommitAsync(RowKeys.Partition(batch.repository), batch.Item2, CancellationToken.None)));
    }

    /// <summary>Runs per second when nothing is done but to write: their rows with the rollups they change, so many batches at once.</summary>
    public async Task<double> MeasureAsync(IReadOnlyList<RunReport> runs, int perBatch, int atOnce)
    {
        // In turn, as the runs come: one repository's batches in a row would share their pages in a transaction.
        var batches = runs.GroupBy(run => run.Repository).SelectMany(group => group.Chunk(perBatch).Index())
            .OrderBy(batch => batch.Index).Select(batch => BatchOf(batch.Item)).ToList();
        var next = -1;
        var begin = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            for (int index; (index = Interlocked.Increment(ref next)) < batches.Count;)
                await store.CommitAsync(batches[index].Partition, batches[index].Writes, CancellationToken.None);
        })));
        return runs.Count / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    private static (string Partition, RowWrite[] Writes) BatchOf(RunReport[] runs) => (
        RowKeys.Partition(runs[0].Repository),
        [
            .. runs.Select(run => new RowWrite(RowKeys.Run(run.Key), RowOf(run), RowWrite.Absent)),
            .. runs.SelectMany(PendingRun.AdditionsOf).GroupBy(addition => addition.Key).Select(group => new RowWrite(
                group.Key, RollupEncoding.Write(ProxyRollup.Merge([.. group.Select(part => part.Rollup)])), null)),
        ]);

    private static byte[] RowOf(RunReport run)
    {
        var answer = new RunAnswer(
            new Dictionary<string, DateTimeOffset>(), run.Proxies.ToDictionary(proxy => proxy.Id, _ => new AvailabilityFigure(0.999, 12_345)));
        var body = RunReportJson.Write(run);
        return new StoredRun(new byte[32], answer, StoredRun.Pack(body), StoredRun.PackSummary(run, body)).Write();
    }
}
