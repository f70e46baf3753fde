using System.Text.RegularExpressions;

namespace ProxyGuard.Core.Diagnosing;

/// <summary>Words and what they mean; the first rule that matches decides.</summary>
internal sealed class FaultRules
{
    // Nearly every line of a log matches none: a handful is ruled out in one go. All at once would be too large an automaton.
    private const int Handful = 6;

    private readonly (Regex Any, (Lazy<Regex> Words, BuildFault Fault)[] Rules)[] _handfuls;

    public FaultRules(IReadOnlyList<(string Words, BuildFault Fault)> rules) =>
        _handfuls = [.. rules.Chunk(Handful).Select(handful => (
            LogPattern.Of(string.Join('|', handful.Select(rule => rule.Words))),
            // Making an automaton costs more than reading a short log.
            handful.Select(rule => (new Lazy<Regex>(() => LogPattern.Of(rule.Words)), rule.Fault)).ToArray()))];

    /// <summary>What a text means, and where it says so.</summary>
    public (BuildFault Fault, int Index)? Find(ReadOnlySpan<char> text)
    {
        foreach (var (any, rules) in _handfuls)
        {
            if (!any.IsMatch(text)) continue;
            foreach (var (words, fault) in rules)
            {
                foreach (var match in words.Value.EnumerateMatches(text)) return (fault, match.Index);
            }
        }
        return null;
    }
}
