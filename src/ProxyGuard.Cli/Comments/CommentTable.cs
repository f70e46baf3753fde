using System.Text;
using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Upload;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Comments;

/// <summary>The proxies of a run as a table, the worst first.</summary>
internal static class CommentTable
{
    private const int MostRows = 8;
    private const int MostReasons = 3;

    public static void Append(StringBuilder page, RunReport report, UploadAnswer? answer, DateTimeOffset now, Language language)
    {
        if (report.Proxies.Count == 0) return;
        page.Append($"| {string.Join(" | ", language.Comment.Headings)} |\n|---|---|---|---|\n");
        foreach (var proxy in report.Proxies.OrderBy(Rank).Take(MostRows))
        {
            var state = $"{HealthMark.Of(proxy.Health)} {language.Outcomes.Of(proxy.Health)}";
            var what = ReasonText.Of(proxy.Reasons, MostReasons, language);
            var since = ReportTrouble.IsFailing(proxy) ? Since(proxy, report, answer, now, language) : "";
            page.Append($"| {MarkdownText.Code(proxy.Id)} | {state} | {what} | {since} |\n");
        }
        if (report.Proxies.Count > MostRows) page.Append($"\n{language.Comment.MoreProxies(report.Proxies.Count - MostRows)}\n");
    }

    /// <summary>How many there are of each state, such as <c>2 healthy, 1 degraded</c>.</summary>
    public static string Healths(RunReport report, Language language) => language.Grammar.List(report.Proxies
        .GroupBy(proxy => proxy.Health).OrderBy(proxies => proxies.Key)
        .Select(proxies => language.Comment.CountOf(proxies.Count(), language.Outcomes.Of(proxies.Key))));

    private static int Rank(ProxyFacts proxy) => proxy.Health switch
    {
        Health.Poisoned => 0,
        Health.Down => 1,
        Health.Degraded => 2,
        Health.Healthy => 4,
        _ => 3,
    };

    private static string Since(ProxyFacts proxy, RunReport report, UploadAnswer? answer, DateTimeOffset now, Language language) =>
        answer is not null && answer.Since.TryGetValue(proxy.Id, out var since)
            ? RunText.Since(since, now, language)
            : language.Comment.ThisRun(RunText.Moment(report.StartedAt));
}
