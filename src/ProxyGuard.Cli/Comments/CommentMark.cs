using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ProxyGuard.Cli.Comments;

/// <summary>
/// What a comment says to the next run, hidden from people: whose it is, of when, and how bad it was. Anybody can write one, so it
/// counts only together with the author.
/// </summary>
/// <param name="Workflow">The workflow's file, or a pipeline's id: one comment each. Hostile text.</param>
/// <param name="Run">The CI system's number for the run; a later run has a greater one.</param>
/// <param name="Attempt">The attempt of the run, from 1.</param>
/// <param name="State">How bad it was.</param>
internal sealed partial record CommentMark(string Workflow, long Run, int Attempt, CommentState State)
{
    /// <summary>No signature is longer.</summary>
    public const int MostCharacters = 1000;

    // Linux allows no longer file name; encoded it is three times that at most.
    private const int MostBytes = 255;

    // In the order of the states.
    private static readonly string[] States = ["recovered", "served", "unserved"];

    public string Workflow { get; } = Bounded(Workflow);

    /// <summary>Before zero: this is of an earlier run or attempt than the other; zero: of the same.</summary>
    public int CompareAge(CommentMark other) => (Run, Attempt).CompareTo((other.Run, other.Attempt));

    /// <summary>The body with the mark as its last line, ready to be posted.</summary>
    public string Sign(string body) => $"{body.TrimEnd()}\n\n{Render()}";

    /// <summary>One line that Markdown shows nothing of.</summary>
    public string Render() => string.Create(CultureInfo.InvariantCulture,
        $"<!-- proxyguard:1 workflow={Encode(Workflow)} run={Run} attempt={Attempt} state={States[(int)State]} -->");

    /// <summary>The mark in the last line of a body, or null.</summary>
    public static CommentMark? Find(string body)
    {
        var text = body.AsSpan().TrimEnd();
        var line = text[(text.LastIndexOf('\n') + 1)..].ToString();
        if (line.Length > MostCharacters || Form().Match(line) is not { Success: true } match) return null;
        if (!long.TryParse(match.Groups["run"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var run)) return null;
        if (!int.TryParse(match.Groups["attempt"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var attempt)) return null;
        var state = (CommentState)Array.IndexOf(States, match.Groups["state"].Value);
        return new CommentMark(Uri.UnescapeDataString(match.Groups["workflow"].Value), run, attempt, state);
    }

    [GeneratedRegex(@"^<!-- proxyguard:1 workflow=(?<workflow>[A-Za-z0-9._~%]*) run=(?<run>[0-9]{1,19}) "
        + @"attempt=(?<attempt>[0-9]{1,10}) state=(?<state>recovered|served|unserved) -->\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    // Two hyphens could end the HTML comment.
    private static string Encode(string text) => Uri.EscapeDataString(text).Replace("-", "%2D", StringComparison.Ordinal);

    private static string Bounded(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return bytes.Length <= MostBytes ? Encoding.UTF8.GetString(bytes) : Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
