namespace ProxyGuard.Service.Reports;

/// <summary>A moment: as a machine reads it, and as it is printed.</summary>
/// <param name="Iso">To the second, in UTC. A script shows it in the reader's own time on hover.</param>
/// <param name="Text">What is printed.</param>
/// <param name="Title">The moment on hover without a script, where the text does not tell it; else empty.</param>
internal sealed record MomentModel(string Iso, string Text, string Title = "")
{
    public static MomentModel Of(DateTimeOffset time) => new(Figures.Instant(time), Figures.Minute(time));

    /// <summary>In a column that says UTC.</summary>
    public static MomentModel InColumn(DateTimeOffset time) => new(Figures.Instant(time), Figures.Cell(time));

    /// <summary>A full hour, where the day and UTC are said beside it.</summary>
    /// <param name="day">The start of the day.</param>
    /// <param name="hour">From 0 to 24.</param>
    public static MomentModel OfHour(DateTimeOffset day, int hour) => new(Figures.Instant(day.AddHours(hour)), $"{hour:00}:00");

    /// <summary>A whole day, by its start.</summary>
    public static MomentModel OfDay(DateTimeOffset start) =>
        new(Figures.Instant(start), Figures.Day(DateOnly.FromDateTime(start.UtcDateTime)));

    /// <summary>The moment from which on something has lasted.</summary>
    /// <param name="time">The moment.</param>
    /// <param name="length">How long that is, in words.</param>
    public static MomentModel Since(DateTimeOffset time, string length) => new(Figures.Instant(time), length, Figures.Minute(time));
}
