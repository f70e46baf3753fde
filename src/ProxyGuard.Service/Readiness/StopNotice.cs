using Microsoft.Extensions.Options;

namespace ProxyGuard.Service.Readiness;

/// <summary>
/// Holds the door open for a while after the word to stop: <c>/readyz</c> already says no, and a gateway learns it in time.
/// </summary>
internal sealed class StopNotice(IOptions<StoppingOptions> options, TimeProvider time) : IHostedLifecycleService
{
    // Every part of the service is told to stop only after this.
    public async Task StoppingAsync(CancellationToken cancellationToken) =>
        await Task.Delay(options.Value.Notice, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
