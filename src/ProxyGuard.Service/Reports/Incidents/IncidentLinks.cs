using ProxyGuard.Service.Incidents;

namespace ProxyGuard.Service.Reports.Incidents;

/// <summary>Addresses of the pages of incidents.</summary>
internal static class IncidentLinks
{
    public const string List = "/incidents";

    public static string PathOf(IncidentSummary incident) => With(incident, $"{List}/{incident.Id}");

    public static string JsonOf(IncidentSummary incident) => With(incident, $"/api/v1{List}/{incident.Id}");

    public static string MarkdownOf(IncidentSummary incident) => With(incident, $"/api/v1{List}/{incident.Id}.md");

    // One of a private proxy is asked for with the repository that holds it to be.
    private static string With(IncidentSummary incident, string path) => PageQuery.PathOf(path, ("repository", incident.Repository ?? ""));
}
