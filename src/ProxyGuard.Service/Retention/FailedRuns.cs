using ProxyGuard.Core.Choosing;
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

    private static bool IsFailed(TableRow run, TableRow? outcome) => (outcome is not null && IsRed(outcome)) || IsFailed(run);

    // Whom it cannot judge it keeps for longer.
    private static bool IsFailed(TableRow row)
    {
        try
        {
            var run = StoredRun.Read(row.Value);
            return run.Answer.Since.Count > 0
                || run.ReadReport().Decision.Result is DecisionResult.NoneKept or DecisionResult.NoneFloor or DecisionResult.NoneFailed;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    private static bool IsRed(TableRow outcome) => outcome.Value.Length > 0;
}
