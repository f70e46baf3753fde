using System.Text;
using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Reports;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Cli.Explain;

/// <summary>An answer for people.</summary>
internal static class ExplainText
{
    public static string Render(Resolution resolution, Language language)
    {
        var words = language.Explain;
        var text = new StringBuilder().Append(Sentence(resolution, language)).Append('\n');
        foreach (var (endpoint, hop) in Answers.ServedBy(resolution))
            text.Append($"  {words.ServedBy(endpoint, PlainText.Clean(hop))}\n");
        var asked = Answers.Asked(resolution).ToList();
        text.Append(asked.Count == 0 ? words.NobodyAsked : words.Asked).Append('\n');
        foreach (var address in asked) text.Append($"  {PlainText.Clean(address)}\n");
        return text.ToString();
    }

    private static string Sentence(Resolution resolution, Language language) => resolution.Result switch
    {
        ResolutionResult.Pass => language.Explain.GoPasses,
        ResolutionResult.Fail =>
            language.Explain.GoFails(language.Grammar.List(resolution.Errors.Select(Codes.Of)), Place(resolution)),
        ResolutionResult.Hang => language.Explain.GoWaits(Place(resolution)),
        _ => language.Explain.Unknown(PlainText.Clean(language.Grammar.Clauses((resolution.Why ?? []).Select(language.Engine.Say)))),
    };

    private static string? Place(Resolution resolution) =>
        resolution.Asked.LastOrDefault(asked => asked.File == resolution.FailsAt) is { Url: { } url } ? PlainText.Clean(url) : null;
}
