using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Outcomes;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Retention;

/// <summary>Which runs are kept for longer: a proxy was down or poisoned, nothing was usable, or the build was red.</summary>
internal static class FailedRuns
{
    /// <summary>The runs that did not fail, and their outcomes.</summary>
    public static IEnumerable<TableRow> Others(IEnumerable<TableRow> runs, IEnumerable<TableRow> outcomes)
    {
        var outcomeOf = outcomes.ToDictionary(row => row.Key);
        foreach (var run in runs)
        {
            var outcome = outcomeOf.GetValueOrDefault(RowKeys.OutcomeOf(run.Key));
            if (IsFailed(run, outcome)) continue;
            yield return run;
            if (outcome is not null) yield return outcome;
        }
    }

    // What it cannot read it keeps for longer.
    private static bool IsFailed(TableRow run, TableRow? outcome)
    {
        try
        {
            return IsFailed(StoredRun.Read(run.Value)) || (outcome is not null && IsRed(StoredOutcome.Read(outcome.Value)));
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    // The answer names every proxy that was failing, so only the others need to be unpacked.
    private static bool IsFailed(StoredRun run) =>
        run.Answer.Since.Count > 0
        || run.ReadSummary().Decision.Result is DecisionResult.NoneKept or DecisionResult.NoneFloor or DecisionResult.NoneFailed;

    private static bool IsRed(StoredOutcome outcome) => outcome.Status == BuildStatus.Failure;
}
