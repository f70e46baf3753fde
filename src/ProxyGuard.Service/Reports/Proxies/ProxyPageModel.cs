using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Reports.Incidents;
using ProxyGuard.Service.Reports.RepositoryPage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Reports.Proxies;

/// <summary>What was read for the page of a proxy.</summary>
/// <param name="Proxy">Its id.</param>
/// <param name="Series">It over all repositories; null when none met it as a public proxy.</param>
/// <param name="Incidents">Its newest incidents.</param>
/// <param name="Comparison">A repository beside all others; null when none was chosen.</param>
/// <param name="Period">In which time it is compared.</param>
internal sealed record ProxyReading(
    string Proxy, FleetSeries? Series, IncidentPage Incidents, ProxyComparison? Comparison, FleetPeriod Period);

/// <summary>What <c>proxy.hbs</c> may read.</summary>
internal sealed record ProxyPageModel(PageFrame Frame, ProxyReading Reading, DateTimeOffset Now) : PageModel(Frame)
{
    public const int Days = 90;

    private static readonly FleetPeriod[] ComparedPeriods = [FleetPeriod.Day, FleetPeriod.Week];

    public override string Title => Reading.Proxy;

    public string ListPath => Frame.Link(ProxyLinks.Ranking);

    public string Period => T.Proxy.LastDays(Days);

    /// <summary>Its figures over all repositories; null when there are none.</summary>
    public RankedProxyModel? Figures => Reading.Series is { } series
        ? new(Frame, new FleetProxy(series.Proxy, series.Points.Max(point => point.Repositories), series.Sums), 1, Now)
        : null;

    public string Available => Figures is { } figures ? T.Proxy.Available(figures.Availability) : "";

    public ProxyCalendar? History => Reading.Series is { } series ? new(Frame, series) : null;

    public string AsOf => Reading.Series?.AsOf is { } time ? T.Ranking.AsOf(Reports.Figures.Minute(time)) : "";

    public IReadOnlyList<PhaseModel> Phases => Reading.Series is { Sums.Latency: var latency }
        ? [.. Enum.GetValues<LatencyPhase>().Select(phase => new PhaseModel(T.Repository.Of(phase), latency.Of(phase)))]
        : [];

    /// <summary>The form's own address.</summary>
    public string FormPath => ProxyLinks.PathOf(Reading.Proxy);

    public string Repository => Reading.Comparison?.Repository ?? "";

    /// <summary>The chosen period, as its code.</summary>
    public string Compared => Codes.Of(Reading.Period);

    public ComparisonModel? Comparison => Reading.Comparison is { } found ? new(Frame, found, Reading.Period) : null;

    public IReadOnlyList<NavigationLink> Periods =>
        [.. ComparedPeriods.Select(one => new NavigationLink(T.Ranking.Of(one), ComparedPath(one), one == Reading.Period))];

    public IReadOnlyList<IncidentRowModel> Incidents => [.. Reading.Incidents.Incidents.Select(one => IncidentRowModel.Of(one, Frame, Now))];

    public string IncidentsPath => Frame.Link(PageQuery.PathOf("/incidents", ("proxy", Reading.Proxy)));

    public DataLinks Data => new(PageQuery.PathOf("/api/v1" + FormPath, ("repository", Repository)));

    public static bool IsCompared(FleetPeriod period) => ComparedPeriods.Contains(period);

    private string ComparedPath(FleetPeriod period) =>
        Frame.Link(PageQuery.PathOf(FormPath, ("repository", Repository), ("period", Codes.Of(period)))) + "#is-it-me";

    /// <summary>Percentiles of one phase.</summary>
    internal sealed record PhaseModel(string Name, string P50, string P95, string P99, string Of)
    {
        public PhaseModel(string name, Percentiles? latency) : this(
            name, Reports.Figures.Duration(latency?.P50), Reports.Figures.Duration(latency?.P95), Reports.Figures.Duration(latency?.P99),
            Reports.Figures.Count(latency?.Of ?? 0))
        {
        }
    }
}
