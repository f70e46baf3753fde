using System.Globalization;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Reports;

/// <summary>Numbers and times as people read them.</summary>
internal static class Figures
{
    public const string None = "–";

    public static string Minute(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A minute in a column that says UTC.</summary>
    public static string Cell(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A moment as the API reads it.</summary>
    public static string Instant(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Rounded down, so that only a whole is called 100 %.</summary>
    public static string Percent(double share) => $"{PercentNumber(share)} %";

    /// <summary>The same where the sign of percent is said elsewhere.</summary>
    public static string PercentNumber(double share) =>
        share == 1 ? "100" : (Math.Floor(share * 1000 + 1e-9) / 10).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>Where a share lies.</summary>
    public static string Interval(Availability availability) => $"{PercentNumber(availability.Low)}–{Percent(availability.High)}";

    public static string Duration(double? milliseconds) => milliseconds switch
    {
        null => None,
        < 9.95 => milliseconds.Value.ToString("0.0 'ms'", CultureInfo.InvariantCulture),
        < 999.5 => milliseconds.Value.ToString("0 'ms'", CultureInfo.InvariantCulture),
        _ => (milliseconds.Value / 1000).ToString("0.0 's'", CultureInfo.InvariantCulture),
    };

    /// <summary>Bytes a second, in the units that networks are sold in.</summary>
    public static string Speed(long bytesPerSecond) => bytesPerSecond switch
    {
        < 1_000 => $"{Count(bytesPerSecond)} B/s",
        < 1_000_000 => (bytesPerSecond / 1e3).ToString("0 'kB/s'", CultureInfo.InvariantCulture),
        _ => (bytesPerSecond / 1e6).ToString("0.0 'MB/s'", CultureInfo.InvariantCulture),
    };
}
