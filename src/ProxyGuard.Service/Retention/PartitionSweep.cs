using System.Runtime.CompilerServices;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Retention;

/// <summary>
/// Removes from one partition what is not kept, in batches of which any may be the last. A batch that meets another writer is left to the
/// next sweep.
/// </summary>
internal sealed class PartitionSweep(ITableStore store)
{
    // A run may take its outcome with it, and the cursor moves in the same batch.
    private const int Page = (TableLimits.BatchRows - 1) / 2;

    /// <summary>Sweeps; each step gives the number of rows it read.</summary>
    public async IAsyncEnumerable<int> SweepAsync(
        string partition, RetentionCutoffs keep, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var range in keep.Expired())
        {
            await foreach (var rows in DeleteAsync(partition, range, cancellationToken)) yield return rows;
        }
        await foreach (var rows in LookAtAsync(partition, keep.Runs, cancellationToken)) yield return rows;
    }

    private async IAsyncEnumerable<int> DeleteAsync(
        string partition, KeyRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<TableRow> rows;
        do
        {
            rows = await store.ReadAsync(partition, range, TableLimits.BatchRows, cancellationToken);
            if (rows.Count > 0 && !await CommitAsync(partition, rows.Select(Delete), cancellationToken)) yield break;
            yield return rows.Count;
        }
        while (rows.Count == TableLimits.BatchRows);
    }

    private async IAsyncEnumerable<int> LookAtAsync(
        string partition, DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool isOver;
        do
        {
            var row = await store.ReadAsync(partition, KeyRange.Only(SweepCursor.Key), 1, cancellationToken) is [var found] ? found : null;
            var cursor = SweepCursor.Read(row).Begin(until);
            var runs = await ReadAsync(partition, cursor, cancellationToken);
            if (runs.Count > 0 || cursor.IsUnderWay)
            {
                var next = runs.Count == Page ? cursor with { Last = runs[^1].Key } : cursor.End();
                var outcomes = await ReadOutcomesAsync(partition, runs, cancellationToken);
                RowWrite[] writes =
                    [.. FailedRuns.Others(runs, outcomes).Select(Delete), RowWrite.Over(row, SweepCursor.Key, next.Write())];
                if (!await CommitAsync(partition, writes, cancellationToken)) yield break;
            }
            yield return runs.Count + 1;
            // Behind a pass that was begun long ago comes the one of today.
            isOver = runs.Count < Page && cursor.Until >= until;
        }
        while (!isOver);
    }

    private Task<IReadOnlyList<TableRow>> ReadAsync(string partition, SweepCursor cursor, CancellationToken cancellationToken)
    {
        var range = RowKeys.Runs(cursor.Swept, cursor.Until);
        return store.ReadAsync(partition, cursor.IsUnderWay ? range.After(cursor.Last) : range, Page, cancellationToken);
    }

    private async Task<IReadOnlyList<TableRow>> ReadOutcomesAsync(
        string partition, IReadOnlyList<TableRow> runs, CancellationToken cancellationToken)
    {
        if (runs.Count == 0) return [];
        var range = new KeyRange(RowKeys.OutcomeOf(runs[0].Key), KeyRange.Only(RowKeys.OutcomeOf(runs[^1].Key)).To);
        return await store.ReadAsync(partition, range, int.MaxValue, cancellationToken);
    }

    private async Task<bool> CommitAsync(string partition, IEnumerable<RowWrite> writes, CancellationToken cancellationToken) =>
        await store.CommitAsync(partition, [.. writes], cancellationToken) == CommitResult.Committed;

    private static RowWrite Delete(TableRow row) => new(row.Key, null, row.ETag);
}
