using System.Text;
using ProxyGuard.Cli.Upload;
using ProxyGuard.Core;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;

namespace ProxyGuard.Cli.Output;

/// <summary>The run as the Markdown of a job summary. Every part from outside is code, so that it can be no markup.</summary>
internal static class JobSummary
{
    private const int MostRows = 40;
    private const int MostWarnings = 20;

    /// <summary>The summary; empty when there is nothing worth a summary.</summary>
    public static string Render(GuardResult result, Effect effect, UploadAnswer? answer)
    {
        if (result.Decision is not { } decision || decision.Result == DecisionResult.NothingToFetch) return "";
        var text = new DecisionText(result, MarkdownText.Code);
        var page = new StringBuilder("### ProxyGuard\n\n");
        page.Append("**").Append(RescueText.Of(result, MarkdownText.Code) ?? DecisionText.Headline(decision)).Append("**\n");
        page.Append(string.Concat(text.Reasons(decision).Select((reason, i) => $"{(i == 0 ? "\n" : "")}- {reason}\n")));
        AppendTable(page, result);
        if (LatencyPicture.Lines(result.Verdicts) is { Count: > 0 } picture) page.Append('\n').Append(MarkdownText.Block(picture));
        if (RunText.Covered(result.Report) is { } covered) page.Append('\n').Append(covered).Append('\n');
        page.Append('\n').Append(MarkdownText.Block(RunText.Chains(decision)));
        page.Append('\n').Append(RunText.Exported(decision, effect));
        if (RunText.Measured(result.Report) is { } measured) page.Append(' ').Append(measured);
        page.Append('\n');
        AppendWarnings(page, result);
        if (answer?.ReportUrl is { } url) page.Append("\n[Report and trend](<").Append(url).Append(">)\n");
        return page.Append('\n').ToString();
    }

    private static void AppendTable(StringBuilder page, GuardResult result)
    {
        var rows = RunText.Rows(result).Take(MostRows).ToList();
        if (rows.Count == 0) return;
        page.Append("\n| Proxy | Verdict | First byte | Why |\n|---|---|---:|---|\n");
        foreach (var row in rows)
        {
            var verdict = $"{Mark(row.Health)} {OutcomeText.Of(row.Health)}";
            page.Append($"| {MarkdownText.Code(row.Proxy)} | {verdict} | {row.FirstByte} | {Cell(row.What)} |\n");
        }
    }

    // Only our own words and figures stand in this cell; @latest is one of them, and no mention.
    private static string Cell(string text) => text.Replace("@latest", "`@latest`", StringComparison.Ordinal);

    // The log may name private module paths; what others can read is taken from the report, which does not.
    private static void AppendWarnings(StringBuilder page, GuardResult result)
    {
        var warnings = result.Report?.Warnings ?? [];
        if (warnings.Count > 0) page.Append('\n');
        foreach (var warning in warnings.Take(MostWarnings))
            page.Append("- ⚠️ ").Append(WarningText.Of(warning, MarkdownText.Code)).Append('\n');
    }

    private static string Mark(Health health) => health switch
    {
        Health.Healthy => "🟢",
        Health.Degraded => "🟡",
        Health.Down => "🔴",
        Health.Poisoned => "☠️",
        _ => "⚪",
    };
}
