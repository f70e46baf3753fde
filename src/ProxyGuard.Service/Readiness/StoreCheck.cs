using ProxyGuard.Service.Demonstration;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Readiness;

/// <summary>Asks the store whether it can be used now, and makes its table when it came after the service.</summary>
internal sealed class StoreCheck(ITableStore store, StoreMark mark, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <exception cref="StoreUnavailableException">It does not answer, or not in time.</exception>
    /// <exception cref="StoreRefusedException">It never will as it is.</exception>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            await store.PrepareAsync(either.Token);
            await mark.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StoreUnavailableException($"no answer within {Longest.TotalSeconds} s");
        }
    }
}
