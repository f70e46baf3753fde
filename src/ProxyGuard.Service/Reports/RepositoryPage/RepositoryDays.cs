using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Reports.Charts;
using ProxyGuard.Service.Reports.Incidents;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Reports.RepositoryPage;

/// <summary>The days of a repository's page, and the addresses of the page with others of its parts.</summary>
internal sealed class RepositoryDays(PageFrame frame, RepositoryReading reading)
{
    /// <summary>More bars than this are too thin to be pointed at.</summary>
    private const int MostBars = 90;

    private readonly string _path = ReportLinks.PathOf(reading.Query.Repository);

    public DateOnly First { get; } = DateOnly.FromDateTime(reading.Trend.From.UtcDateTime);

    public DateOnly Last { get; } = DateOnly.FromDateTime(reading.Trend.To.UtcDateTime).AddDays(-1);

    /// <summary>The days that have a bar, oldest first.</summary>
    public IReadOnlyList<DateOnly> Bars
    {
        get
        {
            var count = Math.Min(MostBars, Last.DayNumber - First.DayNumber + 1);
            return [.. Enumerable.Range(1 - count, count).Select(Last.AddDays)];
        }
    }

    public static DateOnly Of(TrendPoint point) => DateOnly.FromDateTime(point.Start.UtcDateTime);

    public string PathFor(int days) => PathFor(days, reading.Query.Phase, reading.Query.Proxy);

    public string PathFor(int days, LatencyPhase phase, string proxy) => frame.Link(Query(days, phase, proxy));

    /// <summary>Where more is said of a proxy's day: its incident, where there is one, or the runs of the day.</summary>
    public string PathOf(DateOnly day, string proxy)
    {
        var incident = reading.Incidents.FirstOrDefault(one => one.Proxy == proxy && Covers(one, day));
        return incident is null ? PathOf(day) : frame.Link(IncidentLinks.PathOf(incident));
    }

    /// <summary>The runs of a day.</summary>
    public string PathOf(DateOnly day) => frame.Link($"{Own}&day={Figures.Day(day)}") + "#runs";

    // Every bar has it.
    private string Own => field ??= Query(reading.Query.Days, reading.Query.Phase, reading.Query.Proxy);

    private string Query(int days, LatencyPhase phase, string proxy) => PageQuery.PathOf(
        _path, ("days", $"{days}"), ("phase", phase == LatencyPhase.FirstByte ? "" : Codes.Of(phase)), ("proxy", proxy));

    private static bool Covers(IncidentSummary incident, DateOnly day) =>
        DateOnly.FromDateTime(incident.Opened.UtcDateTime) <= day && DateOnly.FromDateTime(incident.LastSeen.UtcDateTime) >= day;
}
