using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Reports.RepositoryPage;

/// <summary>Runs and what each decided, as rows.</summary>
internal sealed class RunRows(PageFrame frame, string repository)
{
    public RunModel Build(RunTrend run) => new(
        $"run-{run.Key}",
        frame.Link(ReportLinks.PathOf(repository, run.Key)),
        MomentModel.InColumn(run.Time),
        Levels.Of(run.Decision),
        frame.T.Codes.Of(run.Decision.Result),
        BreakableText.Chain(run.Decision.Before ?? frame.T.Runs.NotReadable),
        BreakableText.Chain(run.Decision.After),
        run.Decision.Before != run.Decision.After,
        run.Decision.Rescued,
        run.Decision is { FormerChainPasses: false, Rescued: false },
        [.. run.Proxies.Where(proxy => proxy.Health != Health.Healthy).Select(Verdict)],
        frame.T.Runs.Healthy(run.Proxies.Count(proxy => proxy.Health == Health.Healthy), run.Proxies.Count),
        Where(run.Ci),
        run.Ci?.RunUrl ?? "");

    /// <summary>Where a run took place, in the words of its CI system; empty outside one.</summary>
    public static string Where(CiFacts? ci)
    {
        if (ci is null) return "";
        var parts = new[] { ci.Workflow, ci.Job, ci.PullRequest is { } number ? $"#{number}" : null };
        return string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } text ? text : Codes.Of(ci.Host);
    }

    private VerdictModel Verdict(RunVerdict proxy) => new(proxy.Id, Levels.Of(proxy.Health), frame.T.Codes.Of(proxy.Health));
}
