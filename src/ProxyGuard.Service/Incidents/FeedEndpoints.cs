using Microsoft.Net.Http.Headers;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Api;
using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Incidents;

/// <summary><c>/incidents.atom</c> and <c>/r/{repository}/incidents.atom</c>: the newest incidents, for feed readers.</summary>
internal static class FeedEndpoints
{
    public const string Path = "/incidents.atom";

    private static readonly ApiParameter[] Parameters = [ApiParameter.Unlisted(PageLanguage.Parameter)];

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, GetAllAsync).ExcludeFromDescription();
        routes.MapGet("/r/{repository}" + Path, GetOfRepositoryAsync).ExcludeFromDescription();
    }

    private static Task<IResult> GetAllAsync(HttpContext context, IncidentReader incidents, ReportLinks links) =>
        GetAsync(context, incidents, links, "/incidents", null);

    private static async Task<IResult> GetOfRepositoryAsync(
        string repository, HttpContext context, IncidentReader incidents, ReportLinks links) =>
        IdEncoding.TryDecode(repository, out var id)
            ? await GetAsync(context, incidents, links, ReportLinks.PathOf(id), id)
            : Problems.NoSuchRepository();

    private static async Task<IResult> GetAsync(
        HttpContext context, IncidentReader incidents, ReportLinks links, string page, string? repository)
    {
        var reader = new QueryReader(context.Request.Query, Parameters);
        if (reader.Faults.Count > 0) return Problems.BadQuery(reader.Faults);
        var query = IncidentQuery.All with { Repository = repository };
        if (await incidents.ReadAsync(query, context.Grant(), context.RequestAborted) is not { } found) return Problems.NoSuchRepository();

        var language = PageLanguage.Of(context.Request);
        context.Response.Headers.ContentLanguage = language.Language.Tag;
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        var own = context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        var address = new FeedAddress(links.Root(context.Request), links.Authority(context.Request), own, page, repository);
        var feed = new IncidentFeed(address, language).Write(found.Incidents);
        return KeptAnswer.Of(context, feed, IncidentFeed.MediaType, IncidentFeed.Updated(found.Incidents));
    }
}
