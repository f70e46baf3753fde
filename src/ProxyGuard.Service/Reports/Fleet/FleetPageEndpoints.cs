using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Security;

namespace ProxyGuard.Service.Reports.Fleet;

/// <summary><c>/</c>: all repositories, worst first, and above them what is burning and how the proxies are.</summary>
internal static class FleetPageEndpoints
{
    private const int OpenIncidents = 5;

    public static void MapFleetPage(this IEndpointRouteBuilder routes) => routes.MapGet("/", GetAsync);

    private static async Task<IResult> GetAsync(
        HttpContext context, RepositoryListReader list, IncidentReader incidents, FleetReader fleet, TimeProvider time, PageRenderer pages)
    {
        if (!context.Request.TryReadCode<RepositoryHealth>("health", out var health)) return pages.NotUnderstood(context);
        var (grant, token) = (context.Grant(), context.RequestAborted);
        var (search, after) = (context.Request.Text("q"), context.Request.Text("after"));
        var query = new RepositoryQuery(search, after, FleetEndpoints.DefaultRepositories, id => grant.May(TokenRights.Read, id))
        {
            Health = health,
            WorstFirst = true,
        };
        var found = await list.ReadAsync(query, token);
        // Whoever searches or turns pages looks for a repository.
        var overview = search.Length > 0 || after.Length > 0
            ? null
            : await ReadOverviewAsync(incidents, fleet, grant, time.GetUtcNow(), token);
        var model = new FleetPageModel(PageFrame.Of(context, "/"), new(query, found, overview), time.GetUtcNow());
        return pages.Page(context, "index", model);
    }

    private static async Task<FleetOverview> ReadOverviewAsync(
        IncidentReader incidents, FleetReader fleet, AccessGrant grant, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = IncidentQuery.All with { State = IncidentState.Open, Most = OpenIncidents };
        var reading = incidents.ReadAsync(open, grant, cancellationToken);
        var proxies = await fleet.ReadAsync(FleetPeriods.Query(FleetPeriod.Week, now), cancellationToken);
        return new((await reading)!, proxies);
    }
}
