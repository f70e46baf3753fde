using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Tests.Infrastructure;

/// <summary>A store seen by a process that may be cut off at any call, before or behind it, and between whose calls others work.</summary>
internal sealed class UnreliableStore(ITableStore inner, Random random) : ITableStore
{
    /// <summary>How many of a hundred calls fail.</summary>
    public int Failing { get; set; }

    public Func<Task> Between { get; set; } = () => Task.CompletedTask;

    public int Reads { get; private set; }

    public int Commits { get; private set; }

    public Task PrepareAsync(CancellationToken cancellationToken) => inner.PrepareAsync(cancellationToken);

    public async Task<IReadOnlyList<TableRow>> ReadAsync(string partition, KeyRange range, int limit, CancellationToken cancellationToken)
    {
        await BeginAsync();
        Reads++;
        return await inner.ReadAsync(partition, range, limit, cancellationToken);
    }

    public async Task<CommitResult> CommitAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        await BeginAsync();
        Commits++;
        var result = await inner.CommitAsync(partition, writes, cancellationToken);
        Fail();
        return result;
    }

    private async Task BeginAsync()
    {
        await Between();
        Fail();
    }

    private void Fail()
    {
        if (random.Next(100) < Failing) throw new StoreUnavailableException("cut off");
    }
}
