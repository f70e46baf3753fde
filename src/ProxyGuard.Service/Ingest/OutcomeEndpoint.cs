using Microsoft.Extensions.Options;
using ProxyGuard.Core.Outcomes;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Ingest;

/// <summary>What a build's outcome is told: what it counts as, and where its run can be seen.</summary>
internal sealed record OutcomeReceipt(string CountsAs, string RunUrl);

/// <summary><c>POST /api/v1/runs/{key}/outcome</c>: how the build of a stored run ended.</summary>
internal static class OutcomeEndpoint
{
    public static async Task<IResult> PostAsync(
        string key,
        HttpContext context,
        IngestQueue queue,
        RepositoryRows rows,
        IOptions<IngestOptions> options,
        TimeProvider time,
        ReportLinks links,
        Refusals refusals,
        ILogger<IngestQueue> logger)
    {
        var (body, refusal) = await RequestBody.ReadAsync(context.Request, ReportLimits.OutcomeBytes, context.RequestAborted);
        if (refusal is not null) return refusal;

        var reading = BuildOutcomeReader.Parse(body);
        IReadOnlyList<ReportFault> faults = [.. CheckKey(key, time.GetUtcNow(), options.Value.MaxAge), .. reading.Faults];
        if (faults.Count > 0) return IngestProblems.Invalid("outcome", faults);

        var (runKey, outcome) = (Guid.Parse(key), reading.Outcome!);
        if (refusals.OfWriting(context, outcome.Repository) is { } notAllowed) return notAllowed;
        try
        {
            if (await rows.FindRunAsync(outcome.Repository, runKey, CancellationToken.None) is not { } run)
                return TypedResults.Problem("No such run of this repository is stored.", statusCode: StatusCodes.Status404NotFound);
            var pending = new PendingOutcome(runKey, outcome, run.ReadSummary().Decision.Result, body);
            return Answer(await queue.AddAsync(pending), $"{links.Of(context.Request, outcome.Repository)}#run-{runKey}");
        }
        catch (Exception fault) when (ProxyGuardService.IsStoreFault(fault))
        {
            IngestEndpoints.Log.StoreUnavailable(logger, "the outcome of run", runKey, fault);
            return IngestProblems.StoreUnavailable();
        }
    }

    private static IReadOnlyList<ReportFault> CheckKey(string text, DateTimeOffset now, TimeSpan maxAge) =>
        Guid.TryParseExact(text, "D", out var key) && RunKey.IsValid(key)
            ? IngestProblems.CheckAge(key, now, maxAge)
            : [new ReportFault("key", RunKey.Form)];

    private static IResult Answer(IngestOutcome ended, string runUrl)
    {
        if (ended.Result == IngestResult.Contradicts) return IngestProblems.Contradiction("outcome");
        var receipt = new OutcomeReceipt(NameOf(StoredOutcome.Read(ended.Row).Counts), runUrl);
        return ended.Result == IngestResult.Stored ? TypedResults.Created(runUrl, receipt) : TypedResults.Ok(receipt);
    }

    private static string NameOf(BuildCounts counts) => counts switch
    {
        { Green: > 0 } => "green",
        { RedByProxy: > 0 } => "red-by-proxy",
        { RedOther: > 0 } => "red-other",
        { RedUnknown: > 0 } => "red-unknown",
        _ => "cancelled",
    };
}
