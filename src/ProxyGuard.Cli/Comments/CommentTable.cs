using System.Text;
using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Upload;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Comments;

/// <summary>The proxies of a run as a table, the worst first.</summary>
internal static class CommentTable
{
    private const int MostRows = 8;
    private const int MostReasons = 3;

    public static void Append(StringBuilder page, RunReport report, UploadAnswer? answer, DateTimeOffset now)
    {
        if (report.Proxies.Count == 0) return;
        page.Append("| Proxy | State | What happened | Since |\n|---|---|---|---|\n");
        foreach (var proxy in report.Proxies.OrderBy(Rank).Take(MostRows))
        {
            var state = $"{OutcomeText.Mark(proxy.Health)} {OutcomeText.Of(proxy.Health)}";
            var what = ReasonText.Of(proxy.Reasons, MostReasons);
            page.Append($"| {MarkdownText.Code(proxy.Id)} | {state} | {what} | {Since(proxy, report, answer, now)} |\n");
        }
        if (report.Proxies.Count > MostRows) page.Append($"\n… and {report.Proxies.Count - MostRows} more.\n");
    }

    /// <summary>How many there are of each state, such as <c>2 healthy, 1 degraded</c>.</summary>
    public static string Healths(RunReport report) => string.Join(", ", report.Proxies.GroupBy(proxy => proxy.Health)
        .OrderBy(proxies => proxies.Key).Select(proxies => $"{proxies.Count()} {OutcomeText.Of(proxies.Key)}"));

    private static int Rank(ProxyFacts proxy) => proxy.Health switch
    {
        Health.Poisoned => 0,
        Health.Down => 1,
        Health.Degraded => 2,
        Health.Healthy => 4,
        _ => 3,
    };

    private static string Since(ProxyFacts proxy, RunReport report, UploadAnswer? answer, DateTimeOffset now)
    {
        if (!ReportTrouble.IsFailing(proxy)) return "";
        return answer is not null && answer.Since.TryGetValue(proxy.Id, out var since)
            ? RunText.Since(since, now)
            : $"this run, {RunText.Moment(report.StartedAt)}";
    }
}
