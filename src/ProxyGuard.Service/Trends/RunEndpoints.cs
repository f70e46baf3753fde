using Microsoft.Net.Http.Headers;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Api;

namespace ProxyGuard.Service.Trends;

/// <summary><c>GET /api/v1/r/{repository}/runs</c> and <c>/runs/{key}</c>: the runs that are kept in detail.</summary>
internal static class RunEndpoints
{
    private static readonly ApiParameter[] ListParameters =
        [ApiParameter.After, ApiParameter.Limit, ApiParameter.From, ApiParameter.To, ApiParameter.Format];

    public static void MapRuns(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/r/{repository}/runs", ListAsync)
            .Describe(
                "listRuns",
                "A repository's runs, newest first",
                "Runs are kept in detail for days only. The next page is asked for with what next says as after; a Link header says the "
                + "same.",
                ListParameters)
            .AnswersTable<RunPage>();
        routes.MapGet("/api/v1/r/{repository}/runs/{key}", GetAsync)
            .Describe(
                "getRun", "One run report", "The report as it was posted, byte by byte; as CSV one line a probe.", ApiParameter.Format)
            .AnswersTable<RunReport>()
            .Produces(StatusCodes.Status304NotModified);
    }

    private static async Task<IResult> ListAsync(string repository, HttpContext context, RunsReader runs)
    {
        var reader = new QueryReader(context.Request.Query, ListParameters);
        var query = RunsQuery.Read(reader);
        var format = reader.Code<AnswerFormat>("format");
        if (reader.Faults.Count > 0) return Problems.BadQuery(reader.Faults);

        var page = IdEncoding.TryDecode(repository, out var id) ? await runs.ReadAsync(id, query, context.RequestAborted) : null;
        if (page is null) return Problems.NoSuchRepository();
        NextPage.Add(context, page.Next);
        return format == AnswerFormat.Csv ? RunCsv.Write(page).ToResult(context, repository + "-runs") : TypedResults.Json(page);
    }

    private static async Task<IResult> GetAsync(string repository, string key, HttpContext context, RepositoryRows rows)
    {
        var reader = new QueryReader(context.Request.Query, ApiParameter.Format);
        var format = reader.Code<AnswerFormat>("format");
        if (reader.Faults.Count > 0) return Problems.BadQuery(reader.Faults);

        var isKey = Guid.TryParseExact(key, "D", out var run) & IdEncoding.TryDecode(repository, out var id);
        var stored = isKey && RunKey.IsValid(run) ? await rows.FindRunAsync(id!, run, context.RequestAborted) : null;
        if (stored is null) return Problems.NotFound("No such run of this repository is kept.");
        if (format == AnswerFormat.Csv) return RunCsv.Write(stored.ReadReport()).ToResult(context, $"{repository}-{run}");
        // A stored report never changes, but whoever may read it can change: it is kept by its reader and asked for again.
        context.Response.Headers.CacheControl = "private, no-cache";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(stored.Digest)}\"");
        return TypedResults.Bytes(stored.ReadBody(), "application/json", entityTag: tag);
    }
}
