using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Security;

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
    private static readonly TimeSpan MostAhead = TimeSpan.FromMinutes(10);

    public static void MapIngest(this IEndpointRouteBuilder routes) => routes.MapPost("/api/v1/runs", PostAsync);

    private static async Task<IResult> PostAsync(
        HttpContext context,
        RunIngest ingest,
        IOptions<IngestOptions> options,
        TimeProvider time,
        ReportLinks links,
        Refusals refusals,
        ILogger<RunIngest> logger)
    {
        if (!IsPlainJson(context.Request))
            return Refused(StatusCodes.Status415UnsupportedMediaType, "A run report is application/json in UTF-8, not compressed.");
        if (await RunBody.ReadAsync(context.Request, context.RequestAborted) is not { } body)
            return Refused(StatusCodes.Status413PayloadTooLarge, $"A run report has at most {ReportLimits.Bytes} bytes.");

        var reading = RunReportReader.Parse(body);
        var faults = reading.Report is { } read ? CheckAge(read.Key, time.GetUtcNow(), options.Value.MaxAge) : reading.Faults;
        if (faults.Count > 0) return Invalid(faults);

        var run = new PendingRun(reading.Report!, body);
        if (refusals.OfWriting(context, run.Report.Repository) is { } refusal) return refusal;
        try
        {
            return Answer(await ingest.AddAsync(run), links.Of(context.Request, run.Report.Repository), run.Report.Key);
        }
        catch (Exception fault) when (ProxyGuardService.IsStoreFault(fault))
        {
            Log.StoreUnavailable(logger, run.Report.Key, fault);
            context.Response.Headers.RetryAfter = "5";
            return Refused(StatusCodes.Status503ServiceUnavailable, "The store does not answer; post the same report again.");
        }
    }

    private static bool IsPlainJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        && request.Headers.ContentEncoding.Count == 0;

    private static IReadOnlyList<ReportFault> CheckAge(Guid key, DateTimeOffset now, TimeSpan maxAge)
    {
        var at = RunKey.TimeOf(key);
        if (at >= now - maxAge && at <= now + MostAhead) return [];
        var (first, last) = (Text(now - maxAge), Text(now + MostAhead));
        return [new ReportFault("key", $"has a time that is not taken: it must be from {first} to {last}")];
    }

    private static IResult Answer(IngestOutcome outcome, string reportUrl, Guid key)
    {
        if (outcome.Answer is not { } answer) return Refused(StatusCodes.Status409Conflict, "Another report was stored under this key.");
        var receipt = new RunReceipt(reportUrl, $"{reportUrl}#run-{key}", answer.Since, answer.Availability30d);
        return outcome.Result == IngestResult.Stored ? TypedResults.Created(reportUrl, receipt) : TypedResults.Ok(receipt);
    }

    private static ProblemHttpResult Invalid(IReadOnlyList<ReportFault> faults) => TypedResults.Problem(
        $"The report has {faults.Count} faults; nothing was stored.",
        statusCode: StatusCodes.Status400BadRequest,
        title: "The run report is not valid",
        extensions: new Dictionary<string, object?> { ["errors"] = faults });

    private static ProblemHttpResult Refused(int status, string detail) => TypedResults.Problem(detail, statusCode: status);

    private static string Text(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The store did not take run {Key}")]
        public static partial void StoreUnavailable(ILogger logger, Guid key, Exception fault);
    }
}
