using Microsoft.Extensions.Options;

namespace ProxyGuard.Service.Upkeep;

/// <summary>Works in rounds as long as the service runs.</summary>
internal sealed class UpkeepWorker(IServiceProvider services, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Taken here and not by the constructor, which runs before the options are checked as a whole.
        var round = services.GetRequiredService<UpkeepRound>();
        var interval = services.GetRequiredService<IOptions<WorkerOptions>>().Value.Interval;
        try
        {
            while (true)
            {
                await round.RunAsync(stoppingToken);
                await Task.Delay(interval, time, stoppingToken);
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
            await services.GetRequiredService<WorkerLease>().ReleaseAsync(farewell.Token);
        }
        catch (Exception fault) when (ProxyGuardService.IsStoreFault(fault) || fault is OperationCanceledException)
        {
            // It runs out by itself.
        }
    }
}
