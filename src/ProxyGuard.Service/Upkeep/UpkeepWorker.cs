using Microsoft.Extensions.Options;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Upkeep;

/// <summary>Works in rounds as long as the service runs.</summary>
internal sealed class UpkeepWorker(UpkeepRound round, WorkerLease lease, IOptions<WorkerOptions> options, TimeProvider time)
    : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await lease.ReleaseAsync(cancellationToken);
        }
        catch (Exception fault) when (ProxyGuardService.IsStoreFault(fault) || fault is OperationCanceledException)
        {
            // It runs out by itself.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await round.RunAsync(stoppingToken);
            await Task.Delay(options.Value.Interval, time, stoppingToken);
        }
    }
}
