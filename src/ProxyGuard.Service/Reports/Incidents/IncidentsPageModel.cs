using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Incidents;

namespace ProxyGuard.Service.Reports.Incidents;

/// <summary>What <c>incidents.hbs</c> may read.</summary>
internal sealed record IncidentsPageModel(PageFrame Frame, IncidentQuery Query, IncidentPage Found, DateTimeOffset Now) : PageModel(Frame)
{
    public override string Title => T.Pages.Incidents;

    public string ListPath { get; } = IncidentLinks.List;

    /// <summary>The proxy whose incidents are shown; empty for all.</summary>
    public string Proxy => Query.Proxies.FirstOrDefault() ?? "";

    /// <summary>The state that is shown, as its code; empty for all.</summary>
    public string State => Query.State is { } state ? Codes.Of(state) : "";

    /// <summary>The repository whose incidents are shown; empty for all.</summary>
    public string Repository => Query.Repository ?? "";

    public string RepositoryPath => Frame.Link(ReportLinks.PathOf(Repository));

    public IReadOnlyList<NavigationLink> Filters => [Filter(null), .. Enum.GetValues<IncidentState>().Select(state => Filter(state))];

    public IReadOnlyList<IncidentRowModel> Incidents => [.. Found.Incidents.Select(incident => IncidentRowModel.Of(incident, Frame, Now))];

    /// <summary>What is said where there is none.</summary>
    public string Empty => IsFiltered ? T.IncidentPages.NoneLikeThat : T.IncidentPages.None;

    public bool IsFiltered => Proxy.Length + Repository.Length + Query.After.Length > 0 || Query.State is not null;

    public string NextPath => Found.Next is { } next ? PathOf(State, next) : "";

    public DataLinks Data => new(
        PageQuery.PathOf(
            "/api/v1/incidents",
            ("state", State), ("proxy", Proxy), ("repository", Repository), ("limit", $"{IncidentQuery.MostIncidents}")),
        AsOf(Found.AsOf));

    private NavigationLink Filter(IncidentState? state) => new(
        state is { } one ? T.Incidents.Of(one) : T.IncidentPages.All,
        PathOf(state is { } code ? Codes.Of(code) : "", ""),
        state == Query.State);

    private string PathOf(string state, string after) =>
        Frame.Link(PageQuery.PathOf(
            IncidentLinks.List, ("state", state), ("proxy", Proxy), ("repository", Repository), ("after", after)));
}
