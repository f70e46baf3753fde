using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Upkeep;

/// <summary>
/// The right to work in the background, held by one process at a time: one row that is changed only over what was read. It keeps replicas
/// from doing the same work twice; that a holder which was away for too long spoils nothing is up to the conditions of each write.
/// </summary>
internal sealed class WorkerLease(ITableStore store, TimeProvider time)
{
    public const string Partition = "worker";
    private const string Key = "lease";
    private const int Version = 1;
    private readonly string _owner = Guid.NewGuid().ToString("N");

    /// <summary>Takes the lease when it is free or has run out, and renews it when half of it is over.</summary>
    /// <returns>Whether it is held by this process.</returns>
    public async Task<bool> HoldAsync(TimeSpan term, CancellationToken cancellationToken)
    {
        var row = await ReadAsync(cancellationToken);
        var now = time.GetUtcNow();
        var (owner, until) = row is null ? ("", DateTimeOffset.MinValue) : Parse(row.Value);
        if (until > now && owner != _owner) return false;
        if (until - now > term / 2 && owner == _owner) return true;
        return await WriteAsync(row, now + term, cancellationToken);
    }

    /// <summary>Lets the lease run out now, if it is held, so that another replica need not wait for its end.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        var row = await ReadAsync(cancellationToken);
        if (row is not null && Parse(row.Value).Owner == _owner) await WriteAsync(row, DateTimeOffset.UnixEpoch, cancellationToken);
    }

    private async Task<TableRow?> ReadAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(Partition, KeyRange.Only(Key), 1, cancellationToken) is [var row] ? row : null;

    private async Task<bool> WriteAsync(TableRow? over, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var value = new PackedWriter().Number(Version).Text(_owner).Number(until.ToUnixTimeMilliseconds()).ToArray();
        return await store.CommitAsync(Partition, [RowWrite.Over(over, Key, value)], cancellationToken) == CommitResult.Committed;
    }

    private static (string Owner, DateTimeOffset Until) Parse(byte[] value)
    {
        var reader = new PackedReader(value);
        if (reader.Number() is var version && version != Version)
            throw new InvalidDataException($"the worker's lease has version {version}, this program knows up to {Version}: update it");
        return (reader.Text(), DateTimeOffset.FromUnixTimeMilliseconds(reader.Number()));
    }
}
