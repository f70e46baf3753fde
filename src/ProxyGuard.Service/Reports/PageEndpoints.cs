using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ProxyGuard.Service.Api;
using ProxyGuard.Service.Reports.Fleet;
using ProxyGuard.Service.Reports.Incidents;
using ProxyGuard.Service.Reports.Proxies;
using ProxyGuard.Service.Reports.RepositoryPage;
using ProxyGuard.Service.Reports.RunPage;

namespace ProxyGuard.Service.Reports;

/// <summary>The pages, and the files they need.</summary>
internal static class PageEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapFleetPage();
        routes.MapRepositoryPage();
        routes.MapRunPage();
        routes.MapProxyPages();
        routes.MapIncidentPages();
        routes.MapGet(ReportLinks.AccountingPath, GetAccounting);
        routes.MapGet("/assets/{name}", GetAsset);
        routes.MapFallback("/api/{**path}", () => Problems.NotFound("Nothing is at this address."));
        routes.MapFallback((HttpContext context, [FromServices] PageRenderer pages) => pages.NoSuchPage(context));
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
