namespace ProxyGuard.Service.Incidents;

/// <summary>Tells an incident as a sequence of moments.</summary>
internal static class IncidentTimeline
{
    public static IReadOnlyList<IncidentMoment> Of(Incident incident)
    {
        var steps = incident.Steps;
        IEnumerable<IncidentMoment?> moments =
        [
            new(incident.Opened, IncidentEvent.Opened, steps.Count > 0 ? steps[0].Severity : incident.Severity),
            .. steps.Skip(1).Select(step => new IncidentMoment(step.Time, IncidentEvent.Worsened, step.Severity)),
            // The worst hour is told by its start, which may lie before the first minute.
            new(incident.Peak.Start > incident.Opened ? incident.Peak.Start : incident.Opened, IncidentEvent.Worst, null),
            new(incident.LastFailing, IncidentEvent.LastSeen, null),
            Moment(incident.Recovered, IncidentEvent.Recovered),
            Moment(incident.Closed, IncidentEvent.Closed),
        ];
        return [.. moments.OfType<IncidentMoment>().OrderBy(moment => moment.Time).ThenBy(moment => moment.Event)];
    }

    private static IncidentMoment? Moment(DateTimeOffset? time, IncidentEvent what) => time is { } known ? new(known, what, null) : null;
}
