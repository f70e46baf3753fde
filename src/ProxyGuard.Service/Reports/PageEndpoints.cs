using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ProxyGuard.Service.Api;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Reports.RepositoryPage;
using ProxyGuard.Service.Reports.RunPage;
using ProxyGuard.Service.Security;

namespace ProxyGuard.Service.Reports;

/// <summary>The pages: all repositories, one repository, and the files they need.</summary>
internal static class PageEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", GetIndexAsync);
        routes.MapRepositoryPage();
        routes.MapRunPage();
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

    private static ContentHttpResult GetAccounting(HttpContext context, PageRenderer pages) =>
        pages.Page(context, "accounting", new AccountingPageModel(PageFrame.Of(context, section: "")));

    private static IResult GetAsset(string name, HttpContext context, AssetSet assets, PageRenderer pages)
    {
        if (assets.Find(name) is not { } asset) return pages.NoSuchPage(context);
        context.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Bytes(asset.Bytes, asset.Type, entityTag: asset.Tag);
    }
}
