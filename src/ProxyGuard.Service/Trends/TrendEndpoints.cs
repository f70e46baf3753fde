using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Api;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Trends;

/// <summary><c>GET /api/v1/r/{repository}</c>: a repository's trend as JSON or CSV.</summary>
internal static class TrendEndpoints
{
    private static readonly ApiParameter[] Parameters =
        [ApiParameter.From, ApiParameter.To, ApiParameter.Step, ApiParameter.Proxy, ApiParameter.Format];

    public static void MapTrends(this IEndpointRouteBuilder routes) => routes.MapGet("/api/v1/r/{repository}", GetAsync)
        .Describe(
            "getTrend",
            "A repository's proxies over time",
            "Availability, verdicts, outcomes and latency of each proxy by UTC hour or day, and the repository's totals. "
            + "The last 90 days by day unless a period is given; buckets that the period touches are shown whole.",
            Parameters)
        .AnswersTable<RepositoryTrend>();

    private static async Task<IResult> GetAsync(
        string repository, HttpContext context, TrendReader trends, TimeProvider time, ReportLinks links)
    {
        var reader = new QueryReader(context.Request.Query, Parameters);
        var query = TrendQuery.Read(reader, time.GetUtcNow());
        var format = reader.Code<AnswerFormat>("format");
        if (reader.Faults.Count > 0) return Problems.BadQuery(reader.Faults);

        var reading = IdEncoding.TryDecode(repository, out var id) ? await trends.ReadAsync(id, query, context.RequestAborted) : null;
        if (reading is null) return Problems.NoSuchRepository();
        return format == AnswerFormat.Csv
            ? TrendCsv.Write(reading.Trend).ToResult(context, repository)
            : TypedResults.Json(reading.Trend with { Accounting = links.Accounting(context.Request) }, TrendPointJson.Options);
    }
}
