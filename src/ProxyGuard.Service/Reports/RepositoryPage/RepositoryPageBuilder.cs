using ProxyGuard.Service.Reports.Charts;
using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Reports.RepositoryPage;

/// <summary>Builds the page of a repository from what was read of it.</summary>
internal sealed class RepositoryPageBuilder(PageFrame frame, RepositoryReading reading)
{
    private const int MostFailures = 15;
    private static readonly int[] PeriodsInDays = [30, 90, 365];

    private readonly RepositoryTrend _trend = reading.Trend;
    private readonly RepositoryWording _words = frame.T.Repository;
    private readonly RepositoryDays _days = new(frame, reading);

    public RepositoryPageModel Build()
    {
        var status = StatusSentence.Build(_trend, reading.Now, frame.T);
        var failures = new FailureRows(frame, reading, _days).Build().ToList();
        var cards = new ProxyCards(frame, reading, _days);
        var charts = new LatencyCharts(frame.T, reading);
        var runs = new RunRows(frame, _trend.Repository);
        var api = $"/api/v1{ReportLinks.PathOf(_trend.Repository)}?from={Figures.Day(_days.First)}&to={Figures.Day(_days.Last)}";
        return new RepositoryPageModel(frame, _trend.Repository)
        {
            RepositoryParts = BreakableText.Path(_trend.Repository),
            Level = status.Level,
            Status = status.Text,
            Beginning = Beginning(),
            Period = _words.Period(Figures.Day(_days.First), Figures.Day(_days.Last)),
            Periods = [.. PeriodsInDays.Select(Period)],
            Data = new(api, frame.T.Pages.AsOf(MomentModel.Of(_trend.AsOf))),
            Facts = Facts(_trend.Totals),
            LastRun = reading.Now is [var run, ..] ? MomentModel.Of(run.Time) : null,
            Builds = [.. Builds(_trend.Totals.Builds)],
            Windows = [.. Enum.GetValues<AvailabilityWindow>().Select(_words.Of)],
            Proxies = [.. _trend.Proxies.Select(cards.Build)],
            Phases = [.. Enum.GetValues<LatencyPhase>().Select(Phase)],
            Charts = charts.Charts,
            NotAllAtOnce = charts.Others.Count > 0 ? frame.T.Charts.NotAllAtOnce(charts.First + charts.Others.Count) : "",
            ChartsOf = charts.Others.Count > 0 ? [.. charts.Others.Prepend("").Select(proxy => ChartsOf(proxy, charts))] : [],
            Incidents = [.. reading.Incidents.Select(incident => RepositoryIncidents.Build(incident, frame, _trend.AsOf))],
            IncidentsPath = frame.Link($"/incidents?repository={Uri.EscapeDataString(_trend.Repository)}"),
            Failures = [.. failures.Take(MostFailures)],
            MoreFailures = failures.Count > MostFailures ? _words.MoreFailures(failures.Count - MostFailures) : "",
            RunsHeading = reading.Query.Day is { } day ? frame.T.Runs.RunsOf(Figures.Day(day)) : frame.T.Runs.LastRuns,
            LastRunsPath = reading.Query.Day is null ? "" : _days.PathFor(reading.Query.Days) + "#runs",
            NoRuns = reading.Query.Day is null ? frame.T.Runs.NoRunKept : frame.T.Runs.NoRunOfDayKept,
            Runs = [.. reading.Runs.Select(runs.Build)],
        };
    }

    // An empty picture is no fault of the proxies: the repository is new.
    private string Beginning() => _trend.Points is [var first, ..] && first.Start >= _trend.AsOf.AddDays(-2)
        ? _words.Beginning(Figures.Day(DateOnly.FromDateTime(first.Start.UtcDateTime)))
        : "";

    private IReadOnlyList<FactModel> Facts(RepositoryTotals totals) =>
    [
        new(_words.Runs, Figures.Count(totals.Runs)),
        new(_words.FormerChainWouldFail, Figures.Count(totals.FormerChainWouldFail)),
        new(_words.Rescued, Figures.Count(totals.Rescued)),
    ];

    // Only who concludes builds has any.
    private IEnumerable<FactModel> Builds(BuildCounts builds)
    {
        if (builds == default) yield break;
        yield return new(_words.RedByProxy, Figures.Count(builds.RedByProxy));
        yield return new(_words.RedOther, Figures.Count(builds.RedOther));
        yield return new(_words.RedUnknown, Figures.Count(builds.RedUnknown));
        yield return new(_words.Green, Figures.Count(builds.Green));
        yield return new(_words.Cancelled, Figures.Count(builds.Cancelled));
    }

    private NavigationLink Period(int days) => new(_words.Days(days), _days.PathFor(days), days == reading.Query.Days);

    private NavigationLink Phase(LatencyPhase phase) => new(
        frame.T.Charts.Of(phase),
        _days.PathFor(reading.Query.Days, phase, reading.Query.Proxy) + "#latency",
        phase == reading.Query.Phase);

    private NavigationLink ChartsOf(string proxy, LatencyCharts charts) => new(
        proxy.Length > 0 ? proxy : frame.T.Charts.First(charts.First),
        _days.PathFor(reading.Query.Days, reading.Query.Phase, proxy) + "#latency",
        proxy == charts.Asked);
}
