using System.Text;
using ProxyGuard.Cli.Output;
using ProxyGuard.Core.Reports;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Cli.Explain;

/// <summary>An answer for people.</summary>
internal static class ExplainText
{
    public static string Render(Resolution resolution)
    {
        var text = new StringBuilder().Append(Sentence(resolution)).Append('\n');
        foreach (var (endpoint, hop) in Answers.ServedBy(resolution)) text.Append($"  {endpoint} is served by {PlainText.Clean(hop)}\n");
        var asked = Answers.Asked(resolution).ToList();
        text.Append(asked.Count == 0 ? "Nobody is asked.\n" : "Asked:\n");
        foreach (var address in asked) text.Append($"  {PlainText.Clean(address)}\n");
        return text.ToString();
    }

    private static string Sentence(Resolution resolution) => resolution.Result switch
    {
        ResolutionResult.Pass => "go passes.",
        ResolutionResult.Fail => $"go fails: {string.Join(", ", resolution.Errors.Select(Codes.Of))}{Place(resolution)}.",
        ResolutionResult.Hang => $"go waits for ever{Place(resolution)}.",
        _ => $"Unknown: {PlainText.Clean(resolution.Why ?? "")}.",
    };

    private static string Place(Resolution resolution) =>
        resolution.Asked.LastOrDefault(asked => asked.File == resolution.FailsAt) is { Url: { } url } ? $" at {PlainText.Clean(url)}" : "";
}
