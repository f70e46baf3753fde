using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Service.Demonstration;

/// <summary>
/// What happened to an organisation that does not exist, told back from now: an outage, a poisoned day, a slow week, a proxy that comes and
/// goes, one that is down right now; a repository with a single run, one that is new today.
/// </summary>
internal sealed class DemoStory
{
    private const string Public = "goproxy.example", Mirror = "mirror.example/golang";
    private const string Cdn = "cdn.modules.example", China = "cn.goproxy.example";
    private const string Own = "modules.acme.example/go", OwnAmerica = "athens.acme.example";
    private readonly DateTimeOffset _now;

    public DemoStory(DateTimeOffset now)
    {
        _now = now;
        Proxies =
        [
            new(Public, Trust.Public, DemoRegion.America, 71, true,
                [Outage, SlowWeek, Day(57, 13, 1.5, Health.Down, ProbeOutcome.ServerError, 0.8)]),
            new(Mirror, Trust.Public, DemoRegion.Europe, 24, true,
                [PoisonedDay, Day(40, 9, 3, Health.Degraded, ProbeOutcome.Throttled, 0.5)]),
            new(Cdn, Trust.Public, DemoRegion.America, 210, false, [.. Flapping]),
            new(China, Trust.Public, DemoRegion.China, 9, true, [DownNow, Day(66, 2, 6, Health.Down, ProbeOutcome.ConnectTimedOut, 0.9)]),
            new(Own, Trust.Private, DemoRegion.Europe, 340, false, [Day(11, 8, 2, Health.Down, ProbeOutcome.ServerError, 1)]),
            new(OwnAmerica, Trust.Private, DemoRegion.America, 340, false, []),
        ];
        Repositories =
        [
            new("github.com/acme/widgets", DemoRegion.Europe, 22, [Own, Public], [Mirror]),
            new("github.com/acme/gadgets", DemoRegion.Europe, 14, [Public], [Mirror, Cdn]),
            new("github.com/acme/search", DemoRegion.Europe, 9, [Own, Mirror], [Public]),
            new("github.com/acme/billing", DemoRegion.America, 12, [OwnAmerica, Public], [Cdn, Mirror]),
            new("github.com/acme/gateway", DemoRegion.America, 10, [Public], [Cdn]),
            new("github.com/acme/reports", DemoRegion.America, 5, [Cdn], [Public]),
            new("github.com/acme/mobile-api", DemoRegion.China, 12, [China], [Public, Mirror]),
            new("github.com/acme/shenzhen-gateway", DemoRegion.China, 7, [China], []),
            new("dev.azure.com/acme/platform/ledger", DemoRegion.Europe, 7, [Own, Public], [Mirror]),
            new("github.com/acme/infra-tools", DemoRegion.Europe, 1.5, [Public], [Mirror]),
            new("github.com/acme/prototype", DemoRegion.Europe, 0, [Public], [], Once(now.AddDays(-12))),
            new("github.com/acme/checkout", DemoRegion.Europe, 12, [Public], [Mirror], (now.AddHours(-5), now)),
        ];
    }

    public IReadOnlyList<DemoProxy> Proxies { get; }

    public IReadOnlyList<DemoRepository> Repositories { get; }

    // Connected, and then silence, on a working day.
    private DemoTrouble Outage => Day(4, 8, 6, Health.Down, ProbeOutcome.StalledBeforeFirstByte, 1);

    private DemoTrouble PoisonedDay => Day(9, 0, 24, Health.Poisoned, ProbeOutcome.ChecksumMismatch, 0.9);

    private DemoTrouble SlowWeek => new(Midnight(-28), Midnight(-21), Health.Healthy, ProbeOutcome.Ok, 1, 4.5);

    private DemoTrouble DownNow => new(_now.AddMinutes(-135), _now.AddDays(1), Health.Down, ProbeOutcome.ConnectTimedOut);

    // Two days on which it fails for half of every three hours: one incident each, for it never serves long enough in between.
    private IEnumerable<DemoTrouble> Flapping =>
        from day in (int[])[14, 15]
        from hour in (int[])[2, 5, 8, 11, 14, 17, 20]
        select Day(day, hour, 1.5, Health.Down, ProbeOutcome.ServerError, 0.9);

    private static (DateTimeOffset From, DateTimeOffset To) Once(DateTimeOffset at)
    {
        var hour = new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero).AddHours(at.UtcDateTime.Hour);
        return (hour, hour.AddHours(1));
    }

    private DateTimeOffset Midnight(int days) => new DateTimeOffset(_now.UtcDateTime.Date, TimeSpan.Zero).AddDays(days);

    /// <summary>A stretch of so many hours on the working day that lies so many working days back.</summary>
    private DemoTrouble Day(int workingDaysAgo, int hour, double hours, Health health, ProbeOutcome outcome, double share)
    {
        var day = Midnight(0);
        for (var left = workingDaysAgo; left > 0;)
        {
            day = day.AddDays(-1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) left--;
        }
        return new(day.AddHours(hour), day.AddHours(hour + hours), health, outcome, share);
    }
}
