using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Reports;

/// <summary>Builds the page of a repository from its trend.</summary>
internal static class RepositoryPageBuilder
{
    private const int MostFailures = 30;

    private static readonly string[] Harmless =
        [.. new[] { ProbeOutcome.Ok, ProbeOutcome.NotFound, ProbeOutcome.Gone, ProbeOutcome.TooLarge, ProbeOutcome.Cancelled }.Select(Codes.Of)];

    public static RepositoryPageModel Build(RepositoryTrend trend, IReadOnlyList<RunTrend> runs)
    {
        var status = StatusSentence.Build(trend, runs);
        var failures = Failures(trend).ToList();
        return new RepositoryPageModel
        {
            Title = trend.Repository,
            RepositoryParts = CutBehind(trend.Repository, "/"),
            Level = status.Level,
            Status = status.Text,
            Period = $"{Figures.Day(FirstDay(trend))} to {Figures.Day(LastDay(trend))}",
            AsOf = Figures.Minute(trend.AsOf),
            JsonPath = $"/api/v1{ReportLinks.PathOf(trend.Repository)}?from={Figures.Day(FirstDay(trend))}&to={Figures.Day(LastDay(trend))}",
            Facts = Facts(trend.Totals, runs),
            Proxies = [.. trend.Proxies.Select(proxy => Proxy(proxy, trend))],
            Failures = [.. failures.Take(MostFailures)],
            MoreFailures = failures.Count > MostFailures ? $"{failures.Count - MostFailures} earlier ones are in the JSON." : "",
            Runs = [.. runs.Select(Run)],
        };
    }

    private static DateOnly FirstDay(RepositoryTrend trend) => DateOnly.FromDateTime(trend.From.UtcDateTime);

    private static DateOnly LastDay(RepositoryTrend trend) => DateOnly.FromDateTime(trend.To.UtcDateTime).AddDays(-1);

    private static DateOnly DayOf(TrendPoint point) => DateOnly.FromDateTime(point.Start.UtcDateTime);

    private static IReadOnlyList<FactModel> Facts(RepositoryTotals totals, IReadOnlyList<RunTrend> runs) =>
    [
        new("Runs", Figures.Count(totals.Runs)),
        new("Builds rescued", Figures.Count(totals.Rescued)),
        new("Former chain would have failed", Figures.Count(totals.FormerChainWouldFail)),
        .. RedBuilds(totals.Builds),
        new("Last run", runs is [var run, ..] ? Figures.Minute(run.Time) : Figures.None),
    ];

    // Only who concludes builds has any.
    private static IEnumerable<FactModel> RedBuilds(BuildCounts builds) => builds.Red + builds.Green == 0
        ? []
        : [new("Red builds by a proxy", $"{Figures.Count(builds.RedByProxy)} of {Figures.Count(builds.Red)}")];

    private static ProxyModel Proxy(ProxyTrend proxy, RepositoryTrend trend)
    {
        var availability = proxy.Sums.Availability;
        var slowest = proxy.Points.Max(day => day.Latency.FirstByte?.P95) ?? 0;
        var days = proxy.Points.ToDictionary(DayOf);
        var (from, to) = (FirstDay(trend), LastDay(trend));
        var calendar = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).ToList();
        return new ProxyModel(
            proxy.Id,
            Level(proxy.Now?.Health),
            proxy.Now is { } now ? Words.Of(now.Health) : "not in the last runs",
            Detail(proxy.Now),
            Tags(proxy.Now),
            availability is null ? Figures.None : Figures.Percent(availability.Value),
            availability is null ? "no judged run" : $"{Figures.Runs(availability.Of)} judged",
            availability is null ? "" : Figures.Interval(availability),
            Figures.Day(from),
            Figures.Day(to),
            [.. calendar.Select(day => Day(day, days.GetValueOrDefault(day)))],
            [.. calendar.Select(day => Speed(day, days.GetValueOrDefault(day), slowest))],
            slowest > 0 ? $"First byte p95 by day, highest {Figures.Duration(slowest)}" : "",
            Phases(proxy.Sums.Latency),
            [.. proxy.Sums.Outcomes.Select(pair => new FactModel(OutcomeWords(pair.Key), Figures.Count(pair.Value)))]);
    }

    private static string Level(Health? health) => health switch
    {
        Health.Healthy => "good",
        Health.Degraded => "warn",
        Health.Down or Health.Poisoned => "bad",
        _ => "idle",
    };

    private static string Detail(ProxyState? state)
    {
        if (state is null || state.Health == Health.Healthy) return "";
        var since = state.FailingSince is { } time ? $"since {Figures.Minute(time)}" : "";
        return string.Join(": ", new[] { since, Words.Why(state.Reasons) }.Where(part => part.Length > 0));
    }

    private static IReadOnlyList<string> Tags(ProxyState? state) => state is null
        ? []
        : [state.Trust == Trust.Private ? "private" : "public", state.InForce ? "in force" : "candidate"];

    private static DayModel Day(DateOnly day, TrendPoint? found)
    {
        if (found?.Availability is not { } availability)
            return new DayModel("none", $"{Figures.Day(day)}: {(found is null ? "no runs" : "no judged run")}");
        var lost = (int)Math.Ceiling((1 - availability.Value) * 10);
        var failing = availability.Of - (long)Math.Round(availability.Value * availability.Of);
        var text = $"{Figures.Day(day)}: {Figures.Percent(availability.Value)} of {Figures.Runs(availability.Of)}";
        return new DayModel($"lost-{lost}", failing == 0 ? text : $"{text}, {failing} failing");
    }

    private static DayModel Speed(DateOnly day, TrendPoint? found, double slowest)
    {
        if (found?.Latency.FirstByte is not { } latency) return new DayModel("tall-0", $"{Figures.Day(day)}: no figure");
        var tall = Math.Max(1, (int)Math.Ceiling(latency.P95 / slowest * 10));
        return new DayModel(
            $"tall-{tall}", $"{Figures.Day(day)}: p50 {Figures.Duration(latency.P50)}, p95 {Figures.Duration(latency.P95)}");
    }

    private static IReadOnlyList<PhaseModel> Phases(PhaseLatency latency) =>
        [Phase("Connect", latency.Connect), Phase("First byte", latency.FirstByte), Phase("Total", latency.Total)];

    private static PhaseModel Phase(string name, Percentiles? latency) =>
        new(name, Figures.Duration(latency?.P50), Figures.Duration(latency?.P95), Figures.Count(latency?.Of ?? 0));

    private static IEnumerable<FailureModel> Failures(RepositoryTrend trend) =>
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
            Share(failing, degraded, day.Availability?.Of ?? 0),
            failing > 0 ? "bad" : "warn",
            Seen(day));

    private static long Count(TrendPoint day, Health health) => day.Verdicts.GetValueOrDefault(Codes.Of(health));

    private static string Share(long failing, long degraded, long judged)
    {
        var bad = failing > 0 ? $"{Figures.Count(failing)} failing" : "";
        var poor = degraded > 0 ? $"{Figures.Count(degraded)} degraded" : "";
        return $"{bad}{(failing > 0 && degraded > 0 ? ", " : "")}{poor} of {Figures.Runs(judged)}";
    }

    private static string Seen(TrendPoint day)
    {
        var seen = day.Outcomes
            .Where(pair => !Harmless.Contains(pair.Key))
            .Select(pair => $"{OutcomeWords(pair.Key)} × {Figures.Count(pair.Value)}");
        return string.Join(", ", seen) is { Length: > 0 } text ? text : "modules lacking or slow";
    }

    private static string OutcomeWords(string code) => Codes.TryParse<ProbeOutcome>(code, out var outcome) ? Words.Of(outcome) : code;

    private static RunModel Run(RunTrend run) => new(
        $"run-{run.Key}",
        Figures.Cell(run.Time),
        Level(run.Decision),
        Words.Of(run.Decision.Result),
        CutBehind(run.Decision.Before ?? "(not readable)", ",|"),
        CutBehind(run.Decision.After, ",|"),
        run.Decision.Before != run.Decision.After,
        run.Decision.Rescued,
        [.. run.Proxies.Where(proxy => proxy.Health != Health.Healthy).Select(Verdict)],
        Healthy(run.Proxies.Count(proxy => proxy.Health == Health.Healthy), run.Proxies.Count),
        Where(run.Ci),
        run.Ci?.RunUrl ?? "");

    private static string Level(DecisionFacts decision) => decision.Result switch
    {
        DecisionResult.NoneKept or DecisionResult.NoneFloor or DecisionResult.NoneFailed => "bad",
        _ => decision.Changed ? "warn" : "good",
    };

    private static VerdictModel Verdict(RunVerdict proxy) => new(proxy.Id, Level(proxy.Health), Words.Of(proxy.Health));

    private static string Healthy(int healthy, int of) => (healthy, of) switch
    {
        (_, 0) => "none probed",
        (0, _) => "",
        _ when healthy == of => of == 1 ? "healthy" : $"all {of} healthy",
        _ => $"{healthy} healthy",
    };

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
