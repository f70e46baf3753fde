using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Reports.Charts;
using ProxyGuard.Service.Reports.Incidents;

namespace ProxyGuard.Service.Reports.Proxies;

/// <summary>What <c>proxy.hbs</c> may read.</summary>
internal sealed record ProxyPageModel(PageFrame Frame, ProxyReading Reading, DateTimeOffset Now) : PageModel(Frame)
{
    public const int Days = 90;

    private static readonly FleetPeriod[] ComparedPeriods = [FleetPeriod.Day, FleetPeriod.Week];

    public override string Title => Reading.Query.Proxy;

    public string ListPath => Frame.Link(ProxyLinks.Ranking);

    public string Period => T.Proxy.LastDays(Days);

    /// <summary>Its figures over all repositories; null when there are none.</summary>
    public RankedProxyModel? Figures => Reading.Series is { } series
        ? new(Frame, new FleetProxy(series.Proxy, series.Points.Max(point => point.Repositories), series.Sums), 1, Now)
        : null;

    /// <summary>How it is now.</summary>
    public StatusSentence Status { get; } = ProxyStatus.Build(Reading.Incidents.Incidents, Reading.LastDay, Frame.T, Now);

    /// <summary>The figures behind that; empty when no run judged it.</summary>
    public string LastDay => Reading.LastDay is { } day
        ? T.ProxyStatus.LastDay(Reports.Figures.Percent(day.Value), T.Figures.Runs(day.Of), T.Figures.Interval(day))
        : "";

    public ProxyCalendar? History { get; } = Reading.Series is { } series ? new(Frame, series) : null;

    public IReadOnlyList<ChartModel> Charts => History?.Charts ?? [];

    public IReadOnlyList<PhaseModel> Phases => Reading.Series is { } series ? PhaseModel.All(series.Sums.Latency, T.Charts) : [];

    /// <summary>The form's own address.</summary>
    public string FormPath => ProxyLinks.PathOf(Reading.Query.Proxy);

    public string Repository => Reading.Query.Repository;

    /// <summary>The chosen period, as its code.</summary>
    public string Compared => Codes.Of(Reading.Query.Period);

    public ComparisonModel? Comparison => Reading.Comparison is { } found ? new(Frame, found, Reading.Query.Period) : null;

    public IReadOnlyList<NavigationLink> Periods =>
        [.. ComparedPeriods.Select(one => new NavigationLink(T.Ranking.Of(one), ComparedPath(one), one == Reading.Query.Period))];

    public IReadOnlyList<IncidentRowModel> Incidents =>
        [.. Reading.Incidents.Incidents.Select(one => IncidentRowModel.Of(one, Frame, Now))];

    public string IncidentsPath => Frame.Link(PageQuery.PathOf("/incidents", ("proxy", Reading.Query.Proxy)));

    public DataLinks Data => new(
        PageQuery.PathOf(
            "/api/v1" + FormPath, ("repository", Repository), ("hours", Repository.Length > 0 ? $"{Reading.Query.Hours}" : "")),
        AsOf(Reading.Series?.AsOf));

    public static bool IsCompared(FleetPeriod period) => ComparedPeriods.Contains(period);

    private string ComparedPath(FleetPeriod period) =>
        Frame.Link(PageQuery.PathOf(FormPath, ("repository", Repository), ("period", Codes.Of(period)))) + "#is-it-me";
}
