using System.Globalization;
using System.Text;

namespace ProxyGuard.Cli.Output;

/// <summary>Hostile text made plain: one line, bounded, and nothing in it that moves a cursor or turns the reading direction.</summary>
internal static class PlainText
{
    public const int Longest = 500;

    /// <summary>Shows control, direction and other invisible characters as <c>\u001b</c> and cuts what is too long.</summary>
    public static string Clean(string text, int longest = Longest)
    {
        if (text.Length <= longest && !text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return text;
        var clean = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length >= longest) return clean.Append('…').ToString();
            if (IsVisible(rune)) clean.Append(rune.ToString());
            else clean.Append("\\u").Append(rune.Value.ToString("x4", CultureInfo.InvariantCulture));
        }
        return clean.ToString();
    }

    // A lone surrogate arrives here as U+FFFD, which is visible.
    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);
}
