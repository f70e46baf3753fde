using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Options;

/// <summary>Finds the known word that somebody probably meant.</summary>
internal static class Suggestion
{
    private const int Longest = 40;

    /// <summary>A phrase such as <c> (did you mean --budget?)</c>, or nothing.</summary>
    public static string For(string word, IEnumerable<string> known, OptionWording words) =>
        Nearest(word, known) is { } nearest ? words.DidYouMean(nearest) : "";

    /// <summary>The nearest known word within one edit per three letters, or null.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        if (word.Length > Longest) return null;
        var best = known.Select(candidate => (candidate, distance: Distance(word.ToLowerInvariant(), candidate)))
            .OrderBy(pair => pair.distance).FirstOrDefault();
        return best.candidate is not null && best.distance <= Math.Max(1, word.Length / 3) ? best.candidate : null;
    }

    // Edits, where two neighbours changing places count as one: the commonest slip of the fingers.
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= right.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= left.Length; i++)
            for (var j = 1; j <= right.Length; j++)
            {
                var same = left[i - 1] == right[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        return rows[left.Length, right.Length];
    }
}
