using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Trends;

/// <summary>A page of runs, newest first.</summary>
/// <param name="Repository">The repository's id.</param>
/// <param name="Runs">The runs.</param>
/// <param name="Next">What to give as <c>after</c> for the next page; null when this is the last.</param>
internal sealed record RunPage(string Repository, IReadOnlyList<RunTrend> Runs, string? Next);

/// <summary>One run and what it decided.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Time">The time of its key, UTC.</param>
/// <param name="DurationMs">How long the guard took.</param>
/// <param name="Ci">Where it ran; null outside a CI system.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Proxies">The verdict on each candidate, in order of preference.</param>
internal sealed record RunTrend(
    Guid Key,
    DateTimeOffset Time,
    double DurationMs,
    CiFacts? Ci,
    DecisionFacts Decision,
    IReadOnlyList<RunVerdict> Proxies)
{
    public static RunTrend Of(RunReport run) => new(
        run.Key,
        RunKey.TimeOf(run.Key),
        run.DurationMs,
        run.Ci,
        run.Decision,
        [.. run.Proxies.Select(proxy => new RunVerdict(proxy.Id, proxy.Health, proxy.Reasons))]);
}

/// <summary>What one run thought of one proxy.</summary>
/// <param name="Id">The proxy's id.</param>
/// <param name="Health">The verdict.</param>
/// <param name="Reasons">Why; empty when healthy.</param>
internal sealed record RunVerdict(string Id, Health Health, IReadOnlyList<Reason> Reasons);
