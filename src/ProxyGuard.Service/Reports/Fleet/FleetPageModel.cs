using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Reports.Incidents;
using ProxyGuard.Service.Reports.Proxies;

namespace ProxyGuard.Service.Reports.Fleet;

/// <summary>What was read for the page of all repositories.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="List">The repositories of the page.</param>
/// <param name="Overview">What stands above the list on its first page; null on the others.</param>
internal sealed record FleetReading(RepositoryQuery Query, RepositoryList List, FleetOverview? Overview);

/// <summary>What goes on over all repositories.</summary>
/// <param name="Open">Some incidents that go on, newest first.</param>
/// <param name="Proxies">Every public proxy.</param>
internal sealed record FleetOverview(IncidentPage Open, FleetTrend Proxies);

/// <summary>What <c>index.hbs</c> may read.</summary>
internal sealed record FleetPageModel(PageFrame Frame, FleetReading Reading, DateTimeOffset Now) : PageModel(Frame)
{
    private const int MostProxies = 5;

    public override string Title => T.Pages.Repositories;

    private RepositoryList List => Reading.List;

    private HealthCounts Counts => List.ByHealth;

    private int All => Counts.Failing + Counts.Degraded + Counts.Healthy + Counts.Quiet;

    public string Search => Reading.Query.Search;

    /// <summary>The chosen filter, as its code; empty for none.</summary>
    public string Health => Reading.Query.Health is { } health ? Codes.Of(health) : "";

    /// <summary>Whether there is a list to search in.</summary>
    public bool HasList => All > 0 || Search.Length > 0;

    /// <summary>Whether all repositories are told of, from the first on.</summary>
    public bool IsOverview => HasList && Reading.Overview is not null && Search.Length == 0;

    public string Level => Counts switch
    {
        { Failing: > 0 } => "bad",
        { Degraded: > 0 } => "warn",
        { Healthy: > 0 } => "good",
        _ => "idle",
    };

    /// <summary>How the fleet is, in one sentence.</summary>
    public string Status => Counts switch
    {
        { Failing: > 0 } => T.Fleet.FailingNow(Counts.Failing, T.Figures.Repositories(All)),
        { Degraded: > 0 } => T.Fleet.DegradedNow(Counts.Degraded, T.Figures.Repositories(All)),
        { Healthy: > 0 } => T.Fleet.HealthyNow(T.Figures.Repositories(Counts.Healthy)),
        _ => T.Fleet.QuietNow,
    };

    public IReadOnlyList<IncidentRowModel> Incidents =>
        [.. (Reading.Overview?.Open.Incidents ?? []).Select(incident => IncidentRowModel.Of(incident, Frame, Now))];

    public string IncidentsPath => Frame.Link("/incidents");

    public IReadOnlyList<RankedProxyModel> Proxies =>
    [
        .. ProxyRanking.Sort(Reading.Overview?.Proxies.Proxies ?? [], RankingOrder.Availability).Take(MostProxies)
            .Select((proxy, index) => new RankedProxyModel(Frame, proxy, index + 1, Now)),
    ];

    public string ProxiesPath => Frame.Link("/proxies");

    public IReadOnlyList<NavigationLink> Filters => [Filter(null), .. Enum.GetValues<RepositoryHealth>().Select(health => Filter(health))];

    public string Found => T.Fleet.Found(T.Figures.Repositories(List.Count), Search);

    public IReadOnlyList<RepositoryRowModel> Repositories => [.. List.Repositories.Select(one => RepositoryRowModel.Of(one, Frame))];

    public string NextPath =>
        List.Next is { } next ? Frame.Link(PageQuery.PathOf("/", ("q", Search), ("health", Health), ("after", next))) : "";

    public DataLinks Data => new(
        PageQuery.PathOf("/api/v1/repositories", ("q", Search), ("health", Health), ("limit", $"{FleetEndpoints.MostRepositories}")),
        AsOf(List.AsOf));

    private NavigationLink Filter(RepositoryHealth? health) => new(
        health is { } one ? T.Fleet.Filter(T.Fleet.Of(one), Counts.Of(one)) : T.Fleet.Filter(T.Fleet.All, All),
        Frame.Link(PageQuery.PathOf("/", ("q", Search), ("health", health is { } code ? Codes.Of(code) : ""))),
        health == Reading.Query.Health);
}
