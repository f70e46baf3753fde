using System.Text;
using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Upload;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Comments;

/// <summary>
/// What the comment of a pull request says: from a run report alone, because whoever comments for a fork has nothing else. Every text
/// from outside is code, so that it can be no markup, mention or link.
/// </summary>
internal static class CommentRenderer
{
    /// <param name="report">The run.</param>
    /// <param name="answer">What the service knows; null when there is none.</param>
    /// <param name="place">Where the run took place, as the CI system says it; of the report only when that is our own.</param>
    /// <param name="now">The time of telling.</param>
    /// <returns>The comment without its mark, or null when the report has nothing to say.</returns>
    public static CommentText? Render(RunReport report, UploadAnswer? answer, CiFacts? place, DateTimeOffset now)
    {
        if (ReportTrouble.Of(report) is not { } state) return null;
        return new CommentText(state, state == CommentState.Recovered ? Recovered(report, answer, now) : Trouble(report, answer, place, now));
    }

    // Two lines: what is over should take no more room than that.
    private static string Recovered(RunReport report, UploadAnswer? answer, DateTimeOffset now) =>
        $"**ProxyGuard: recovered at {RunText.Moment(now)}.**\n"
        + $"No module proxy of this build is down any more ({CommentTable.Healths(report)}).{Trend(answer, " ")}\n";

    private static string Trouble(RunReport report, UploadAnswer? answer, CiFacts? place, DateTimeOffset now)
    {
        var words = new CommentWords(report);
        var page = new StringBuilder($"### ProxyGuard: {words.Headline}\n\n");
        CommentTable.Append(page, report, answer, now);
        page.Append($"\n{words.Safety}{words.Caution}\n");
        AppendChain(page, report);
        if (AffectedModules.Of(report) is { } modules) page.Append($"\n**Modules affected:** {modules}\n");
        if (History(report, answer) is { Length: > 0 } history) page.Append($"\n**Trend:** {history}\n");
        page.Append($"\n**Next:** {words.Next}\n");
        if (place is not null) page.Append('\n').Append(Place(place)).Append('\n');
        return page.ToString();
    }

    private static void AppendChain(StringBuilder page, RunReport report)
    {
        page.Append('\n').Append(SetTo(report.Decision)).Append(":\n\n").Append(MarkdownText.Block([report.Decision.After]));
        var reasons = new DecisionText(report, MarkdownText.Code).Reasons.ToList();
        if (reasons.Count > 0) page.Append('\n').AppendJoin("", reasons.Select(reason => $"- {reason}\n"));
    }

    private static string SetTo(DecisionFacts decision)
    {
        if (DecisionText.SetsChain(decision)) return "GOPROXY was set to";
        var others = Figures.Names(decision.Variables.Select(MarkdownText.Code), most: 5);
        return others.Length > 0 ? $"{others} was set for go; GOPROXY stays as it is" : "GOPROXY stays as it is";
    }

    private static string History(RunReport report, UploadAnswer? answer)
    {
        if (answer is null) return "";
        var shares = report.Proxies.Where(ReportTrouble.IsFailing)
            .Where(proxy => answer.Availability30d.ContainsKey(proxy.Id)).Take(3)
            .Select(proxy => $"{MarkdownText.Code(proxy.Id)} was available in {RunText.Share(answer.Availability30d[proxy.Id])}");
        var known = string.Join(", ", shares) is { Length: > 0 } text ? $"in the last 30 days {text}." : "";
        return known + Trend(answer, known.Length > 0 ? " " : "");
    }

    private static string Trend(UploadAnswer? answer, string before) =>
        answer?.ReportUrl is { } url ? $"{before}{MarkdownText.Link("Report and trend", url)}" : "";

    private static string Place(CiFacts place) => string.Join(", ",
    [
        MarkdownText.Link("This run", place.RunUrl),
        .. place.Workflow is { } workflow ? new[] { $"workflow {MarkdownText.Code(workflow)}" } : [],
        .. place.Job is { } job ? new[] { $"job {MarkdownText.Code(job)}" } : [],
    ]) + ".";
}
