using System.Text;
using ProxyGuard.Cli.Upload;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core;
using ProxyGuard.Core.Choosing;

namespace ProxyGuard.Cli.Output;

/// <summary>The run as the Markdown of a job summary. Every part from outside is code, so that it can be no markup.</summary>
internal static class JobSummary
{
    private const int MostRows = 40;
    private const int MostWarnings = 20;

    /// <summary>The summary; empty when there is nothing worth a summary.</summary>
    public static string Render(GuardResult result, Effect effect, UploadAnswer? answer, Language language)
    {
        if (result is not { Decision: { } decision, Report: { } report } || decision.Result == DecisionResult.NothingToFetch) return "";
        var text = DecisionText.Of(report, decision.Coverage, MarkdownText.Code, language);
        var page = new StringBuilder("### ProxyGuard\n\n");
        var headline = RescueText.Of(report, MarkdownText.Code, language) ?? DecisionText.Headline(report.Decision, language);
        page.Append("**").Append(headline).Append("**\n");
        page.Append(string.Concat(text.Reasons.Select((reason, i) => $"{(i == 0 ? "\n" : "")}- {reason}\n")));
        AppendTable(page, result, language);
        var picture = LatencyPicture.Lines(result.Verdicts, language.Table);
        if (picture.Count > 0) page.Append('\n').Append(MarkdownText.Block(picture));
        if (RunText.Covered(report, language) is { } covered) page.Append('\n').Append(covered).Append('\n');
        page.Append('\n').Append(MarkdownText.Block(RunText.Chains(decision, language)));
        var facts = new[] { RunText.Exported(decision, effect, language), RunText.Measured(report, language) }.OfType<string>();
        page.Append($"\n{language.Grammar.Sentences(facts)}\n");
        AppendWarnings(page, result, language);
        if (answer?.ReportUrl is { } url) page.Append($"\n[{language.Run.Trend}](<").Append(url).Append(">)\n");
        return page.Append('\n').ToString();
    }

    private static void AppendTable(StringBuilder page, GuardResult result, Language language)
    {
        var rows = RunText.Rows(result, language).Take(MostRows).ToList();
        if (rows.Count == 0) return;
        page.Append($"\n| {string.Join(" | ", language.Table.Headings)} |\n|---|---|---:|---|\n");
        foreach (var row in rows)
        {
            var verdict = $"{HealthMark.Of(row.Health)} {language.Outcomes.Of(row.Health)}";
            page.Append($"| {MarkdownText.Code(row.Proxy)} | {verdict} | {row.FirstByte} | {row.What} |\n");
        }
    }

    // The log may name private module paths; what others can read is taken from the report, which does not.
    private static void AppendWarnings(StringBuilder page, GuardResult result, Language language)
    {
        var warnings = result.Report?.Warnings ?? [];
        if (warnings.Count > 0) page.Append('\n');
        foreach (var warning in warnings.Take(MostWarnings))
            page.Append("- ⚠️ ").Append(WarningText.Of(warning, MarkdownText.Code, language)).Append('\n');
    }
}
