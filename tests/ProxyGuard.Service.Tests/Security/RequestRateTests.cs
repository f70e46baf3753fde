using System.Net;
using ProxyGuard.Service.Security;

namespace ProxyGuard.Service.Tests.Security;

public sealed class RequestRateTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void So_many_come_at_once_and_then_so_many_a_minute()
    {
        var rate = new RequestRate(perMinute: 600, atOnce: 50, _time);
        var state = 0L;

        Assert.Equal(50, Granted(rate, ref state, 200));
        Assert.Equal(TimeSpan.FromMilliseconds(100), rate.Take(ref state));
        _time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.NotNull(rate.Take(ref state));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(rate.Take(ref state));
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(30, Granted(rate, ref state, 200));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(50, Granted(rate, ref state, 200));
    }

    [Fact]
    public void In_any_hour_no_more_is_granted_than_the_rate_and_what_may_come_at_once()
    {
        var rate = new RequestRate(perMinute: 600, atOnce: 50, _time);
        var (state, granted, random) = (0L, 0, new Random(3));
        for (var milliseconds = 0; milliseconds < 3_600_000;)
        {
            var step = random.Next(200);
            _time.Advance(TimeSpan.FromMilliseconds(step));
            milliseconds += step;
            granted += Granted(rate, ref state, random.Next(4));
        }

        Assert.InRange(granted, 30_000, 36_000 + 50);
    }

    [Fact]
    public async Task Takers_at_the_same_moment_share_what_there_is()
    {
        var rate = new RequestRate(perMinute: 600, atOnce: 200_000, _time);
        var state = new long[1];
        using var start = new Barrier(2);

        var granted = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            start.SignalAndWait(TestContext.Current.CancellationToken);
            return Granted(rate, ref state[0], 200_000);
        })));

        Assert.Equal(200_000, granted.Sum());
    }

    [Fact]
    public void An_address_waits_for_itself_and_a_network_of_version_6_is_one()
    {
        var rate = new AddressRate(new RequestRate(perMinute: 60, atOnce: 1, _time));

        Assert.Null(rate.Take(IPAddress.Parse("2001:db8::1")));
        Assert.NotNull(rate.Take(IPAddress.Parse("2001:db8::2")));
        Assert.NotNull(rate.Wait(IPAddress.Parse("2001:db8::3")));
        Assert.Null(rate.Take(IPAddress.Parse("192.0.2.1")));
        Assert.NotNull(rate.Take(IPAddress.Parse("::ffff:192.0.2.1")));
        var free = Enumerable.Range(0, 200).Count(index => rate.Wait(IPAddress.Parse($"198.51.100.{index}")) is null);
        Assert.InRange(free, 190, 200);
    }

    private static int Granted(RequestRate rate, ref long state, int tries)
    {
        var granted = 0;
        for (var index = 0; index < tries; index++)
        {
            if (rate.Take(ref state) is null) granted++;
        }
        return granted;
    }
}
