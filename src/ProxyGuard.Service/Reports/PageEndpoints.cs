using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Api;
using ProxyGuard.Service.Reports.Fleet;
using ProxyGuard.Service.Reports.Incidents;
using ProxyGuard.Service.Reports.Proxies;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Reports;

/// <summary>The pages, and the files they need.</summary>
internal static class PageEndpoints
{
    private const int DefaultDays = 30;
    private const int MostDays = 400;

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapFleetPage();
        routes.MapProxyPages();
        routes.MapIncidentPages();
        routes.MapGet("/r/{repository}", GetRepositoryAsync);
        routes.MapGet(ReportLinks.AccountingPath, GetAccounting);
        routes.MapGet("/assets/{name}", GetAsset);
        routes.MapFallback("/api/{**path}", () => Problems.NotFound("Nothing is at this address."));
        routes.MapFallback((HttpContext context, [FromServices] PageRenderer pages) => pages.NoSuchPage(context));
    }

    private static async Task<IResult> GetRepositoryAsync(
        string repository, string? days, HttpContext context, TrendReader trends, TimeProvider time, PageRenderer pages)
    {
        if (!TryReadDays(days, out var count))
            return pages.Message(context, StatusCodes.Status400BadRequest, language => language.Pages.NotDays, language => language.Pages.DaysForm(MostDays));
        var query = TrendQuery.LastDays(count, time.GetUtcNow());
        var reading = IdEncoding.TryDecode(repository, out var id) ? await trends.ReadAsync(id, query, context.RequestAborted) : null;
        if (reading is null)
            return pages.Message(context, StatusCodes.Status404NotFound, language => language.Pages.NoRunYet, language => language.Pages.AppearsWithFirstRun);
        var builder = new RepositoryPageBuilder(PageFrame.Of(context, "/"));
        return pages.Page(
            context, "repository", builder.Build(reading.Trend, [.. reading.LastRuns.Select(run => RunTrend.Of(run.Value))]));
    }

    private static bool TryReadDays(string? text, out int days)
    {
        days = DefaultDays;
        return text is null || (int.TryParse(text, NumberStyles.None, null, out days) && days is >= 1 and <= MostDays);
    }

    private static ContentHttpResult GetAccounting(HttpContext context, PageRenderer pages) =>
        pages.Page(context, "accounting", new AccountingPageModel(PageFrame.Of(context, section: "")));

    private static IResult GetAsset(string name, HttpContext context, AssetSet assets, PageRenderer pages)
    {
        if (assets.Find(name) is not { } asset) return pages.NoSuchPage(context);
        context.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Bytes(asset.Bytes, asset.Type, entityTag: asset.Tag);
    }
}
