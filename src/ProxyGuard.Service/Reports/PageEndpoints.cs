using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Reports;

/// <summary>The pages: all repositories, one repository, and the files they need.</summary>
internal static class PageEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", GetIndexAsync);
        routes.MapGet("/r/{repository}", GetRepositoryAsync);
        routes.MapGet("/assets/{name}", GetAsset);
        routes.MapFallback(([FromServices] TemplateSet templates) => NoSuchPage(templates));
    }

    private static async Task<IResult> GetIndexAsync(
        HttpContext context, Catalogue catalogue, TemplateSet templates, CancellationToken cancellationToken)
    {
        var grant = context.Grant();
        var known = await catalogue.ListAsync(cancellationToken);
        var repositories = known.Where(id => grant.May(TokenRights.Read, id)).ToList();
        var count = repositories.Count == 1 ? "1 repository" : $"{Figures.Count(repositories.Count)} repositories";
        var links = repositories.Select(id => new LinkModel(id, ReportLinks.PathOf(id)));
        return Page(templates, "index", new IndexPageModel("Repositories", count, [.. links], IsSignedIn: grant.Token.Length > 0));
    }

    private static async Task<IResult> GetRepositoryAsync(
        string repository, string? days, TrendReader trends, TemplateSet templates, CancellationToken cancellationToken)
    {
        if (!TrendEndpoints.TryReadDays(days, out var count))
            return Message(templates, "Not a number of days", TrendEndpoints.DaysForm, StatusCodes.Status400BadRequest);
        var trend = IdEncoding.TryDecode(repository, out var id) ? await trends.ReadAsync(id, count, cancellationToken) : null;
        return trend is null
            ? Message(
                templates,
                "No run of this repository yet",
                "A repository appears here when its first run report arrives.",
                StatusCodes.Status404NotFound)
            : Page(templates, "repository", RepositoryPageBuilder.Build(trend));
    }

    private static IResult GetAsset(string name, TemplateSet templates) =>
        templates.TryGetAsset(name, out var asset)
            ? TypedResults.Bytes(asset.Bytes, asset.Type)
            : NoSuchPage(templates);

    private static ContentHttpResult NoSuchPage(TemplateSet templates) =>
        Message(templates, "There is no such page", "Nothing is at this address.", StatusCodes.Status404NotFound);

    private static ContentHttpResult Message(TemplateSet templates, string title, string text, int status) =>
        Page(templates, "message", new MessagePageModel(title, text), status);

    private static ContentHttpResult Page(TemplateSet templates, string name, object model, int status = 200) =>
        TypedResults.Text(templates.Render(name, model), "text/html", Encoding.UTF8, status);
}

/// <summary>What <c>index.hbs</c> may read.</summary>
internal sealed record IndexPageModel(string Title, string Count, IReadOnlyList<LinkModel> Repositories, bool IsSignedIn);

internal sealed record LinkModel(string Text, string Path);

/// <summary>What <c>message.hbs</c> may read.</summary>
internal sealed record MessagePageModel(string Title, string Text);
