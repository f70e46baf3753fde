using ProxyGuard.Cli.Wording;
using ProxyGuard.Core;

namespace ProxyGuard.Cli.Output;

/// <summary>The run as lines of a job's log. The lines are not yet encoded: each host does that for its own log.</summary>
internal static class LogText
{
    private const int VerdictCells = 10;
    private const int FirstByteCells = 8;

    public static IEnumerable<string> Heading(GuardResult result, Language language) =>
        RunText.Measured(result.Report, language) is { } measured ? [measured, ""] : [];

    public static IEnumerable<string> Table(GuardResult result, Language language)
    {
        var rows = RunText.Rows(result, language).Select(row => row with { Proxy = PlainText.Clean(row.Proxy, 80) }).ToList();
        if (rows.Count == 0) yield break;
        var wide = rows.Max(row => Cells.Of(row.Proxy));
        foreach (var row in rows)
        {
            var verdict = Cells.Pad(language.Outcomes.Of(row.Health), VerdictCells);
            yield return $"  {verdict}  {Cells.Pad(row.Proxy, wide)}  {row.FirstByte,FirstByteCells}  {row.What}".TrimEnd();
        }
        yield return "";
    }

    public static IEnumerable<string> Decision(GuardResult result, Effect effect, Language language)
    {
        if (result is not { Decision: { } decision, Report: { } report }) yield break;
        var text = DecisionText.Of(report, decision.Coverage, id => PlainText.Clean(id, 80), language, namesPrivate: true);
        yield return DecisionText.Headline(report.Decision, language);
        foreach (var reason in text.Reasons) yield return "  - " + reason;
        if (decision.Result == Core.Choosing.DecisionResult.NothingToFetch) yield break;
        if (RunText.Covered(report, language) is { } covered) yield return covered;
        foreach (var chain in RunText.Chains(decision, language)) yield return "  " + chain;
        yield return RunText.Exported(decision, effect, language);
    }
}
