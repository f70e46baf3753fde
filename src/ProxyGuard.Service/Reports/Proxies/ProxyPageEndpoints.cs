using Microsoft.AspNetCore.Http.HttpResults;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Security;

namespace ProxyGuard.Service.Reports.Proxies;

/// <summary><c>/proxies</c>: the ranking. <c>/proxies/{proxy}</c>: one proxy, and whether it fails everybody.</summary>
internal static class ProxyPageEndpoints
{
    private const int MostIncidents = 10;

    public static void MapProxyPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(ProxyLinks.Ranking, GetRankingAsync);
        routes.MapGet(ProxyLinks.Ranking + "/{proxy}", GetProxyAsync);
    }

    private static async Task<IResult> GetRankingAsync(HttpContext context, FleetReader fleet, TimeProvider time, PageRenderer pages)
    {
        if (!context.Request.TryReadCode<FleetPeriod>("period", out var period)
            || !context.Request.TryReadCode<RankingOrder>("sort", out var order)) return pages.NotUnderstood(context);
        var (now, chosen) = (time.GetUtcNow(), period ?? RankingPageModel.DefaultPeriod);
        var trend = await fleet.ReadAsync(FleetPeriods.Query(chosen, now), context.RequestAborted);
        var frame = PageFrame.Of(context, ProxyLinks.Ranking);
        return pages.Page(context, "proxies", new RankingPageModel(frame, trend, chosen, order ?? RankingOrder.Availability, now));
    }

    private static async Task<IResult> GetProxyAsync(
        string proxy, HttpContext context, FleetReader fleet, ProxyComparisonReader comparisons, IncidentReader incidents,
        TimeProvider time, PageRenderer pages)
    {
        if (!context.Request.TryReadCode<FleetPeriod>("period", out var period) || !ProxyPageModel.IsCompared(period ?? FleetPeriod.Day))
            return pages.NotUnderstood(context);
        if (!IdEncoding.TryDecode(proxy, out var id) || !ReportIds.IsProxy(id)) return NoSuchProxy(context, pages);
        var (now, compared, token) = (time.GetUtcNow(), period ?? FleetPeriod.Day, context.RequestAborted);
        var repository = context.Request.Text("repository").Trim();
        var comparison = repository.Length == 0
            ? null
            : await comparisons.ReadAsync(id, context.Grant().Readable(repository), compared == FleetPeriod.Day ? 24 : 7 * 24, token);
        if (repository.Length > 0 && comparison is null)
            return pages.NoSuchRepository(context);
        var series = await fleet.ReadAsync(id, FleetPeriods.Query(FleetPeriod.Quarter, now), token);
        var query = IncidentQuery.All with { Proxies = new HashSet<string> { id }, Most = MostIncidents, OpenFirst = true };
        var found = await incidents.ReadAsync(query, context.Grant(), token);
        // Nothing may be told of a proxy that only repositories know which the reader may not read.
        if (series is null && found!.Incidents.Count == 0 && comparison is not { Hours: > 0 }) return NoSuchProxy(context, pages);
        var reading = new ProxyReading(id, series, found!, comparison, compared);
        return pages.Page(context, "proxy", new ProxyPageModel(PageFrame.Of(context, ProxyLinks.Ranking), reading, now));
    }

    private static ContentHttpResult NoSuchProxy(HttpContext context, PageRenderer pages) =>
        pages.Message(context, StatusCodes.Status404NotFound, language => language.Proxy.NoSuchProxy, language => language.Proxy.AppearsWithRun);
}
