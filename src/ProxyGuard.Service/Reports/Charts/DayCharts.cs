using System.Globalization;
using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Reports.Charts;

/// <summary>Makes charts of days.</summary>
internal static class DayCharts
{
    /// <summary>One day is no line.</summary>
    public const int FewestDays = 2;

    private const int Steps = 10;

    /// <param name="caption">What it shows.</param>
    /// <param name="phase">Whose latencies they are.</param>
    /// <param name="days">The days that have some, oldest first.</param>
    /// <param name="words">What is said about charts.</param>
    public static ChartModel OfLatency(
        string caption, LatencyPhase phase, IReadOnlyList<(DateOnly Day, Percentiles Latency)> days, ChartWording words)
    {
        var highest = days.Max(day => day.Latency.P95);
        return new(
            caption,
            words.Highest(words.Of(phase), Figures.Duration(highest)),
            [.. days.Select(day => BarModel.ClassOf(day.Latency.P95, highest))])
        {
            Percentiles = [.. days.Select(day => Row(day.Day, day.Latency))],
        };
    }

    /// <param name="caption">What it shows.</param>
    /// <param name="days">The days that have one, oldest first.</param>
    /// <param name="language">The language.</param>
    public static ChartModel OfAvailability(
        string caption, IReadOnlyList<(DateOnly Day, Availability Share)> days, Language language)
    {
        var lowest = days.MinBy(day => day.Share.Value).Share;
        return new(
            caption,
            language.Charts.Lowest(Figures.Percent(lowest.Value), language.Figures.Runs(lowest.Of)),
            [.. days.Select(day => $"tall-{(int)(day.Share.Value * Steps)}")])
        {
            Shares = [.. days.Select(day => Row(day.Day, day.Share))],
        };
    }

    /// <summary>The name of a day's row.</summary>
    public static string AnchorOf(DateOnly day) => $"day-{Figures.Day(day)}";

    private static PercentilesRow Row(DateOnly day, Percentiles latency) =>
        new(Figures.Day(day), Number(latency.P50), Number(latency.P95), Number(latency.P99), Number(latency.Of));

    private static ShareRow Row(DateOnly day, Availability share) =>
        new(Figures.Day(day), AnchorOf(day), Figures.PercentNumber(share.Value), Figures.Count(share.Of));

    private static string Number(double milliseconds) => milliseconds.ToString("0.#", CultureInfo.InvariantCulture);
}
