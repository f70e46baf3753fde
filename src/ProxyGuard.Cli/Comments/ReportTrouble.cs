using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
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

    /// <summary>Whether a proxy is what a comment is about.</summary>
    public static bool IsFailing(ProxyFacts proxy) => proxy.Health is Health.Down or Health.Poisoned;

    private static bool IsUnserved(RunReport report, List<ProxyFacts> failing) =>
        report.Decision.Result is DecisionResult.NoneKept or DecisionResult.NoneFloor or DecisionResult.NoneFailed
        || failing.Any(proxy => proxy.Health == Health.Poisoned)
        || (failing.Count > 0 && BuildProspects.Of(report) == BuildProspect.AtRisk);

    private static bool IsHealthy(RunReport report) =>
        !report.Decision.Reasons.Contains(DecisionReason.OwnNetwork)
        && report.Proxies.Any(proxy => proxy.Health is Health.Healthy or Health.Degraded);
}
