using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Reports;

/// <summary>Builds the page of a repository from its trend.</summary>
internal sealed class RepositoryPageBuilder(PageFrame frame)
{
    private const int MostFailures = 30;

    private static readonly string[] Harmless =
        [.. new[] { ProbeOutcome.Ok, ProbeOutcome.NotFound, ProbeOutcome.Gone, ProbeOutcome.TooLarge, ProbeOutcome.Cancelled }.Select(Codes.Of)];

    private readonly Language _language = frame.T;
    private readonly RepositoryWording _words = frame.T.Repository;

    public RepositoryPageModel Build(RepositoryTrend trend, IReadOnlyList<RunTrend> runs)
    {
        var status = StatusSentence.Build(trend, runs, _language);
        var failures = Failures(trend).ToList();
        return new RepositoryPageModel(frame, trend.Repository)
        {
            RepositoryParts = CutBehind(trend.Repository, "/"),
            Level = status.Level,
            Status = status.Text,
            Period = _words.Period(Figures.Day(FirstDay(trend)), Figures.Day(LastDay(trend))),
            AsOf = _words.AsOf(Figures.Minute(trend.AsOf)),
            JsonPath = $"/api/v1{ReportLinks.PathOf(trend.Repository)}?from={Figures.Day(FirstDay(trend))}&to={Figures.Day(LastDay(trend))}",
            Facts = Facts(trend.Totals, runs),
            Proxies = [.. trend.Proxies.Select(proxy => Proxy(proxy, trend))],
            Failures = [.. failures.Take(MostFailures)],
            MoreFailures = failures.Count > MostFailures ? _words.MoreFailures(failures.Count - MostFailures) : "",
            Runs = [.. runs.Select(Run)],
        };
    }

    private static DateOnly FirstDay(RepositoryTrend trend) => DateOnly.FromDateTime(trend.From.UtcDateTime);

    private static DateOnly LastDay(RepositoryTrend trend) => DateOnly.FromDateTime(trend.To.UtcDateTime).AddDays(-1);

    private static DateOnly DayOf(TrendPoint point) => DateOnly.FromDateTime(point.Start.UtcDateTime);

    private IReadOnlyList<FactModel> Facts(RepositoryTotals totals, IReadOnlyList<RunTrend> runs) =>
    [
        new(_words.Runs, Figures.Count(totals.Runs)),
        new(_words.Rescued, Figures.Count(totals.Rescued)),
        new(_words.FormerChainWouldFail, Figures.Count(totals.FormerChainWouldFail)),
        .. RedBuilds(totals.Builds),
        new(_words.LastRun, runs is [var run, ..] ? Figures.Minute(run.Time) : Figures.None),
    ];

    // Only who concludes builds has any.
    private IEnumerable<FactModel> RedBuilds(BuildCounts builds) => builds.Red + builds.Green == 0
        ? []
        : [new(_words.RedByProxy, _language.Figures.Of(Figures.Count(builds.RedByProxy), Figures.Count(builds.Red)))];

    private ProxyModel Proxy(ProxyTrend proxy, RepositoryTrend trend)
    {
        var availability = proxy.Sums.Availability;
        var slowest = proxy.Points.Max(day => day.Latency.FirstByte?.P95) ?? 0;
        var days = proxy.Points.ToDictionary(DayOf);
        var (from, to) = (FirstDay(trend), LastDay(trend));
        var calendar = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).ToList();
        return new ProxyModel(
            proxy.Id,
            Level(proxy.Now?.Health),
            proxy.Now is { } now ? _language.Codes.Of(now.Health) : _words.NotInLastRuns,
            Detail(proxy.Now),
            Tags(proxy.Now),
            availability is null ? Figures.None : Figures.Percent(availability.Value),
            availability is null ? _language.Figures.NoJudgedRun : _language.Figures.Judged(availability.Of),
            availability is null ? "" : _language.Figures.Interval(availability),
            Figures.Day(from),
            Figures.Day(to),
            [.. calendar.Select(day => Day(day, days.GetValueOrDefault(day)))],
            [.. calendar.Select(day => Speed(day, days.GetValueOrDefault(day), slowest))],
            slowest > 0 ? _words.SpeedScale(Figures.Duration(slowest)) : "",
            Phases(proxy.Sums.Latency),
            [.. proxy.Sums.Outcomes.Select(pair => new FactModel(_language.Codes.Outcome(pair.Key), Figures.Count(pair.Value)))]);
    }

    private static string Level(Health? health) => health switch
    {
        Health.Healthy => "good",
        Health.Degraded => "warn",
        Health.Down or Health.Poisoned => "bad",
        _ => "idle",
    };

    private string Detail(ProxyState? state)
    {
        if (state is null || state.Health == Health.Healthy) return "";
        var since = state.FailingSince is { } time ? Figures.Minute(time) : "";
        return _words.Detail(since, _language.Codes.Why(state.Reasons));
    }

    private IReadOnlyList<string> Tags(ProxyState? state) => state is null
        ? []
        : [_language.Codes.Of(state.Trust), _language.Codes.InForce(state.InForce)];

    private DayModel Day(DateOnly day, TrendPoint? found)
    {
        if (found?.Availability is not { } availability)
            return new DayModel("none", found is null ? _words.NoRunsOn(Figures.Day(day)) : _words.NoJudgedRunOn(Figures.Day(day)));
        var lost = (int)Math.Ceiling((1 - availability.Value) * 10);
        var failing = availability.Of - (long)Math.Round(availability.Value * availability.Of);
        var runs = _language.Figures.Runs(availability.Of);
        return new DayModel($"lost-{lost}", _words.Day(Figures.Day(day), Figures.Percent(availability.Value), runs, failing));
    }

    private DayModel Speed(DateOnly day, TrendPoint? found, double slowest)
    {
        if (found?.Latency.FirstByte is not { } latency) return new DayModel("tall-0", _words.NoFigureOn(Figures.Day(day)));
        var tall = Math.Max(1, (int)Math.Ceiling(latency.P95 / slowest * 10));
        return new DayModel(
            $"tall-{tall}", _words.SpeedOf(Figures.Day(day), Figures.Duration(latency.P50), Figures.Duration(latency.P95)));
    }

    private IReadOnlyList<PhaseModel> Phases(PhaseLatency latency) =>
        [Phase(_words.Connect, latency.Connect), Phase(_words.FirstByte, latency.FirstByte), Phase(_words.Total, latency.Total)];

    private static PhaseModel Phase(string name, Percentiles? latency) =>
        new(name, Figures.Duration(latency?.P50), Figures.Duration(latency?.P95), Figures.Count(latency?.Of ?? 0));

    private IEnumerable<FailureModel> Failures(RepositoryTrend trend) =>
        from proxy in trend.Proxies
        from day in proxy.Points
        let failing = Count(day, Health.Down) + Count(day, Health.Poisoned)
        let degraded = Count(day, Health.Degraded)
        where failing + degraded > 0
        orderby day.Start descending, failing descending
        select new FailureModel(
            Figures.Day(DayOf(day)),
            proxy.Id,
            failing > 0 ? Figures.Hours(day.Failing) : Figures.None,
            _words.Share(failing, degraded, _language.Figures.Runs(day.Availability?.Of ?? 0)),
            failing > 0 ? "bad" : "warn",
            Seen(day));

    private static long Count(TrendPoint day, Health health) => day.Verdicts.GetValueOrDefault(Codes.Of(health));

    private string Seen(TrendPoint day)
    {
        var seen = day.Outcomes
            .Where(pair => !Harmless.Contains(pair.Key))
            .Select(pair => _words.Times(_language.Codes.Outcome(pair.Key), Figures.Count(pair.Value)));
        return _words.Join(seen) is { Length: > 0 } text ? text : _words.LackingOrSlow;
    }

    private RunModel Run(RunTrend run) => new(
        $"run-{run.Key}",
        Figures.Cell(run.Time),
        Level(run.Decision),
        _language.Codes.Of(run.Decision.Result),
        CutBehind(run.Decision.Before ?? _words.NotReadable, ",|"),
        CutBehind(run.Decision.After, ",|"),
        run.Decision.Before != run.Decision.After,
        run.Decision.Rescued,
        [.. run.Proxies.Where(proxy => proxy.Health != Health.Healthy).Select(Verdict)],
        _words.Healthy(run.Proxies.Count(proxy => proxy.Health == Health.Healthy), run.Proxies.Count),
        Where(run.Ci),
        run.Ci?.RunUrl ?? "");

    private static string Level(DecisionFacts decision) => decision.Result switch
    {
        DecisionResult.NoneKept or DecisionResult.NoneFloor or DecisionResult.NoneFailed => "bad",
        _ => decision.Changed ? "warn" : "good",
    };

    private VerdictModel Verdict(RunVerdict proxy) => new(proxy.Id, Level(proxy.Health), _language.Codes.Of(proxy.Health));

    private static List<string> CutBehind(string text, string separators)
    {
        var parts = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny(separators) is var at and >= 0 ? at + 1 : text.Length - start;
            parts.Add(text.Substring(start, length));
            start += length;
        }
        return parts;
    }

    private static string Where(CiFacts? ci)
    {
        if (ci is null) return "";
        var parts = new[] { ci.Workflow, ci.Job, ci.PullRequest is { } number ? $"#{number}" : null };
        return string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } text ? text : Codes.Of(ci.Host);
    }
}
