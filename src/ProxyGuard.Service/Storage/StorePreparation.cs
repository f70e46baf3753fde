namespace ProxyGuard.Service.Storage;

/// <summary>Opens the store before the first request, so that a file of another program or a newer version stops the start.</summary>
internal sealed class StorePreparation(SqliteTableStore store) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => store.PrepareAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
