namespace ProxyGuard.Service.Reports;

/// <summary>Hours of a day as ranges, of which each end is a moment.</summary>
internal static class HourRanges
{
    /// <param name="day">The start of the day.</param>
    /// <param name="hours">At least one hour, ascending: 9, 10, 11, 15 is <c>09:00–12:00, 15:00–16:00</c>.</param>
    public static PageSentence Of(DateTimeOffset day, IReadOnlyList<int> hours) => hours
        .Where((hour, index) => index == 0 || hours[index - 1] != hour - 1)
        .Select(start => Range(day, start, Enumerable.Range(start, 25).First(hour => !hours.Contains(hour))))
        .Aggregate((all, range) => $"{all}, {range}");

    private static PageSentence Range(DateTimeOffset day, int start, int end) =>
        $"{MomentModel.OfHour(day, start)}–{MomentModel.OfHour(day, end)}";
}
