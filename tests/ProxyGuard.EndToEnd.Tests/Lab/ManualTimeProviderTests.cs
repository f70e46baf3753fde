using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Lab;

public sealed class ManualTimeProviderTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Timers_fire_in_order_of_their_time_and_see_that_time()
    {
        var start = _time.GetUtcNow();
        var fired = new List<(string, TimeSpan)>();
        void Note(object? name) => fired.Add(((string)name!, _time.GetUtcNow() - start));
        using var late = _time.CreateTimer(Note, "late", TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        using var often = _time.CreateTimer(Note, "often", TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));

        _time.Advance(TimeSpan.FromSeconds(4.5));

        Assert.Equal([("often", TimeSpan.FromSeconds(2)), ("late", TimeSpan.FromSeconds(3)), ("often", TimeSpan.FromSeconds(4))], fired);
        Assert.Equal(TimeSpan.FromSeconds(4.5), _time.GetUtcNow() - start);
        Assert.Equal(TimeSpan.FromSeconds(4.5), _time.GetElapsedTime(start.Ticks));
    }

    [Fact]
    public async Task Delays_and_timeouts_follow_the_manual_clock()
    {
        var delay = Task.Delay(TimeSpan.FromHours(1), _time, TestContext.Current.CancellationToken);
        using var timeout = new CancellationTokenSource(TimeSpan.FromHours(2), _time);

        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.False(delay.IsCompleted);
        _time.Advance(TimeSpan.FromMinutes(1));
        await delay;
        Assert.False(timeout.IsCancellationRequested);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.True(timeout.IsCancellationRequested);
        Assert.Equal(0, _time.PendingTimers);
    }

    [Fact]
    public void A_stopped_timer_does_not_fire()
    {
        var fired = 0;
        var timer = _time.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(2));
        timer.Dispose();
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(2, fired);
    }
}
