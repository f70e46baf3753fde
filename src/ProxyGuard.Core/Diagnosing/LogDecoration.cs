using System.Text.Json;
using System.Text.RegularExpressions;

namespace ProxyGuard.Core.Diagnosing;

/// <summary>Takes away what CI systems, terminals and <c>go test -json</c> put around the words of a program.</summary>
internal static class LogDecoration
{
    // No error of go needs more to be known; a hostile line shall not cost more.
    private const int Looked = 4096;
    private const int MostPrefixes = 4;

    // Colours, cursor movements, links, Buildkite's marks, and the mark at the head of a file.
    private static readonly Regex Escapes = LogPattern.Of(
        @"\x1B\[[0-9;?]*[A-Za-z]|\x1B\][^\x07\x1B]*(\x07|\x1B\\)|\x1B_[^\x07\x1B]*(\x07|\x1B\\)|\uFEFF");

    // One of each kind may stand in front of another. No more than one blank is taken, so that what is set in stays set in.
    private static readonly Regex Prefix = LogPattern.Of("^(" + string.Join('|',
        // The gh program's job and step; GitHub, Azure, Jenkins; after it the stream and the mark of GitLab.
        @"([^\t]{0,200}\t[^\t]{0,200}\t)?\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d([.,]\d{1,9})?(Z|[+-]\d\d:?\d\d)?\]? ?([0-9a-f]{2}[OE](\+| ))?",
        // Jenkins' time stamper; programs that log by Go's own package, and the program ts.
        @"\d\d:\d\d:\d\d(\.\d{1,3})?  ?",
        @"\d{4}/\d\d/\d\d \d\d:\d\d:\d\d(\.\d{1,6})? |[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d ",
        // TeamCity; a container's build; several containers or jobs in one log.
        @"\[\d\d:\d\d:\d\d\][A-Za-z ]?:? ?(\t ?)?",
        @"#\d{1,6} \d{1,6}\.\d{1,6} ",
        @"[\w.-]{1,60} +\| ",
        @"\[[\w ./-]{1,80}\]( +\|)? ",
        // Marks for an error.
        @"##\[(error|warning|debug|command)\]|::(error|warning|notice)( [^:]{0,300})?::|E(rror|RROR): ") + ")");

    /// <summary>The words of a line: one line of words, or the lines that a program said in a line of JSON.</summary>
    /// <param name="line">A line as a CI system keeps it.</param>
    public static IEnumerable<string> Strip(string line)
    {
        var text = Plain(line, line.Length);
        return TestOutput(text) is { } output
            ? output.TrimEnd('\n').Split('\n').Select(said => Plain(said, Looked))
            : (text.Length > Looked ? text[..Looked] : text).Split('\n');
    }

    private static string Plain(string line, int longest)
    {
        // What stood before a carriage return was overwritten.
        var shown = line.AsSpan().TrimEnd("\r\n");
        shown = shown[(shown.LastIndexOf('\r') + 1)..];
        if (shown.Length > longest) shown = shown[..longest];
        var text = shown.ContainsAny('\x1B', '\uFEFF') ? Escapes.Replace(shown.ToString(), "") : shown.ToString();
        for (var i = 0; i < MostPrefixes && Prefix.Match(text) is { Length: > 0 } prefix; i++) text = text[prefix.Length..];
        return text;
    }

    // A line of "go test -json", or the error in what "go mod download -json" prints.
    private static string? TestOutput(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed is ['{', '"', .., '}']) return Member(trimmed.ToString(), "Output");
        return trimmed.StartsWith("\"Error\": \"") ? Member($"{{{trimmed.TrimEnd(',')}}}", "Error") : null;
    }

    private static string? Member(string json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString() : null;
        }
        // Half a surrogate pair is no JSON either.
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
