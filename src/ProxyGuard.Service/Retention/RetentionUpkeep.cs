using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Upkeep;

namespace ProxyGuard.Service.Retention;

/// <summary>
/// Sweeps all repositories about once a day, so many rows a round. Where a round ends, the next goes on: at the repository this row names.
/// </summary>
internal sealed class RetentionUpkeep(
    ITableStore store, Catalogue catalogue, PartitionSweep sweep, IOptions<RetentionOptions> options, TimeProvider time)
{
    /// <summary>Rows read in one round, an empty read counting as one.</summary>
    public const int RowsPerRound = 20_000;

    private const string Key = "retention";
    private const int Version = 1;
    private const int PageOfRepositories = 100;
    private static readonly TimeSpan Rest = TimeSpan.FromHours(20);

    /// <summary>One round; each step gives the number of rows it read.</summary>
    public async IAsyncEnumerable<int> WorkAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = RowsPerRound;
        var now = time.GetUtcNow();
        var keep = RetentionCutoffs.At(now, options.Value);
        var (ended, last, row) = await ReadAsync(cancellationToken);
        if (last.Length == 0)
        {
            if (now - ended < Rest) yield break;
            await foreach (var rows in sweep.SweepAsync(FleetRows.Partition, keep, cancellationToken)) yield return rows;
        }
        while (await catalogue.ReadAsync(last, PageOfRepositories, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var repository in page)
            {
                await foreach (var rows in SweepAsync(repository, keep, cancellationToken))
                {
                    yield return rows;
                    left -= rows + 1;
                    if (left > 0) continue;
                    await WriteAsync(row, ended, last, cancellationToken);
                    yield break;
                }
                last = IdEncoding.Encode(repository.Id);
            }
        }
        await WriteAsync(row, now, "", cancellationToken);
    }

    private async IAsyncEnumerable<int> SweepAsync(
        CatalogueEntry repository, RetentionCutoffs keep, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var partition = RowKeys.Partition(repository.Id);
        await foreach (var rows in sweep.SweepAsync(partition, keep, cancellationToken)) yield return rows;
        // A repository of which nothing is left is forgotten.
        var rest = await store.ReadAsync(partition, KeyRange.All, 2, cancellationToken);
        if (rest is [] or [{ Key: SweepCursor.Key }]) await ForgetAsync(repository, partition, rest, cancellationToken);
        yield return rest.Count;
    }

    private async Task ForgetAsync(
        CatalogueEntry repository, string partition, IReadOnlyList<TableRow> cursor, CancellationToken cancellationToken)
    {
        if (cursor is [var row]) await store.CommitAsync(partition, [new RowWrite(row.Key, null, row.ETag)], cancellationToken);
        await catalogue.RemoveAsync(repository, cancellationToken);
    }

    private async Task<(DateTimeOffset Ended, string Last, TableRow? Row)> ReadAsync(CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(WorkerLease.Partition, KeyRange.Only(Key), 1, cancellationToken) is not [var row])
            return (DateTimeOffset.UnixEpoch, "", null);
        var reader = new PackedReader(row.Value);
        if (reader.Number() is var version && version != Version)
            throw new InvalidDataException($"the state of retention has version {version}, this program knows up to {Version}: update it");
        return (DateTimeOffset.FromUnixTimeMilliseconds(reader.Number()), reader.Text(), row);
    }

    private async Task WriteAsync(TableRow? over, DateTimeOffset ended, string last, CancellationToken cancellationToken)
    {
        var value = new PackedWriter().Number(Version).Number(ended.ToUnixTimeMilliseconds()).Text(last).ToArray();
        await store.CommitAsync(WorkerLease.Partition, [RowWrite.Over(over, Key, value)], cancellationToken);
    }
}
