using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service;

/// <summary>Opens before the first request what a person may have to mend: a store of another program, a broken template.</summary>
internal sealed class StartUp(IServiceProvider services) : IHostedService
{
    // Taken here and not by the constructor, which runs before the options are checked as a whole.
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<TemplateSet>();
        return services.GetRequiredService<ITableStore>().PrepareAsync(cancellationToken);
    }

    // The web server has stopped by now; what it took is still written.
    public Task StopAsync(CancellationToken cancellationToken) => services.GetRequiredService<IngestQueue>().DrainAsync(cancellationToken);
}
