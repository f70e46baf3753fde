using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Reports.Proxies;

/// <summary>
/// How a proxy is now, over all repositories, in one sentence: by its newest incident, and where none goes on by its last day.
/// </summary>
internal static class ProxyStatus
{
    public static StatusSentence Build(IEnumerable<IncidentSummary> incidents, Availability? lastDay, Language language, DateTimeOffset now)
    {
        // What fails where it is held to be private says nothing of the proxy that all others know.
        var newest = incidents.FirstOrDefault(incident => incident.Repository is null);
        return newest is { State: not IncidentState.Closed } going
            ? OfIncident(going, language, now)
            : OfDay(lastDay, newest, language, now);
    }

    private static StatusSentence OfIncident(IncidentSummary incident, Language language, DateTimeOffset now)
    {
        var (words, cause) = (language.ProxyStatus, language.Incidents.Of(incident.Cause));
        if (incident.State == IncidentState.LastSeen)
            return new("idle", language.Incidents.LastSeenFailing(MomentModel.Of(incident.LastSeen), cause));
        if (incident.Recovered is not { } served) return new("bad", words.FailingFor(Since(incident.Opened, language, now), cause));
        var failed = language.Incidents.Length(served - incident.Opened);
        return new("warn", words.ServingFor(Since(served, language, now), failed, cause));
    }

    private static StatusSentence OfDay(Availability? lastDay, IncidentSummary? last, Language language, DateTimeOffset now)
    {
        var words = language.ProxyStatus;
        if (lastDay is null) return new("idle", words.NotJudged);
        // By the upper end of the interval, as everywhere: what may be chance is no trouble.
        if (lastDay.High < ComparisonRule.Well) return new("warn", words.FailingAtTimes);
        var since = last?.Recovered ?? last?.Closed;
        return new("good", since is { } time ? words.HealthySince(Since(time, language, now)) : words.Healthy);
    }

    private static MomentModel Since(DateTimeOffset time, Language language, DateTimeOffset now) =>
        MomentModel.Since(time, language.Incidents.Length(now - time));
}
