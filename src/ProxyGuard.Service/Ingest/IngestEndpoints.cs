using Microsoft.Extensions.Options;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Ingest;

/// <summary>What a run is told: where it can be seen, and what the store knows of its proxies.</summary>
internal sealed record RunReceipt(
    string ReportUrl,
    string RunUrl,
    IReadOnlyDictionary<string, DateTimeOffset> Since,
    IReadOnlyDictionary<string, AvailabilityFigure> Availability30d);

/// <summary><c>POST /api/v1/runs</c>: the door by which run reports come in.</summary>
internal static partial class IngestEndpoints
{
    public static void MapIngest(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/runs", PostAsync);
        routes.MapPost("/api/v1/runs/{key}/outcome", OutcomeEndpoint.PostAsync);
    }

    private static async Task<IResult> PostAsync(
        HttpContext context,
        IngestQueue queue,
        IOptions<IngestOptions> options,
        TimeProvider time,
        ReportLinks links,
        ILogger<IngestQueue> logger)
    {
        var (body, refusal) = await RequestBody.ReadAsync(context.Request, ReportLimits.Bytes, context.RequestAborted);
        if (refusal is not null) return refusal;

        var reading = RunReportReader.Parse(body);
        var faults = reading.Report is { } read
            ? IngestProblems.CheckAge(read.Key, time.GetUtcNow(), options.Value.MaxAge)
            : reading.Faults;
        if (faults.Count > 0) return IngestProblems.Invalid("run report", faults);

        var report = reading.Report!;
        try
        {
            return Answer(await queue.AddAsync(new PendingRun(report, body)), links.Of(context.Request, report.Repository), report.Key);
        }
        catch (Exception fault) when (ProxyGuardService.IsStoreFault(fault))
        {
            Log.StoreUnavailable(logger, "run", report.Key, fault);
            return IngestProblems.StoreUnavailable(context);
        }
    }

    private static IResult Answer(IngestOutcome outcome, string reportUrl, Guid key)
    {
        if (outcome.Result == IngestResult.Contradicts) return IngestProblems.Contradiction("report");
        var answer = StoredRun.Read(outcome.Row).Answer;
        var receipt = new RunReceipt(reportUrl, $"{reportUrl}#run-{key}", answer.Since, answer.Availability30d);
        return outcome.Result == IngestResult.Stored ? TypedResults.Created(reportUrl, receipt) : TypedResults.Ok(receipt);
    }

    public static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The store did not take {What} {Key}")]
        public static partial void StoreUnavailable(ILogger logger, string what, Guid key, Exception fault);
    }
}
