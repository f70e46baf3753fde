using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Reports;

/// <summary>One bar of a row: a class of the style sheet, and the same in words.</summary>
internal sealed record BarModel(string Bar, string Text)
{
    /// <summary>Where more is said of it; empty for nowhere.</summary>
    public string Path { get; init; } = "";

    /// <summary>One day of a proxy that was judged in it.</summary>
    /// <param name="day">The day.</param>
    /// <param name="availability">Its availability.</param>
    /// <param name="language">The language.</param>
    public static BarModel OfDay(DateOnly day, Availability availability, Language language) => new(
        ClassOf(availability),
        language.Repository.Day(
            Figures.Day(day), Figures.Percent(availability.Value), language.Figures.Runs(availability.Of), FailingOf(availability)));

    /// <summary>How many runs an availability lacks.</summary>
    public static long FailingOf(Availability availability) => availability.Of - (long)Math.Round(availability.Value * availability.Of);

    /// <summary>The class of an availability: how many tenths are lost, rounded up; <c>none</c> for no judged run.</summary>
    public static string ClassOf(Availability? availability) =>
        availability is null ? "none" : $"lost-{(int)Math.Ceiling((1 - availability.Value) * 10)}";

    /// <summary>The class of a height: tenths of the highest, rounded up.</summary>
    public static string ClassOf(double? value, double highest) =>
        value is { } known && highest > 0 ? $"tall-{Math.Max(1, (int)Math.Ceiling(known / highest * 10))}" : "tall-0";
}
