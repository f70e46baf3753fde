using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Reports;

/// <summary>One bar of a row: a class of the style sheet, and the same in words.</summary>
internal sealed record BarModel(string Bar, string Text)
{
    /// <summary>Where its figures stand on the page; empty for nowhere.</summary>
    public string Path { get; init; } = "";

    /// <summary>The class of an availability: how many tenths are lost, rounded up; <c>none</c> for no judged run.</summary>
    public static string ClassOf(Availability? availability) =>
        availability is null ? "none" : $"lost-{(int)Math.Ceiling((1 - availability.Value) * 10)}";

    /// <summary>The class of a height: tenths of the highest, rounded up.</summary>
    public static string ClassOf(double? value, double highest) =>
        value is { } known && highest > 0 ? $"tall-{Math.Max(1, (int)Math.Ceiling(known / highest * 10))}" : "tall-0";
}
