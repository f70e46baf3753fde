using System.Text;
using ProxyGuard.Service.Api;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Incidents;

/// <summary>Incidents as JSON, and one as Markdown.</summary>
internal static class IncidentEndpoints
{
    private const string Markdown = "text/markdown";

    public static void MapIncidents(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/incidents", ListAsync)
            .Describe(
                "listIncidents",
                "Incidents, newest first",
                "Stretches of time in which a proxy failed, opened and closed by data. Figures over all repositories are given to who "
                + "may read all. An incident of a proxy that a repository holds to be private is seen by that repository's readers only.",
                IncidentQuery.Parameters)
            .AnswersTable<IncidentPage>();
        routes.MapGet("/api/v1/incidents/{id}.md", ExportAsync)
            .Describe(
                "exportIncident", "One incident as Markdown", "To begin an incident review with; in the language of Accept-Language.",
                IncidentQuery.RepositoryParameter)
            .Produces<string>(StatusCodes.Status200OK, Markdown)
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);
        routes.MapGet("/api/v1/incidents/{id}", GetAsync)
            .Describe(
                "getIncident",
                "One incident",
                "With its timeline, the repositories hit, and runs as evidence; as CSV one line a repository that was hit. One that the "
                + "list gives with a repository is asked for with that repository.",
                IncidentQuery.RepositoryParameter,
                ApiParameter.Format)
            .AnswersTable<IncidentDetail>();
    }

    private static async Task<IResult> ListAsync(HttpContext context, IncidentReader incidents)
    {
        var reader = new QueryReader(context.Request.Query, IncidentQuery.Parameters);
        var query = IncidentQuery.Read(reader);
        var format = reader.Code<AnswerFormat>(ApiParameter.Format.Name);
        if (reader.Faults.Count > 0) return Problems.BadQuery(reader.Faults);
        var page = await incidents.ReadAsync(query, context.Grant(), context.RequestAborted);
        if (page is null) return Problems.NoSuchRepository();
        NextPage.Add(context, page.Next);
        return format == AnswerFormat.Csv ? IncidentCsv.Write(page).ToResult(context, "incidents") : TypedResults.Json(page);
    }

    private static Task<IResult> GetAsync(string id, HttpContext context, IncidentReader incidents)
    {
        var reader = new QueryReader(context.Request.Query, IncidentQuery.RepositoryParameter, ApiParameter.Format);
        var format = reader.Code<AnswerFormat>(ApiParameter.Format.Name);
        return FindAsync(id, context, reader, incidents, found => format == AnswerFormat.Csv
            ? IncidentCsv.Write(found).ToResult(context, $"incident-{id}")
            : TypedResults.Json(found));
    }

    private static Task<IResult> ExportAsync(string id, HttpContext context, IncidentReader incidents)
    {
        var reader = new QueryReader(context.Request.Query, IncidentQuery.RepositoryParameter);
        return FindAsync(id, context, reader, incidents, found =>
        {
            var language = Language.Of(context.Request);
            context.Response.Headers.ContentLanguage = language.Code;
            context.Response.Headers.Append("Vary", "Accept-Language");
            return TypedResults.Text(new IncidentMarkdown(language.Incidents).Write(found), Markdown, Encoding.UTF8);
        });
    }

    private static async Task<IResult> FindAsync(
        string id, HttpContext context, QueryReader reader, IncidentReader incidents, Func<IncidentDetail, IResult> answer)
    {
        var repository = IncidentQuery.ReadRepository(reader);
        if (reader.Faults.Count > 0) return Problems.BadQuery(reader.Faults);
        var found = await incidents.FindAsync(id, repository, context.Grant(), context.RequestAborted);
        return found is null ? Problems.NotFound("No such incident is kept.") : answer(found);
    }
}
