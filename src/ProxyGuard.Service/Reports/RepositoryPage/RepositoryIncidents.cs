using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Incidents;

namespace ProxyGuard.Service.Reports.RepositoryPage;

/// <summary>The incidents that hit a repository, as rows.</summary>
internal static class RepositoryIncidents
{
    public static IncidentModel Build(IncidentSummary incident, PageFrame frame)
    {
        var words = frame.T.Incidents;
        return new(
            PathOf(incident, frame),
            TimeModel.Of(incident.Opened),
            incident.Proxy,
            incident.State == IncidentState.Closed ? "idle" : "bad",
            Codes.Of(incident.Severity).ToUpperInvariant(),
            words.Of(incident.Cause),
            words.Of(incident.State),
            words.Length((incident.Recovered ?? incident.LastSeen) - incident.Opened),
            words.Runs(incident.Yours.Failing, incident.Yours.Judged));
    }

    /// <summary>An incident of a private proxy is found with its repository only.</summary>
    public static string PathOf(IncidentSummary incident, PageFrame frame) => frame.Link(
        $"/incidents/{incident.Id}" + (incident.Repository is { } owner ? $"?repository={Uri.EscapeDataString(owner)}" : ""));
}
