using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Reports;

/// <summary>The sentence on top of a page, and how bad it is: <c>good</c>, <c>warn</c>, <c>bad</c> or <c>idle</c>.</summary>
internal sealed record StatusSentence(string Level, PageSentence Text)
{
    private const int MostNames = 3;
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    public static StatusSentence Build(RepositoryTrend trend, IReadOnlyList<RunTrend> runs, Language language)
    {
        var words = language.Status;
        if (runs is not [var run, ..]) return new("idle", words.NoRunKept);
        if (trend.AsOf - run.Time <= Fresh) return OfRun(run, trend.Proxies, trend.AsOf, language);
        // A quiet weekend is not an outage that lasts.
        return new("idle", words.LastSeen(MomentModel.Of(run.Time), OfRun(run, trend.Proxies, run.Time, language).Text));
    }

    /// <summary>The same about one run, whenever it was, and nothing else.</summary>
    public static StatusSentence OfRun(RunTrend run, Language language) => OfRun(run, [], run.Time, language);

    // How long proxies have failed is told up to a moment, where it is known since when.
    private static StatusSentence OfRun(RunTrend run, IReadOnlyList<ProxyTrend> proxies, DateTimeOffset upTo, Language language)
    {
        var words = language.Status;
        var failing = run.Proxies.Where(proxy => proxy.Health is Health.Down or Health.Poisoned).ToList();
        var degraded = run.Proxies.Where(proxy => proxy.Health == Health.Degraded).ToList();
        var healthy = run.Proxies.Count(proxy => proxy.Health == Health.Healthy);
        MomentModel? Lasting(string id) => proxies.FirstOrDefault(proxy => proxy.Id == id)?.Now?.FailingSince is { } since
            ? MomentModel.Since(since, language.Incidents.Length(upTo - since))
            : null;
        return (run.Proxies.Count, failing.Count, degraded.Count) switch
        {
            (0, _, _) => new("idle", words.NothingToProbe),
            (var all, > 0, _) => new("bad", words.Together(Failing(failing, all, Lasting, language), Consequence(run, failing, words))),
            (_, _, 1) => new("warn", words.OneDegraded(degraded[0].Id, language.Codes.Why(degraded[0].Reasons))),
            (var all, _, > 1) => new("warn", words.SomeDegraded(degraded.Count, all, degraded.Select(proxy => proxy.Id))),
            (1, _, _) when healthy == 1 => new("good", words.OneHealthy(run.Proxies[0].Id)),
            (var all, _, _) when healthy == all => new("good", words.AllHealthy(all)),
            _ when healthy == 0 => new("idle", words.NoneJudged),
            (var all, _, _) => new("good", words.SomeHealthy(healthy, all)),
        };
    }

    private static PageSentence Failing(List<RunVerdict> failing, int of, Func<string, MomentModel?> lasting, Language language)
    {
        var words = language.Status;
        if (failing is [var only])
            return words.OneFailing(only.Id, only.Health, lasting(only.Id), language.Codes.Why(only.Reasons));
        if (failing.Count == of) return words.AllFailing(of);
        return words.SomeFailing(failing.Count, of, failing.Count <= MostNames ? [.. failing.Select(proxy => proxy.Id)] : []);
    }

    private static PageSentence Consequence(RunTrend run, List<RunVerdict> failing, StatusWording words) => run.Decision.Result switch
    {
        DecisionResult.NoneKept => words.LeftAsItWas,
        DecisionResult.NoneFloor => words.FallBackTo(run.Decision.After),
        DecisionResult.NoneFailed => words.Stopped,
        _ when failing.All(proxy => run.Decision.Dropped.Contains(proxy.Id)) => words.BuildsUse(run.Decision.After),
        _ => words.StillMet(run.Decision.After),
    };
}
