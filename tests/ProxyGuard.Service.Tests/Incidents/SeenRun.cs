using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Incidents;

/// <summary>What one run of a repository saw of the proxy, to the minute.</summary>
internal sealed record SeenRun(DateTimeOffset Time, string Repository, Health Health, ProbeOutcome Outcome = ProbeOutcome.Ok)
{
    public const string Proxy = "p.example";

    public bool IsFailing => Health is Health.Down or Health.Poisoned;

    public bool IsServing => Health is Health.Healthy or Health.Degraded;

    public TimeBucket Hour => TimeBucket.Of(BucketSize.Hour, Time);

    private StoredRollup Rollup => new(
        Hour,
        Proxy,
        new ProxyRollup
        {
            Runs = 1,
            Verdicts = new Dictionary<Health, long> { [Health] = 1 },
            Outcomes = new Dictionary<ProbeOutcome, long> { [Outcome] = 1 },
            ServingSlots = IsServing ? 1UL << Hour.SlotOf(Time) : 0,
            FailingSlots = IsFailing ? 1UL << Hour.SlotOf(Time) : 0,
        },
        null);

    /// <summary>The hours that the store has of such runs, in whatever order they come.</summary>
    public static IReadOnlyList<ProxyHour> Hours(IEnumerable<SeenRun> runs) =>
        [.. runs.GroupBy(run => run.Hour).OrderBy(hour => hour.Key.Start).Select(hour => HourOf(hour.Key, [.. hour]))];

    private static ProxyHour HourOf(TimeBucket hour, IReadOnlyList<SeenRun> runs)
    {
        var (sum, trouble) = (new FleetSum(), new TroubleSum());
        foreach (var repository in runs.GroupBy(run => run.Repository))
        {
            var rollup = ProxyRollup.Merge([.. repository.Select(run => run.Rollup.Rollup)]);
            StoredRollup[] stored = [new(hour, Proxy, rollup, null)];
            sum.Add(stored);
            trouble.Add(repository.Key, stored);
        }
        var read = trouble.Of(Proxy) is { } found ? HourTrouble.Read(found.Write()) : null;
        return ProxyHour.Of(hour, sum.Of(Proxy, default)!.Rollup, read);
    }

    /// <summary>Runs of some days as they may come: by day, by night, in outages, flapping, alone, or not at all.</summary>
    public static IReadOnlyList<SeenRun> Random(Random random, int days)
    {
        var runs = new List<SeenRun>();
        var (minute, failing) = (new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero), 0.02);
        for (var end = minute.AddDays(days); minute < end; minute = minute.AddMinutes(Pause(random)))
        {
            if (random.Next(25) == 0) failing = random.Next(6) switch { 0 => 1, 1 => 0.5, 2 => 0.3, 3 => 0.7, _ => 0.02 };
            for (var count = random.Next(1, random.Next(4) == 0 ? 8 : 2); count > 0; count--)
                runs.Add(new(minute, $"github.com/acme/{random.Next(5)}", AnyHealth(random, failing), AnyOutcome(random)));
        }
        return runs;
    }

    private static int Pause(Random random) => random.Next(40) switch
    {
        0 => random.Next(600, 3000),
        < 8 => random.Next(30, 200),
        _ => random.Next(1, 12),
    };

    private static Health AnyHealth(Random random, double failing) => random.NextDouble() < failing
        ? random.Next(5) == 0 ? Health.Poisoned : Health.Down
        : random.Next(8) switch { 0 => Health.Unknown, 1 => Health.Degraded, _ => Health.Healthy };

    private static ProbeOutcome AnyOutcome(Random random) => (ProbeOutcome)random.Next(Enum.GetValues<ProbeOutcome>().Length);
}
