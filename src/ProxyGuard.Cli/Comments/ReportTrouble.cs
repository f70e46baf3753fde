using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Comments;

/// <summary>
/// Which reports are worth a comment. A proxy that is unknown, or a network of our own that fails, is none of the pull request's
/// business: its author can do nothing about it, and it tells neither trouble nor its end.
/// </summary>
internal static class ReportTrouble
{
    /// <returns>How bad it is; <see cref="CommentState.Recovered"/> when all is well; null when nothing can be said.</returns>
    public static CommentState? Of(RunReport report)
    {
        if (report.Decision.Result == DecisionResult.NothingToFetch) return null;
        var failing = report.Proxies.Where(IsFailing).ToList();
        if (IsUnserved(report, failing)) return CommentState.Unserved;
        if (failing.Count > 0) return CommentState.Served;
        return IsHealthy(report) ? CommentState.Recovered : null;
    }

    private static bool IsFailing(ProxyFacts proxy) =>
        proxy.Health is Health.Down or Health.Poisoned && (proxy.Trust == Trust.Public || proxy.InForce);

    // A private hop is never left out: while it is down the build stops there, unless the chain was seen to pass all the same.
    private static bool IsUnserved(RunReport report, List<ProxyFacts> failing) =>
        report.Decision.Result is DecisionResult.NoneKept or DecisionResult.NoneFloor or DecisionResult.NoneFailed
        || failing.Any(proxy => proxy.Health == Health.Poisoned)
        || (failing.Any(proxy => proxy.Trust == Trust.Private) && report.Decision.FormerChainPasses != true);

    private static bool IsHealthy(RunReport report) =>
        !report.Decision.Reasons.Contains(DecisionReason.OwnNetwork)
        && report.Proxies.Any(proxy => proxy.Health is Health.Healthy or Health.Degraded);
}
