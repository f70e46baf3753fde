namespace ProxyGuard.Service.Demonstration;

/// <summary>A clock that is set to the time that is being told of. Waiting takes as long as it does.</summary>
internal sealed class HistoryClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
