using System.Text;
using System.Text.RegularExpressions;

namespace ProxyGuard.Core.Diagnosing;

/// <summary>What a program said in one breath: a line at the margin, and the lines set in below it.</summary>
/// <param name="Text">Its lines.</param>
/// <param name="Numbers">The number of each of them in the log, from 1.</param>
internal sealed record LogEntry(string Text, IReadOnlyList<int> Numbers)
{
    // More than any error of go; what a server says in it is cut there too.
    private const int Longest = 16 * 1024;
    private const string ServerWords = "server response:";

    private static readonly Regex OfFile = LogPattern.Of(@"^\S*go\.(mod|work|sum):\d+(:\d+)?: ");

    /// <summary>The line at the margin.</summary>
    public ReadOnlySpan<char> Head => Text.AsSpan(0, Text.IndexOf('\n') is >= 0 and var end ? end : Text.Length);

    /// <summary>What the program said by itself: without what a server told it.</summary>
    public string Own => Text.IndexOf(ServerWords, StringComparison.Ordinal) is >= 0 and var at ? Text[..at] : Text;

    /// <summary>What a server told it; empty when it told nothing.</summary>
    public string Told => Text.IndexOf(ServerWords, StringComparison.Ordinal) is >= 0 and var at ? Text[at..] : "";

    /// <summary>The line that holds a place in the text, and its number.</summary>
    public (string Line, int Number) LineAt(int index)
    {
        var start = index == 0 ? 0 : Text.LastIndexOf('\n', index - 1) + 1;
        var end = Text.IndexOf('\n', index);
        return (Text[start..(end < 0 ? Text.Length : end)].Trim(), Numbers[Text.AsSpan(0, start).Count('\n')]);
    }

    /// <summary>Puts the lines of a log together.</summary>
    /// <param name="lines">The lines as a CI system keeps them.</param>
    public static IEnumerable<LogEntry> Read(IEnumerable<string> lines)
    {
        var number = 0;
        var text = new StringBuilder();
        var numbers = new List<int>();
        foreach (var line in lines)
        {
            number++;
            foreach (var said in LogDecoration.Strip(line))
            {
                if (numbers.Count > 0 && !Continues(text, said))
                {
                    yield return new LogEntry(text.ToString(), [.. numbers]);
                    text.Clear();
                    numbers.Clear();
                }
                text.Append(numbers.Count > 0 ? "\n" : "").Append(said);
                numbers.Add(number);
            }
        }
        if (numbers.Count > 0) yield return new LogEntry(text.ToString(), numbers);
    }

    // Some tools set in what go says to them; what is wrong in a go.mod stands at the margin.
    private static bool Continues(StringBuilder text, string line) =>
        text.Length is > 0 and < Longest
        && ((line is ['\t' or ' ', ..] && !string.IsNullOrWhiteSpace(line) && !line.AsSpan().TrimStart().StartsWith("go: "))
            || (text[^1] == ':' && OfFile.IsMatch(line)));
}
