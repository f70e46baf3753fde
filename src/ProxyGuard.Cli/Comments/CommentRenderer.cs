using System.Text;
using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Upload;
using ProxyGuard.Cli.Wording;
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
    /// <param name="language">The reader's language.</param>
    /// <returns>The comment without its mark, or null when the report has nothing to say.</returns>
    public static CommentText? Render(
        RunReport report, UploadAnswer? answer, CiFacts? place, DateTimeOffset now, Language language)
    {
        if (ReportTrouble.Of(report) is not { } state) return null;
        return new CommentText(state, state == CommentState.Recovered
            ? Recovered(report, answer, now, language)
            : Trouble(report, answer, place, now, language));
    }

    // Two lines: what is over should take no more room than that.
    private static string Recovered(RunReport report, UploadAnswer? answer, DateTimeOffset now, Language language)
    {
        var isOver = language.Comment.NoneDown(CommentTable.Healths(report, language));
        return $"{language.Comment.RecoveredAt(RunText.Moment(now))}\n{WithTrend(isOver, answer, language)}\n";
    }

    private static string Trouble(
        RunReport report, UploadAnswer? answer, CiFacts? place, DateTimeOffset now, Language language)
    {
        var text = new CommentWords(report, language);
        var page = new StringBuilder($"{language.Comment.Title(text.Headline)}\n\n");
        CommentTable.Append(page, report, answer, now, language);
        page.Append($"\n{text.Safety}{text.Caution}\n");
        AppendChain(page, report, language);
        if (AffectedModules.Of(report, language) is { } modules) page.Append($"\n{language.Comment.Modules(modules)}\n");
        if (History(report, answer, language) is { Length: > 0 } history) page.Append($"\n{language.Comment.TrendOf(history)}\n");
        page.Append($"\n{language.Advice.Next(text.Next)}\n");
        if (place is not null) page.Append($"\n{Place(place, language)}\n");
        return page.ToString();
    }

    private static void AppendChain(StringBuilder page, RunReport report, Language language)
    {
        var whatBecameOfIt = language.Comment.Chain(SetTo(report.Decision, language));
        page.Append($"\n{whatBecameOfIt}\n\n").Append(MarkdownText.Block([report.Decision.After]));
        var reasons = new DecisionText(report, MarkdownText.Code, language).Reasons.ToList();
        if (reasons.Count > 0) page.Append('\n').AppendJoin("", reasons.Select(reason => $"- {reason}\n"));
    }

    private static string SetTo(DecisionFacts decision, Language language)
    {
        if (DecisionText.SetsChain(decision)) return language.Comment.ChainWasSet;
        var others = Figures.Names(decision.Variables.Select(MarkdownText.Code), most: 5, language);
        return others.Length > 0 ? language.Comment.OthersWereSet(others) : language.Comment.ChainStays;
    }

    private static string History(RunReport report, UploadAnswer? answer, Language language)
    {
        if (answer is null) return "";
        var shares = report.Proxies.Where(ReportTrouble.IsFailing)
            .Where(proxy => answer.Availability30d.ContainsKey(proxy.Id)).Take(3)
            .Select(proxy => language.Comment.WasAvailable(
                MarkdownText.Code(proxy.Id), RunText.Share(answer.Availability30d[proxy.Id], language)));
        var known = language.Grammar.List(shares) is { Length: > 0 } text ? language.Comment.Last30Days(text) : "";
        return WithTrend(known, answer, language);
    }

    private static string WithTrend(string before, UploadAnswer? answer, Language language) => answer?.ReportUrl is { } url
        ? language.Grammar.Sentences([.. before.Length > 0 ? new[] { before } : [], MarkdownText.Link(language.Run.Trend, url)])
        : before;

    private static string Place(CiFacts place, Language language) => language.Comment.Place(language.Grammar.List(
    [
        MarkdownText.Link(language.Comment.ThisRunLink, place.RunUrl),
        .. place.Workflow is { } workflow ? new[] { language.Comment.Workflow(MarkdownText.Code(workflow)) } : [],
        .. place.Job is { } job ? new[] { language.Comment.Job(MarkdownText.Code(job)) } : [],
    ]));
}
