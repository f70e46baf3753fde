using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Security;

namespace ProxyGuard.Service.Reports.Incidents;

/// <summary><c>/incidents</c>: those that go on, and then the newest. <c>/incidents/{id}</c>: one of them.</summary>
internal static class IncidentPageEndpoints
{
    public static void MapIncidentPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(IncidentLinks.List, ListAsync);
        routes.MapGet(IncidentLinks.List + "/{id}", GetAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, IncidentReader incidents, TimeProvider time, PageRenderer pages)
    {
        var (request, after) = (context.Request, context.Request.Text("after"));
        var (proxy, repository) = (request.Text("proxy").Trim(), request.Text("repository"));
        if (!request.TryReadCode<IncidentState>("state", out var state)
            || (proxy.Length > 0 && !ReportIds.IsProxy(proxy))
            || (after.Length > 0 && !IncidentQuery.IsKey(after))) return pages.NotUnderstood(context);
        HashSet<string> proxies = proxy.Length > 0 ? [proxy] : [];
        var query = IncidentQuery.All with
        {
            Repository = repository.Length > 0 ? repository : null,
            Proxies = proxies,
            State = state,
            After = after,
            OpenFirst = true,
        };
        var found = await incidents.ReadAsync(query, context.Grant(), context.RequestAborted);
        return found is null
            ? pages.NoSuchRepository(context)
            : pages.Page(
                context, "incidents", new IncidentsPageModel(PageFrame.Of(context, IncidentLinks.List), query, found, time.GetUtcNow()));
    }

    private static async Task<IResult> GetAsync(
        string id, HttpContext context, IncidentReader incidents, IncidentHistory history, IOptions<IncidentOptions> options,
        TimeProvider time, PageRenderer pages)
    {
        var repository = context.Request.Text("repository") is { Length: > 0 } text ? text : null;
        var found = await incidents.FindAsync(id, repository, context.Grant(), context.RequestAborted);
        if (found is null) return NoSuchIncident(context, pages);
        var buckets = await history.ReadAsync(found.Incident, context.RequestAborted);
        var frame = PageFrame.Of(context, IncidentLinks.List);
        var model = new IncidentPageModel(frame, found, buckets, options.Value.ManyRepositories, time.GetUtcNow());
        return pages.Page(context, "incident", model);
    }

    private static ContentHttpResult NoSuchIncident(HttpContext context, PageRenderer pages) => pages.Message(
        context, StatusCodes.Status404NotFound,
        language => language.IncidentPages.NoSuchIncident, language => language.IncidentPages.NotKept);
}
