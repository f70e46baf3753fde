using System.Globalization;
using System.Text;
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
    private static readonly string DaysForm = $"days must be a whole number from 1 to {MostDays}.";

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", GetIndexAsync);
        routes.MapGet("/r/{repository}", GetRepositoryAsync);
        routes.MapGet(ReportLinks.AccountingPath, GetAccounting);
        routes.MapGet("/assets/{name}", GetAsset);
        routes.MapFallback("/api/{**path}", () => Problems.NotFound("Nothing is at this address."));
        routes.MapFallback(([FromServices] TemplateSet templates) => NoSuchPage(templates));
    }

    private static async Task<IResult> GetIndexAsync(
        HttpContext context, string? q, string? after, RepositoryListReader list, TemplateSet templates, CancellationToken cancellationToken)
    {
        var grant = context.Grant();
        var query = new RepositoryQuery(q ?? "", after ?? "", FleetEndpoints.DefaultRepositories, id => grant.May(TokenRights.Read, id));
        var page = IndexPageModel.Build(await list.ReadAsync(query, cancellationToken), query.Search, isSignedIn: grant.Token.Length > 0);
        return Page(templates, "index", page);
    }

    private static async Task<IResult> GetRepositoryAsync(
        string repository, string? days, TrendReader trends, TimeProvider time, TemplateSet templates, CancellationToken cancellationToken)
    {
        if (!TryReadDays(days, out var count))
            return Message(templates, "Not a number of days", DaysForm, StatusCodes.Status400BadRequest);
        var query = TrendQuery.LastDays(count, time.GetUtcNow());
        var reading = IdEncoding.TryDecode(repository, out var id) ? await trends.ReadAsync(id, query, cancellationToken) : null;
        return reading is null
            ? Message(
                templates,
                "No run of this repository yet",
                "A repository appears here when its first run report arrives.",
                StatusCodes.Status404NotFound)
            : Page(
                templates,
                "repository",
                RepositoryPageBuilder.Build(reading.Trend, [.. reading.LastRuns.Select(run => RunTrend.Of(run.Value))]));
    }

    private static bool TryReadDays(string? text, out int days)
    {
        days = DefaultDays;
        return text is null || (int.TryParse(text, NumberStyles.None, null, out days) && days is >= 1 and <= MostDays);
    }

    private static ContentHttpResult GetAccounting(TemplateSet templates) =>
        Page(templates, "accounting", new AccountingPageModel("How figures are counted"));

    private static IResult GetAsset(string name, HttpResponse response, TemplateSet templates)
    {
        if (!templates.TryGetAsset(name, out var asset)) return NoSuchPage(templates);
        response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Bytes(asset.Bytes, asset.Type);
    }

    private static ContentHttpResult NoSuchPage(TemplateSet templates) =>
        Message(templates, "There is no such page", "Nothing is at this address.", StatusCodes.Status404NotFound);

    private static ContentHttpResult Message(TemplateSet templates, string title, string text, int status) =>
        Page(templates, "message", new MessagePageModel(title, text), status);

    private static ContentHttpResult Page(TemplateSet templates, string name, object model, int status = 200) =>
        TypedResults.Text(templates.Render(name, model), "text/html", Encoding.UTF8, status);
}

/// <summary>What <c>accounting.hbs</c> may read.</summary>
internal sealed record AccountingPageModel(string Title);

/// <summary>What <c>message.hbs</c> may read.</summary>
internal sealed record MessagePageModel(string Title, string Text);
