using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Reports.Charts;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Reports.Proxies;

/// <summary>A proxy day by day: a row of bars, and charts with their tables.</summary>
internal sealed class ProxyCalendar
{
    private readonly PageFrame _frame;
    private readonly IReadOnlyList<(DateOnly Day, ProxyFigures Figures)> _days;

    public ProxyCalendar(PageFrame frame, FleetSeries series)
    {
        _frame = frame;
        _days = [.. series.Points.Select(point => (DateOnly.FromDateTime(point.Start.UtcDateTime), point.Figures))];
        var (first, end) = (DateOnly.FromDateTime(series.From.UtcDateTime), DateOnly.FromDateTime(series.To.UtcDateTime));
        var known = _days.ToDictionary(day => day.Day, day => day.Figures.Availability);
        (From, To) = (Figures.Day(first), Figures.Day(end.AddDays(-1)));
        Charts = [.. DrawAll()];
        var all = Enumerable.Range(0, end.DayNumber - first.DayNumber).Select(first.AddDays);
        Bars = [.. all.Select(day => Bar(day, known.GetValueOrDefault(day)))];
    }

    public string From { get; }

    public string To { get; }

    public IReadOnlyList<BarModel> Bars { get; }

    /// <summary>Availability, then each phase; none where there is only one day.</summary>
    public IReadOnlyList<ChartModel> Charts { get; }

    private IEnumerable<ChartModel> DrawAll()
    {
        var words = _frame.T.Charts;
        List<(DateOnly, Availability)> shares =
            [.. _days.Where(day => day.Figures.Availability is not null).Select(day => (day.Day, day.Figures.Availability!))];
        if (shares.Count >= DayCharts.FewestDays)
            yield return DayCharts.OfAvailability(_frame.T.Repository.AvailabilityByDay, shares, _frame.T);
        foreach (var phase in Enum.GetValues<LatencyPhase>())
        {
            List<(DateOnly, Percentiles)> latencies =
                [.. _days.Where(day => day.Figures.Latency.Of(phase) is not null).Select(day => (day.Day, day.Figures.Latency.Of(phase)!))];
            if (latencies.Count >= DayCharts.FewestDays)
                yield return DayCharts.OfLatency(words.ByDay(words.Of(phase)), phase, latencies, words);
        }
    }

    private BarModel Bar(DateOnly day, Availability? availability)
    {
        if (availability is null) return new("none", _frame.T.Repository.NoJudgedRunOn(Figures.Day(day))) { Path = "#history" };
        return BarModel.OfDay(day, availability, _frame.T) with
        {
            Path = Charts.Any(chart => chart.Shares.Count > 0) ? $"#{DayCharts.AnchorOf(day)}" : "#history",
        };
    }
}
