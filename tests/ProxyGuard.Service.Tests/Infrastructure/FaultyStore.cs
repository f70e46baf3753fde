using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Tests.Infrastructure;

/// <summary>A store as bad as a far one may be: late, with conflicts, and silent before or after it has done its work.</summary>
internal sealed class FaultyStore(ITableStore inner, int seed) : ITableStore
{
    private readonly Random _random = new(seed);

    public Task PrepareAsync(CancellationToken cancellationToken) => inner.PrepareAsync(cancellationToken);

    public async Task<IReadOnlyList<TableRow>> ReadAsync(string partition, KeyRange range, int limit, CancellationToken cancellationToken)
    {
        await LateAsync();
        return Roll() < 3 ? throw new StoreUnavailableException("not read") : await inner.ReadAsync(partition, range, limit, cancellationToken);
    }

    public async Task<CommitResult> CommitAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        await LateAsync();
        var fault = Roll();
        if (fault < 10) throw new StoreUnavailableException("not written");
        if (fault < 25) return CommitResult.Conflict;
        var result = await inner.CommitAsync(partition, writes, cancellationToken);
        return fault < 40 ? throw new StoreUnavailableException("perhaps written") : result;
    }

    private async Task LateAsync()
    {
        for (var turns = Roll() / 10; turns > 0; turns--) await Task.Yield();
    }

    private int Roll()
    {
        lock (_random) return _random.Next(100);
    }
}
