using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Reports;

/// <summary>The sentence on top of a repository's page, and how bad it is: <c>good</c>, <c>warn</c>, <c>bad</c> or <c>idle</c>.</summary>
internal sealed record StatusSentence(string Level, string Text)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    public static StatusSentence Build(RepositoryTrend trend, IReadOnlyList<RunTrend> runs)
    {
        if (runs is not [var run, ..]) return new("idle", "No run is kept in detail any more");
        var now = OfRun(run, trend.Proxies);
        // A quiet weekend is not an outage that lasts.
        return trend.AsOf - run.Time <= Fresh ? now : new("idle", $"Last seen {Figures.Minute(run.Time)}: {now.Text}");
    }

    private static StatusSentence OfRun(RunTrend run, IReadOnlyList<ProxyTrend> proxies)
    {
        var failing = run.Proxies.Where(proxy => proxy.Health is Health.Down or Health.Poisoned).ToList();
        var degraded = run.Proxies.Where(proxy => proxy.Health == Health.Degraded).ToList();
        var healthy = run.Proxies.Count(proxy => proxy.Health == Health.Healthy);
        return (run.Proxies.Count, failing.Count, degraded.Count) switch
        {
            (0, _, _) => new("idle", "The last run had nothing to probe"),
            (_, > 0, _) => new("bad", $"{Failing(failing, run.Proxies.Count, proxies)}; {Consequence(run, failing)}"),
            (_, _, 1) => new("warn", $"{degraded[0].Id} degraded{Because(degraded[0])}"),
            (_, _, > 1) => new("warn", $"{degraded.Count} of {run.Proxies.Count} proxies degraded: {Names(degraded)}"),
            (1, _, _) when healthy == 1 => new("good", $"{run.Proxies[0].Id} healthy"),
            (var all, _, _) when healthy == all => new("good", $"All {all} proxies healthy"),
            _ when healthy == 0 => new("idle", "No proxy could be judged in the last run"),
            (var all, _, _) => new("good", $"{healthy} of {all} proxies healthy, {all - healthy} not judged"),
        };
    }

    private static string Failing(List<RunVerdict> failing, int of, IReadOnlyList<ProxyTrend> proxies)
    {
        if (failing is [var only]) return $"{only.Id} {Words.Of(only.Health)}{Since(only.Id, proxies)}{Because(only)}";
        var names = failing.Count < of && failing.Count <= 3 ? ": " + Names(failing) : "";
        return failing.Count == of ? $"All {of} proxies failing" : $"{failing.Count} of {of} proxies failing{names}";
    }

    private static string Names(IEnumerable<RunVerdict> proxies) => string.Join(", ", proxies.Select(proxy => proxy.Id));

    private static string Since(string id, IReadOnlyList<ProxyTrend> proxies) =>
        proxies.FirstOrDefault(proxy => proxy.Id == id)?.Now?.FailingSince is { } since ? $" since {Figures.Minute(since)}" : "";

    private static string Because(RunVerdict proxy) => Words.Why(proxy.Reasons) is { Length: > 0 } why ? $": {why}" : "";

    private static string Consequence(RunTrend run, List<RunVerdict> failing) => run.Decision.Result switch
    {
        DecisionResult.NoneKept => "nothing usable, GOPROXY was left as it was",
        DecisionResult.NoneFloor => $"nothing usable, builds fall back to {run.Decision.After}",
        DecisionResult.NoneFailed => "nothing usable, builds are stopped",
        _ when failing.All(proxy => run.Decision.Dropped.Contains(proxy.Id)) => $"builds use {run.Decision.After}",
        _ => $"builds still meet it: {run.Decision.After}",
    };
}
