using Microsoft.Extensions.Options;

namespace ProxyGuard.Service.Upkeep;

/// <summary>Works in rounds as long as the service runs.</summary>
internal sealed class UpkeepWorker(UpkeepRound round, WorkerLease lease, IOptions<WorkerOptions> options, TimeProvider time)
    : BackgroundService
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await round.RunAsync(stoppingToken);
                await Task.Delay(options.Value.Interval, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await ReleaseAsync();
        }
    }

    private async Task ReleaseAsync()
    {
        using var farewell = new CancellationTokenSource(Farewell, time);
        try
        {
            await lease.ReleaseAsync(farewell.Token);
        }
        catch (Exception fault) when (ProxyGuardService.IsStoreFault(fault) || fault is OperationCanceledException)
        {
            // It runs out by itself.
        }
    }
}
