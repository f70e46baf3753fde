using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Reports.Incidents;

/// <summary>One incident of a list.</summary>
internal sealed record IncidentRowModel(
    string Severity, string Level, string Proxy, string PrivateTo, string Cause, string State, MomentModel Opened, string Lasted,
    string Hit, string Path)
{
    public static IncidentRowModel Of(IncidentSummary incident, PageFrame frame, DateTimeOffset now) => new(
        Codes.Of(incident.Severity),
        LevelOf(incident),
        incident.Proxy,
        incident.Repository is { } repository ? frame.T.IncidentPages.PrivateTo(repository) : "",
        frame.T.Incidents.Of(incident.Cause),
        frame.T.Incidents.Of(incident.State),
        MomentModel.Of(incident.Opened),
        Length(incident, frame.T, now),
        Hits(incident, frame.T),
        frame.Link(IncidentLinks.PathOf(incident)));

    /// <summary>How much it asks for somebody: what is over is not red.</summary>
    public static string LevelOf(IncidentSummary incident) => (incident.State, incident.Severity) switch
    {
        (IncidentState.Closed, _) => "idle",
        (_, IncidentSeverity.P0 or IncidentSeverity.P1) => "bad",
        _ => "warn",
    };

    /// <summary>How long it has lasted, as far as that is known.</summary>
    public static string Length(IncidentSummary incident, Language language, DateTimeOffset now) => incident switch
    {
        { State: IncidentState.Open } => language.IncidentPages.SoFar(language.Incidents.Length(now - incident.Opened)),
        { Recovered: { } recovered } => language.Incidents.Length(recovered - incident.Opened),
        _ => language.IncidentPages.AtLeast(language.Incidents.Length(incident.LastSeen - incident.Opened)),
    };

    // Of all repositories, where the reader may know that.
    private static string Hits(IncidentSummary incident, Language language)
    {
        var (repositories, failing, judged) = incident.All is { } all
            ? (all.Impact.Repositories, all.Failing, all.Judged)
            : (incident.Yours.Repositories, incident.Yours.Failing, incident.Yours.Judged);
        return language.IncidentPages.HitOf(language.Figures.Repositories(repositories), language.Incidents.Runs(failing, judged));
    }
}
