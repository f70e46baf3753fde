using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Incidents;

/// <summary>The rule of docs/incidents.md told a second time, run by run and minute by minute, without sums and bits.</summary>
internal sealed class MinuteByMinute(IReadOnlyList<SeenRun> runs, IncidentOptions options)
{
    private readonly ILookup<DateTimeOffset, SeenRun> _minutes = runs.ToLookup(run => run.Time);
    private readonly ILookup<TimeBucket, SeenRun> _hours = runs.ToLookup(run => run.Hour);
    private readonly List<Line> _found = [];
    private Line? _open;
    private DateTimeOffset _heard;
    private int _served;

    /// <summary>An incident in the figures that both ways must agree on.</summary>
    public sealed record Line(
        DateTimeOffset Opened, DateTimeOffset Last, DateTimeOffset? Recovered, DateTimeOffset? Closed, int Failing, int Judged, int Repositories)
    {
        public static Line Of(Incident incident) => new(
            incident.Opened, incident.LastFailing, incident.Recovered, incident.Closed,
            (int)incident.Failing, (int)incident.Judged, (int)incident.Impact.Repositories);
    }

    public IReadOnlyList<Line> Run()
    {
        if (runs.Count == 0) return [];
        for (var hour = runs.Min(run => run.Hour.Start); hour <= runs.Max(run => run.Time); hour = hour.AddHours(1)) Hour(hour);
        End();
        return _found;
    }

    private void Hour(DateTimeOffset start)
    {
        var judged = _hours[TimeBucket.Of(BucketSize.Hour, start)].Where(run => run.IsServing || run.IsFailing).ToList();
        if (judged.Count == 0) return;
        if (_open is not null && start - _heard > IncidentFold.Silence) End();
        var isBad = false;
        for (var minute = start; minute < start.AddHours(1); minute = minute.AddMinutes(1)) isBad |= Minute(minute);
        _heard = judged.Max(run => run.Time);
        if (isBad || _open is null) return;
        if (++_served < options.ServedHours) return;
        _open = _open with { Closed = judged.Where(run => run.IsServing).Min(run => run.Time) };
        End();
    }

    private bool Minute(DateTimeOffset minute)
    {
        if (IsBad(minute))
        {
            _open = (_open ?? new(minute, minute, null, null, 0, 0, 0)) with { Last = minute, Recovered = null };
            _served = 0;
            return true;
        }
        if (_open is { Recovered: null } && _minutes[minute].Any(run => run.IsServing)) _open = _open with { Recovered = minute };
        return false;
    }

    private bool IsBad(DateTimeOffset minute)
    {
        if (!_minutes[minute].Any(run => run.IsFailing)) return false;
        var hour = _hours[TimeBucket.Of(BucketSize.Hour, minute)].ToList();
        var failing = hour.Count(run => run.IsFailing);
        if (failing >= options.FailingShare * (failing + hour.Count(run => run.IsServing))) return true;
        return !_minutes[minute].Any(run => run.IsServing) && Row(minute, -1) + 1 + Row(minute, 1) >= options.FailingRuns;
    }

    // Minutes in which it only failed, from one on in a direction, to where it served or the hour ends.
    private int Row(DateTimeOffset from, int direction)
    {
        var count = 0;
        for (var minute = from.AddMinutes(direction); minute.Hour == from.Hour; minute = minute.AddMinutes(direction))
        {
            if (_minutes[minute].Any(run => run.IsServing)) break;
            if (_minutes[minute].Any(run => run.IsFailing)) count++;
        }
        return count;
    }

    private void End()
    {
        if (_open is { } line)
        {
            var (first, last) = (TimeBucket.Of(BucketSize.Hour, line.Opened).Start, TimeBucket.Of(BucketSize.Hour, line.Last).End);
            var within = runs.Where(run => run.Time >= first && run.Time < last).ToList();
            var failing = within.Where(run => run.IsFailing).ToList();
            if (failing.Count >= options.FailingRuns)
            {
                var judged = failing.Count + within.Count(run => run.IsServing);
                _found.Add(line with { Failing = failing.Count, Judged = judged, Repositories = Hit(within) });
            }
        }
        (_open, _served) = (null, 0);
    }

    // Of hours with a bad minute only.
    private int Hit(List<SeenRun> within) => within.GroupBy(run => run.Hour)
        .Where(hour => hour.Any(run => IsBad(run.Time)))
        .SelectMany(hour => hour.Where(run => run.IsFailing).Select(run => run.Repository)).Distinct().Count();
}
