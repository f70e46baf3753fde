using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Api;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Fleet;

/// <summary>All repositories, and all proxies over all repositories, as JSON or CSV.</summary>
internal static class FleetEndpoints
{
    public const int DefaultRepositories = 100;
    public const int DefaultComparedHours = 24;
    public const int MostRepositories = 1000;
    private const int MostComparedHours = 7 * 24;

    private static readonly ApiParameter[] ListParameters =
    [
        new("q", "A part of the ids to show; all unless given.", new OpenApiSchema { Type = JsonSchemaType.String }),
        new(
            "health", "Only those of this health; all unless given.",
            new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Codes.All<RepositoryHealth>()] }),
        new("after", "What next said in the page before; the first page unless given.", new OpenApiSchema { Type = JsonSchemaType.String }),
        new(
            "limit",
            $"At most so many repositories; {DefaultRepositories} unless given.",
            new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = $"{MostRepositories}" }),
        ApiParameter.Format,
    ];

    private static readonly ApiParameter[] TrendParameters =
        [ApiParameter.From, ApiParameter.To, ApiParameter.Step, ApiParameter.Proxy, ApiParameter.Format];

    private static readonly ApiParameter[] SeriesParameters =
    [
        ApiParameter.From, ApiParameter.To, ApiParameter.Step,
        new(
            "repository",
            "A repository's id, such as github.com/acme/widgets, to see beside all others in its last hours; none unless given.",
            new OpenApiSchema { Type = JsonSchemaType.String }),
        new(
            "hours", $"How many hours back it is compared in; {DefaultComparedHours} unless given.",
            new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = $"{MostComparedHours}" }),
        ApiParameter.Format,
    ];

    public static void MapFleet(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/repositories", GetRepositoriesAsync)
            .Describe(
                "listRepositories",
                "All repositories, page by page",
                "Each with the proxies of its newest run and the figures of its last 24 hours. Only those that the token may read. "
                + "Where the next page is, a Link header says too.",
                ListParameters)
            .AnswersList<RepositoryList>();
        routes.MapGet("/api/v1/proxies", GetProxiesAsync)
            .Describe(
                "listProxies",
                "Every public proxy over all repositories",
                "Summed up from the repositories in the background. What a repository holds to be a private proxy is not counted from "
                + "there. As CSV one line a proxy.",
                TrendParameters)
            .AnswersList<FleetTrend>();
        routes.MapGet("/api/v1/proxies/{proxy}", GetProxyAsync)
            .Describe(
                "getProxy",
                "One public proxy over all repositories, by hour or day",
                "As listProxies, bucket by bucket. As CSV one line a bucket, without the comparison.",
                SeriesParameters)
            .AnswersTable<FleetSeries>();
    }

    private static async Task<IResult> GetRepositoriesAsync(HttpContext context, RepositoryListReader list)
    {
        var query = new QueryReader(context.Request.Query, ListParameters);
        var grant = context.Grant();
        var asked = new RepositoryQuery(
            query.Text("q") ?? "",
            query.Text("after") ?? "",
            query.Number("limit", DefaultRepositories, MostRepositories),
            id => grant.May(TokenRights.Read, id))
        { Health = query.Code<RepositoryHealth>("health") };
        var format = query.Code<AnswerFormat>(ApiParameter.Format.Name);
        if (query.Faults.Count > 0) return Problems.BadQuery(query.Faults);
        var found = await list.ReadAsync(asked, context.RequestAborted);
        NextPage.Add(context, found.Next);
        return format == AnswerFormat.Csv ? FleetCsv.Write(found).ToResult(context, "repositories") : TypedResults.Json(found);
    }

    private static async Task<IResult> GetProxiesAsync(HttpContext context, FleetReader fleet, TimeProvider time)
    {
        var query = new QueryReader(context.Request.Query, TrendParameters);
        var asked = TrendQuery.Read(query, time.GetUtcNow());
        var format = query.Code<AnswerFormat>(ApiParameter.Format.Name);
        if (query.Faults.Count > 0) return Problems.BadQuery(query.Faults);
        var trend = await fleet.ReadAsync(asked, context.RequestAborted);
        return format == AnswerFormat.Csv ? FleetCsv.Write(trend).ToResult(context, "proxies") : TypedResults.Json(trend);
    }

    private static async Task<IResult> GetProxyAsync(
        string proxy, HttpContext context, FleetReader fleet, ProxyComparisonReader comparisons, TimeProvider time)
    {
        var query = new QueryReader(context.Request.Query, SeriesParameters);
        var (asked, repository) = (TrendQuery.Read(query, time.GetUtcNow()), query.Text("repository"));
        var hours = query.Number("hours", DefaultComparedHours, MostComparedHours);
        var format = query.Code<AnswerFormat>(ApiParameter.Format.Name);
        if (query.Faults.Count > 0) return Problems.BadQuery(query.Faults);
        if (!IdEncoding.TryDecode(proxy, out var id) || id.Length == 0) return NoSuchProxy();
        var comparison = repository is null
            ? null
            : await comparisons.ReadAsync(id, context.Grant().Readable(repository), hours, context.RequestAborted);
        if (repository is not null && comparison is null) return Problems.NoSuchRepository();
        var series = await fleet.ReadAsync(id, asked, context.RequestAborted);
        if (series is null) return NoSuchProxy();
        return format == AnswerFormat.Csv
            ? FleetCsv.Write(series).ToResult(context, proxy)
            : TypedResults.Json(series with { Comparison = comparison });
    }

    private static ProblemHttpResult NoSuchProxy() =>
        Problems.NotFound("No run in this time met this proxy as a public one.");
}
