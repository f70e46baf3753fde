using System.Globalization;

namespace ProxyGuard.Cli.Output;

/// <summary>Figures for people, in one way everywhere.</summary>
internal static class Figures
{
    public static string Milliseconds(double milliseconds) => milliseconds >= 1000
        ? (milliseconds / 1000).ToString("0.0", CultureInfo.InvariantCulture) + " s"
        : milliseconds.ToString("0", CultureInfo.InvariantCulture) + " ms";

    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
