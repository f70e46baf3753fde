using ProxyGuard.Core;

namespace ProxyGuard.Cli.Output;

/// <summary>The run as lines of a job's log. The lines are not yet encoded: each host does that for its own log.</summary>
internal static class LogText
{
    public static IEnumerable<string> Heading(GuardResult result) =>
        RunText.Measured(result.Report) is { } measured ? [measured, ""] : [];

    public static IEnumerable<string> Table(GuardResult result)
    {
        var rows = RunText.Rows(result).Select(row => row with { Proxy = PlainText.Clean(row.Proxy, 80) }).ToList();
        if (rows.Count == 0) yield break;
        var wide = rows.Max(row => row.Proxy.Length);
        foreach (var row in rows)
            yield return $"  {OutcomeText.Of(row.Health),-10}  {row.Proxy.PadRight(wide)}  {row.FirstByte,8}  {row.What}".TrimEnd();
        yield return "";
    }

    public static IEnumerable<string> Decision(GuardResult result, Effect effect)
    {
        if (result is not { Decision: { } decision, Report: { } report }) yield break;
        var text = DecisionText.Of(report, decision.Coverage, id => PlainText.Clean(id, 80), namesPrivate: true);
        yield return DecisionText.Headline(report.Decision);
        foreach (var reason in text.Reasons) yield return "  - " + reason;
        if (decision.Result == Core.Choosing.DecisionResult.NothingToFetch) yield break;
        if (RunText.Covered(report) is { } covered) yield return covered;
        foreach (var chain in RunText.Chains(decision)) yield return "  " + chain;
        yield return RunText.Exported(decision, effect);
    }
}
