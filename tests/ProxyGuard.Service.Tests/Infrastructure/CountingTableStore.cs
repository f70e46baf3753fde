using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Tests.Infrastructure;

/// <summary>A store that counts what is read of it.</summary>
internal sealed class CountingTableStore(ITableStore store) : ITableStore
{
    private int _reads;
    private int _rows;

    /// <summary>How often it was read, and how many rows that gave, since this was asked last.</summary>
    public (int Reads, int Rows) Take() => (Interlocked.Exchange(ref _reads, 0), Interlocked.Exchange(ref _rows, 0));

    public Task PrepareAsync(CancellationToken cancellationToken) => store.PrepareAsync(cancellationToken);

    public async Task<IReadOnlyList<TableRow>> ReadAsync(
        string partition, KeyRange range, int limit, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(partition, range, limit, cancellationToken);
        Interlocked.Increment(ref _reads);
        Interlocked.Add(ref _rows, rows.Count);
        return rows;
    }

    public Task<CommitResult> CommitAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken) =>
        store.CommitAsync(partition, writes, cancellationToken);
}
