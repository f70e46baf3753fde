using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Readiness;
using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service;

/// <summary>Opens before the first request what a person may have to mend: a store of another program, a broken template.</summary>
internal sealed partial class StartUp(IServiceProvider services, ILogger<StartUp> logger) : IHostedService
{
    private IngestQueue? _queue;

    // Taken here and not by the constructor, which runs before the options are checked as a whole.
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<TemplateSet>();
        _queue = services.GetRequiredService<IngestQueue>();
        try
        {
            await services.GetRequiredService<StoreCheck>().AskAsync(cancellationToken);
        }
        catch (StoreUnavailableException fault)
        {
            // A store may come later than the service: until then it answers 503, and then it prepares it.
            Log.StoreIsLate(logger, fault.Message);
        }
    }

    // The web server has stopped by now; what it took is still written.
    public Task StopAsync(CancellationToken cancellationToken) => _queue?.DrainAsync(cancellationToken) ?? Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The store does not answer yet: {Fault}")]
        public static partial void StoreIsLate(ILogger logger, string fault);
    }
}
