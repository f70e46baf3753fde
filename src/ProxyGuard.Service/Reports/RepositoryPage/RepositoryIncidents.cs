using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Reports.Incidents;

namespace ProxyGuard.Service.Reports.RepositoryPage;

/// <summary>The incidents that hit a repository, as rows.</summary>
internal static class RepositoryIncidents
{
    public static IncidentModel Build(IncidentSummary incident, PageFrame frame, DateTimeOffset asOf)
    {
        var words = frame.T.Incidents;
        return new(
            frame.Link(IncidentLinks.PathOf(incident)),
            MomentModel.InColumn(incident.Opened),
            incident.Proxy,
            IncidentRowModel.LevelOf(incident),
            Codes.Of(incident.Severity).ToUpperInvariant(),
            words.Of(incident.Cause),
            words.Of(incident.State),
            IncidentRowModel.Length(incident, frame.T, asOf),
            words.Runs(incident.Yours.Failing, incident.Yours.Judged));
    }
}
