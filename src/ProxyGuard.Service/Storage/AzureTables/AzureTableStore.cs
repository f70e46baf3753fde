namespace ProxyGuard.Service.Storage.AzureTables;

/// <summary>The table in an Azure storage account.</summary>
internal sealed class AzureTableStore(AzureTable table) : ITableStore
{
    private const int PageRows = 1000;
    private volatile bool _isPrepared;

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (!await table.ExistsAsync(cancellationToken)) await table.CreateAsync(cancellationToken);
        _isPrepared = true;
    }

    public async Task<IReadOnlyList<TableRow>> ReadAsync(string partition, KeyRange range, int limit, CancellationToken cancellationToken)
    {
        await EnsurePreparedAsync(cancellationToken);
        var filter = RowFilter.Of(partition, range);
        var rows = new List<TableRow>();
        for (TableContinuation? next = null; rows.Count < limit;)
        {
            var page = await table.ReadAsync(filter, Math.Min(PageRows, limit - rows.Count), next, cancellationToken);
            rows.AddRange(page.Rows);
            if ((next = page.Next) is null) break;
        }
        return rows;
    }

    public async Task<CommitResult> CommitAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        TableLimits.Check(partition, writes);
        await EnsurePreparedAsync(cancellationToken);
        var answer = await table.WriteAsync(partition, writes, cancellationToken);
        if (answer.IsGood) return CommitResult.Committed;
        if (answer.IsConflict) return CommitResult.Conflict;
        // Somebody removed the table: the next use makes it again.
        if (answer.IsTableMissing) _isPrepared = false;
        throw answer.ToFault();
    }

    // The service may have been started before its storage was there.
    private Task EnsurePreparedAsync(CancellationToken cancellationToken) =>
        _isPrepared ? Task.CompletedTask : PrepareAsync(cancellationToken);
}
