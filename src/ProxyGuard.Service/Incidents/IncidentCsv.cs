using ProxyGuard.Service.Api;

namespace ProxyGuard.Service.Incidents;

/// <summary>
/// Incidents as a table, one line each; one of them as a table of the repositories it hit. New columns come behind the others.
/// </summary>
internal static class IncidentCsv
{
    private static readonly string[] Columns =
    [
        "id", "proxy", "repository", "cause", "severity", "state", "opened", "lastSeen", "recovered", "closed",
        "yourRepositories", "yourFailing", "yourJudged",
        "repositories", "failing", "judged", "formerChainWouldFail", "rescued", "redByProxy",
    ];

    private static readonly string[] HitColumns = ["id", "proxy", "repository", "failing", "judged", "first", "last"];

    public static CsvText Write(IncidentPage page)
    {
        var csv = new CsvText(Columns);
        foreach (var incident in page.Incidents) Line(csv, incident);
        return csv;
    }

    /// <summary>The repositories that its reader may read.</summary>
    public static CsvText Write(IncidentDetail detail)
    {
        var csv = new CsvText(HitColumns);
        foreach (var hit in detail.Repositories)
        {
            csv.Text(detail.Incident.Id).Text(detail.Incident.Proxy).Text(hit.Repository)
                .Number(hit.Failing).Number(hit.Judged).Time(hit.First).Time(hit.Last).EndLine();
        }
        return csv;
    }

    private static void Line(CsvText csv, IncidentSummary incident)
    {
        csv.Text(incident.Id).Text(incident.Proxy).Text(incident.Repository)
            .Code<IncidentCause>(incident.Cause).Code<IncidentSeverity>(incident.Severity).Code<IncidentState>(incident.State)
            .Time(incident.Opened).Time(incident.LastSeen).Time(incident.Recovered).Time(incident.Closed)
            .Number(incident.Yours.Repositories).Number(incident.Yours.Failing).Number(incident.Yours.Judged)
            .Number(incident.All?.Impact.Repositories).Number(incident.All?.Failing).Number(incident.All?.Judged)
            .Number(incident.All?.Impact.FormerChainWouldFail).Number(incident.All?.Impact.Rescued).Number(incident.All?.Impact.RedByProxy)
            .EndLine();
    }
}
