using System.Globalization;

namespace ProxyGuard.Cli.Options;

/// <summary>Durations as people write them: <c>500ms</c>, <c>5s</c>, <c>1.5s</c>, <c>2m</c>.</summary>
internal static class Duration
{
    private static readonly (string Unit, double Milliseconds)[] Units = [("ms", 1), ("s", 1_000), ("m", 60_000)];

    public static TimeSpan? Parse(string text)
    {
        foreach (var (unit, milliseconds) in Units)
        {
            if (!text.EndsWith(unit, StringComparison.Ordinal)) continue;
            return double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out var number)
                && number * milliseconds < TimeSpan.FromDays(1).TotalMilliseconds
                ? TimeSpan.FromMilliseconds(number * milliseconds)
                : null;
        }
        return null;
    }
}
