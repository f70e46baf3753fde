using Microsoft.Extensions.Options;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Retention;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Upkeep;

/// <summary>
/// One round of the work in the background, in bounded steps. It may end behind any of them: the next round goes on from what is stored.
/// </summary>
internal sealed class UpkeepRound(
    WorkerLease lease, FleetUpkeep fleet, IncidentUpkeep incidents, RetentionUpkeep retention, UpkeepLog log,
    IOptions<WorkerOptions> options, TimeProvider time)
{
    // After so many rows a breath, in which whoever waits for the store's one writer comes first, and a look at the lease.
    private const int RowsBetween = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    // The next round renews the lease before it ends.
    private readonly TimeSpan _term = options.Value.Interval + TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await lease.HoldAsync(_term, cancellationToken)) return;
            await RunAsync("the rollups of the fleet", fleet.WorkAsync(cancellationToken), cancellationToken);
            await RunAsync("incidents", incidents.WorkAsync(cancellationToken), cancellationToken);
            await RunAsync("retention", retention.WorkAsync(cancellationToken), cancellationToken);
            log.Works(UpkeepLog.Store);
        }
        catch (StoreUnavailableException fault)
        {
            log.Fails(UpkeepLog.Store, fault);
        }
    }

    // What one part of the work cannot get over does not keep the other from its turn.
    private async Task RunAsync(string work, IAsyncEnumerable<int> steps, CancellationToken cancellationToken)
    {
        try
        {
            if (await WorkAsync(steps, cancellationToken)) log.Works(work);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or StoreUnavailableException))
        {
            log.Fails(work, fault);
        }
    }

    private async Task<bool> WorkAsync(IAsyncEnumerable<int> steps, CancellationToken cancellationToken)
    {
        var rows = 0;
        await foreach (var step in steps.WithCancellation(cancellationToken))
        {
            rows += step + 1;
            if (rows < RowsBetween) continue;
            if (!await lease.HoldAsync(_term, cancellationToken)) return false;
            await Task.Delay(Pause, time, cancellationToken);
            rows = 0;
        }
        return true;
    }
}
