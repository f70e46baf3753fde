using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Reports.Proxies;

/// <summary>A proxy day by day: as bars, and as a table.</summary>
internal sealed class ProxyCalendar
{
    public ProxyCalendar(PageFrame frame, FleetSeries series)
    {
        var known = series.Points.ToDictionary(point => DateOnly.FromDateTime(point.Start.UtcDateTime));
        var (first, end) = (DateOnly.FromDateTime(series.From.UtcDateTime), DateOnly.FromDateTime(series.To.UtcDateTime));
        var days = Enumerable.Range(0, end.DayNumber - first.DayNumber).Select(first.AddDays).ToList();
        var slowest = series.Points.Max(point => point.Figures.Latency.FirstByte?.P95) ?? 0;
        (From, To) = (Figures.Day(first), Figures.Day(end.AddDays(-1)));
        Bars = [.. days.Select(day => Bar(frame, day, known.GetValueOrDefault(day)?.Figures.Availability))];
        Speeds = [.. days.Select(day => BarModel.ClassOf(known.GetValueOrDefault(day)?.Figures.Latency.FirstByte?.P95, slowest))];
        SpeedScale = slowest > 0 ? frame.T.Repository.SpeedScale(Figures.Duration(slowest)) : "";
        Rows = [.. series.Points.Reverse().Select(point => new CalendarRowModel(frame, point))];
    }

    public string From { get; }

    public string To { get; }

    public IReadOnlyList<BarModel> Bars { get; }

    /// <summary>The classes of the bars of the first byte's p95; their figures stand in the table.</summary>
    public IReadOnlyList<string> Speeds { get; }

    /// <summary>What the highest bar of them is; empty when nothing was measured.</summary>
    public string SpeedScale { get; }

    /// <summary>The days with runs, newest first.</summary>
    public IReadOnlyList<CalendarRowModel> Rows { get; }

    private static BarModel Bar(PageFrame frame, DateOnly day, Availability? availability)
    {
        var words = frame.T.Repository;
        if (availability is null) return new("none", words.NoJudgedRunOn(Figures.Day(day))) { Path = "#days" };
        var failing = availability.Of - (long)Math.Round(availability.Value * availability.Of);
        var runs = frame.T.Figures.Runs(availability.Of);
        return new(BarModel.ClassOf(availability), words.Day(Figures.Day(day), Figures.Percent(availability.Value), runs, failing))
        {
            Path = $"#{CalendarRowModel.AnchorOf(day)}",
        };
    }
}

/// <summary>One day of a proxy.</summary>
internal sealed record CalendarRowModel(PageFrame Frame, FleetPoint Point)
{
    private Percentiles? FirstByte => Point.Figures.Latency.FirstByte;

    private DateOnly Date => DateOnly.FromDateTime(Point.Start.UtcDateTime);

    public string Day => Figures.Day(Date);

    public string Anchor => AnchorOf(Date);

    public string Availability => Point.Figures.Availability is { } known ? Figures.Percent(known.Value) : Figures.None;

    public string Runs => Figures.Count(Point.Figures.Availability?.Of ?? 0);

    public string P50 => Figures.Duration(FirstByte?.P50);

    public string P95 => Figures.Duration(FirstByte?.P95);

    public string P99 => Figures.Duration(FirstByte?.P99);

    public static string AnchorOf(DateOnly day) => $"day-{Figures.Day(day)}";
}
