using System.Globalization;
using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Output;

/// <summary>Figures for people, in one way everywhere.</summary>
internal static class Figures
{
    public static string Milliseconds(double milliseconds) => milliseconds >= 1000
        ? (milliseconds / 1000).ToString("0.0", CultureInfo.InvariantCulture) + " s"
        : milliseconds.ToString("0", CultureInfo.InvariantCulture) + " ms";

    /// <summary>Names in one line, those beyond the first few as a number; empty when there is none.</summary>
    public static string Names(IEnumerable<string> names, int most, Language language)
    {
        var all = names.ToList();
        var shown = language.Grammar.List(all.Take(most));
        return all.Count > most ? language.Grammar.AndMore(shown, all.Count - most) : shown;
    }
}
