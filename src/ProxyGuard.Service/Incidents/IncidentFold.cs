namespace ProxyGuard.Service.Incidents;

/// <summary>What may become an incident, or is one that is open, behind some hour.</summary>
/// <param name="Incident">What it is so far.</param>
/// <param name="ServedHours">Hours with runs since the last bad one.</param>
/// <param name="LaterFailing">Failing runs of these hours: part of it if another bad hour follows.</param>
/// <param name="LaterJudged">Judged runs of these hours.</param>
internal sealed record IncidentDraft(Incident Incident, int ServedHours, long LaterFailing, long LaterJudged);

/// <summary>What came of some hours.</summary>
/// <param name="Closed">Incidents that can grow no more, by time.</param>
/// <param name="Draft">What is open behind the last hour; null when nothing is.</param>
internal sealed record FoldResult(IReadOnlyList<Incident> Closed, IncidentDraft? Draft);

/// <summary>
/// Makes incidents from the hours of one proxy: pure, hour by hour. To go on from a draft comes to the same as to begin before it.
/// </summary>
internal sealed class IncidentFold(IncidentOptions options)
{
    /// <summary>Behind such a silence what comes is another incident; the one before stays as it was last seen.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromDays(30);

    /// <param name="proxy">The proxy.</param>
    /// <param name="start">What was open before; null when nothing was.</param>
    /// <param name="hours">Its hours, ascending.</param>
    public FoldResult Fold(string proxy, IncidentDraft? start, IEnumerable<ProxyHour> hours)
    {
        var closed = new List<Incident>();
        var draft = start;
        foreach (var hour in hours.Where(hour => hour.Judged > 0))
        {
            if (draft is not null && hour.Start - draft.Incident.LastData > Silence) draft = End(draft, closed);
            var bad = hour.BadMinutes(options.FailingShare, options.FailingRuns);
            if (bad != 0) draft = Fail(draft ?? Open(proxy, hour, bad), hour, bad);
            else if (draft is not null) draft = Serve(draft, hour);
            if (draft?.Incident.IsOpen == false) draft = End(draft, closed);
        }
        return new(closed, draft);
    }

    /// <summary>All incidents of a result, the open one the last.</summary>
    public IReadOnlyList<Incident> IncidentsOf(FoldResult result) =>
        result.Draft is { } draft && IsIncident(draft) ? [.. result.Closed, draft.Incident] : result.Closed;

    private bool IsIncident(IncidentDraft draft) => draft.Incident.Failing >= options.FailingRuns;

    private IncidentDraft? End(IncidentDraft draft, List<Incident> closed)
    {
        if (IsIncident(draft)) closed.Add(draft.Incident);
        return null;
    }

    private static IncidentDraft Open(string proxy, ProxyHour hour, ulong bad) =>
        new(new Incident { Proxy = proxy, Opened = hour.Minute(MinuteBits.First(bad)) }, 0, 0, 0);

    private IncidentDraft Fail(IncidentDraft draft, ProxyHour hour, ulong bad)
    {
        var incident = draft.Incident;
        var (hits, repositories) = IncidentHits.Add(incident, hour);
        var impact = incident.Impact.With(hour.Trouble.Impact, repositories);
        var served = MinuteBits.After(hour.Serving, MinuteBits.Last(bad));
        var failed = incident with
        {
            LastFailing = hour.Minute(MinuteBits.Last(bad)),
            LastData = hour.Minute(MinuteBits.Last(hour.Serving | hour.FailingMinutes)),
            Recovered = served == 0 ? null : hour.Minute(MinuteBits.First(served)),
            Failing = incident.Failing + draft.LaterFailing + hour.Failing,
            Judged = incident.Judged + draft.LaterJudged + hour.Judged,
            Impact = impact,
            Causes = Sum(incident.Causes, hour.Trouble.Causes),
            Peak = hour.Failing > incident.Peak.Failing
                ? new(hour.Start, hour.Failing, hour.Judged, hour.Trouble.Impact.Repositories)
                : incident.Peak,
            Hits = hits,
        };
        return new(Rate(failed, hour.Minute(MinuteBits.First(bad))), 0, 0, 0);
    }

    // It only rises: what was that bad stays that bad.
    private Incident Rate(Incident incident, DateTimeOffset since)
    {
        var severity = SeverityRule.Of(incident.Impact, options.ManyRepositories);
        var isWorse = incident.Steps.Count == 0 || severity < incident.Severity;
        return isWorse ? incident with { Severity = severity, Steps = [.. incident.Steps, new(since, severity)] } : incident;
    }

    private IncidentDraft Serve(IncidentDraft draft, ProxyHour hour)
    {
        var first = hour.Minute(MinuteBits.First(hour.Serving));
        var hours = draft.ServedHours + 1;
        var served = draft.Incident with
        {
            LastData = hour.Minute(MinuteBits.Last(hour.Serving | hour.FailingMinutes)),
            Recovered = draft.Incident.Recovered ?? first,
            Closed = hours >= options.ServedHours ? first : null,
        };
        return new(served, hours, draft.LaterFailing + hour.Failing, draft.LaterJudged + hour.Judged);
    }

    private static Dictionary<IncidentCause, long> Sum(
        IReadOnlyDictionary<IncidentCause, long> causes, IReadOnlyDictionary<IncidentCause, long> others)
    {
        var sum = causes.ToDictionary();
        foreach (var (cause, count) in others) sum[cause] = sum.GetValueOrDefault(cause) + count;
        return sum;
    }
}
