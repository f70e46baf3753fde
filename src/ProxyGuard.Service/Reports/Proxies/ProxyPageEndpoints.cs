using Microsoft.AspNetCore.Http.HttpResults;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Security;

namespace ProxyGuard.Service.Reports.Proxies;

/// <summary><c>/proxies</c>: the ranking. <c>/proxies/{proxy}</c>: one proxy, and whether it fails everybody.</summary>
internal static class ProxyPageEndpoints
{
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
        string proxy, HttpContext context, ProxyPageReader reader, TimeProvider time, PageRenderer pages)
    {
        if (!context.Request.TryReadCode<FleetPeriod>("period", out var period) || !ProxyPageModel.IsCompared(period ?? FleetPeriod.Day))
            return pages.NotUnderstood(context);
        if (!IdEncoding.TryDecode(proxy, out var id) || !ReportIds.IsProxy(id)) return NoSuchProxy(context, pages);
        var query = new ProxyPageQuery(id, context.Request.Text("repository").Trim(), period ?? FleetPeriod.Day);
        var reading = await reader.ReadAsync(query, context.Grant(), context.RequestAborted);
        if (query.Repository.Length > 0 && reading.Comparison is null) return pages.NoSuchRepository(context);
        return reading.IsKnown
            ? pages.Page(context, "proxy", new ProxyPageModel(PageFrame.Of(context, ProxyLinks.Ranking), reading, time.GetUtcNow()))
            : NoSuchProxy(context, pages);
    }

    private static ContentHttpResult NoSuchProxy(HttpContext context, PageRenderer pages) => pages.Message(
        context, StatusCodes.Status404NotFound, language => language.Proxy.NoSuchProxy, language => language.Proxy.AppearsWithRun);
}
