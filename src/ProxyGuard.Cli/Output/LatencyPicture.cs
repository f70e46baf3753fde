using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Judging;

namespace ProxyGuard.Cli.Output;

/// <summary>
/// How long every proxy took to its first byte, drawn with block characters: a log, a terminal, GitHub and Azure show them alike, and need
/// no script for it.
/// </summary>
internal static class LatencyPicture
{
    private const int Wide = 30;
    private const int MostRows = 20;
    private const int LongestName = 40;

    /// <summary>One line for each proxy under a heading; none when no proxy answered.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<ProxyVerdict> verdicts, TableWording words)
    {
        var rows = verdicts.Where(verdict => verdict.Observations.Count > 0).Take(MostRows).Select(Row.Of).ToList();
        if (rows.All(row => row.Slowest is null)) return [];
        var scale = rows.Max(row => row.Slowest ?? 0);
        var names = Math.Max(Cells.Of(words.Picture), rows.Max(row => Cells.Of(row.Name)));
        return
        [
            $"{Cells.Pad(words.Picture, names)}  {words.Legend}",
            .. rows.Select(row => $"{Cells.Pad(row.Name, names)}  {row.Draw(scale, words)}"),
        ];
    }

    private sealed record Row(string Name, double? Median, double? Slowest)
    {
        public static Row Of(ProxyVerdict verdict) => new(
            PlainText.Clean(verdict.Candidate.Id, LongestName),
            verdict.MedianFirstByte?.TotalMilliseconds,
            verdict.Observations.Where(one => !one.IsCoverage).Max(one => one.FirstByte)?.TotalMilliseconds);

        public string Draw(double scale, TableWording words)
        {
            if (Slowest is not { } slowest) return words.NoAnswer;
            var full = Median is { } middle ? Blocks(middle, scale) : 0;
            var bar = new string('█', full) + new string('░', Math.Max(0, Blocks(slowest, scale) - full));
            var median = Median is { } some ? Figures.Milliseconds(some) : words.ServedNothing;
            return $"{bar.PadRight(Wide)}  {words.MedianAndSlowest(median, Figures.Milliseconds(slowest))}";
        }

        // Whatever was measured is seen.
        private static int Blocks(double value, double scale) => scale <= 0 ? 1 : Math.Max(1, (int)Math.Round(value / scale * Wide));
    }
}
