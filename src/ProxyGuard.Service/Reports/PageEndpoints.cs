using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Api;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Reports;

/// <summary>The pages: all repositories, one repository, and the files they need.</summary>
internal static class PageEndpoints
{
    private const int DefaultDays = 30;
    private const int MostDays = 400;

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", GetIndexAsync);
        routes.MapGet("/r/{repository}", GetRepositoryAsync);
        routes.MapGet(ReportLinks.AccountingPath, GetAccounting);
        routes.MapGet("/assets/{name}", GetAsset);
        routes.MapFallback("/api/{**path}", () => Problems.NotFound("Nothing is at this address."));
        routes.MapFallback((HttpContext context, [FromServices] PageRenderer pages) => pages.NoSuchPage(context));
    }

    private static async Task<IResult> GetIndexAsync(
        HttpContext context, string? q, string? after, RepositoryListReader list, PageRenderer pages)
    {
        var grant = context.Grant();
        var query = new RepositoryQuery(q ?? "", after ?? "", FleetEndpoints.DefaultRepositories, id => grant.May(TokenRights.Read, id));
        var found = await list.ReadAsync(query, context.RequestAborted);
        return pages.Page(context, "index", IndexPageModel.Build(PageFrame.Of(context, "/"), found, query.Search));
    }

    private static async Task<IResult> GetRepositoryAsync(
        string repository, string? days, HttpContext context, TrendReader trends, TimeProvider time, PageRenderer pages)
    {
        if (!TryReadDays(days, out var count))
            return pages.Message(context, StatusCodes.Status400BadRequest, words => words.NotDays, words => words.DaysForm(MostDays));
        var query = TrendQuery.LastDays(count, time.GetUtcNow());
        var reading = IdEncoding.TryDecode(repository, out var id) ? await trends.ReadAsync(id, query, context.RequestAborted) : null;
        if (reading is null)
            return pages.Message(context, StatusCodes.Status404NotFound, words => words.NoRunYet, words => words.AppearsWithFirstRun);
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

    private static IResult GetAsset(string name, HttpContext context, TemplateSet templates, PageRenderer pages)
    {
        if (!templates.TryGetAsset(name, out var asset)) return pages.NoSuchPage(context);
        context.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Bytes(asset.Bytes, asset.Type);
    }
}
