using Microsoft.Extensions.Options;
using ProxyGuard.Core.Outcomes;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Api;
using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Security;

namespace ProxyGuard.Service.Ingest;

/// <summary>What a run is told: where it can be seen, and what the store knows of its proxies.</summary>
internal sealed record RunReceipt(
    string ReportUrl,
    string RunUrl,
    IReadOnlyDictionary<string, DateTimeOffset> Since,
    IReadOnlyDictionary<string, AvailabilityFigure> Availability30d,
    string Accounting);

/// <summary><c>POST /api/v1/runs</c>: the door by which run reports come in.</summary>
internal static partial class IngestEndpoints
{
    public static void MapIngest(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/runs", PostAsync)
            .Describe(
                "postRun",
                "Takes in a run report",
                "Exactly once by the report's key: the same body again gets the same answer, another body under that key 409.")
            .Takes<RunReport>()
            .AnswersReceipt<RunReceipt>();
        routes.MapPost("/api/v1/runs/{key}/outcome", OutcomeEndpoint.PostAsync)
            .Describe(
                "postOutcome",
                "Takes in how the build of a run ended",
                "Once a run: the same body again gets the same answer, another body 409. 404 as long as the run itself is not stored.")
            .Takes<BuildOutcome>()
            .AnswersReceipt<OutcomeReceipt>()
            .Refuses(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> PostAsync(
        HttpContext context,
        IngestQueue queue,
        IOptions<IngestOptions> options,
        TimeProvider time,
        ReportLinks links,
        Refusals refusals,
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
        if (refusals.OfWriting(context, report.Repository) is { } notAllowed) return notAllowed;
        try
        {
            var outcome = await queue.AddAsync(new PendingRun(report, body));
            return Answer(outcome, report.Key, links.Of(context.Request, report.Repository), links.Accounting(context.Request));
        }
        catch (Exception fault) when (ProxyGuardService.IsStoreFault(fault))
        {
            Log.StoreUnavailable(logger, "run", report.Key, fault);
            return IngestProblems.StoreUnavailable();
        }
    }

    private static IResult Answer(IngestOutcome outcome, Guid key, string reportUrl, string accounting)
    {
        if (outcome.Result == IngestResult.Contradicts) return IngestProblems.Contradiction("report");
        var answer = StoredRun.Read(outcome.Row).Answer;
        var receipt = new RunReceipt(reportUrl, $"{reportUrl}#run-{key}", answer.Since, answer.Availability30d, accounting);
        return outcome.Result == IngestResult.Stored ? TypedResults.Created(reportUrl, receipt) : TypedResults.Ok(receipt);
    }

    public static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The store did not take {What} {Key}")]
        public static partial void StoreUnavailable(ILogger logger, string what, Guid key, Exception fault);
    }
}
