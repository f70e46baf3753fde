using System.Globalization;

namespace ProxyGuard.Cli.Output;

/// <summary>Figures for people, in one way everywhere.</summary>
internal static class Figures
{
    public static string Milliseconds(double milliseconds) => milliseconds >= 1000
        ? (milliseconds / 1000).ToString("0.0", CultureInfo.InvariantCulture) + " s"
        : milliseconds.ToString("0", CultureInfo.InvariantCulture) + " ms";

    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>Names in one line, those beyond the first few as a number; empty when there is none.</summary>
    public static string Names(IEnumerable<string> names, int most)
    {
        var all = names.ToList();
        var shown = string.Join(", ", all.Take(most));
        return all.Count > most ? $"{shown} and {all.Count - most} more" : shown;
    }
}
