using System.Text;

namespace ProxyGuard.Cli.Output;

/// <summary>The cells of a terminal that a text takes. Chinese letters and full-width signs take two, so that counting letters would
/// leave every table of them crooked.</summary>
internal static class Cells
{
    // The wide ones of Unicode's EastAsianWidth.txt, by block.
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F),
        (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1FAFF), (0x20000, 0x3FFFD),
    ];

    public static int Of(string text) => text.EnumerateRunes().Sum(Of);

    /// <summary>The text with spaces behind it, so that it takes at least so many cells.</summary>
    public static string Pad(string text, int cells) => text + new string(' ', Math.Max(0, cells - Of(text)));

    private static int Of(Rune rune) =>
        rune.Value >= Wide[0].First && Wide.Any(block => rune.Value >= block.First && rune.Value <= block.Last) ? 2 : 1;
}
