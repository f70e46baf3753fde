using ProxyGuard.Core.Explaining;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.Core.Resolving;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Reports.RunPage;

/// <summary>What go does with the chain of a run, and with the one before, as far as the run saw.</summary>
internal sealed class ChainExplanations(Language language, RunReport run)
{
    private readonly RunWording _words = language.Run;

    /// <summary>The chain the build uses; then the former one, where it is another. What cannot be read as a chain is left out.</summary>
    public IEnumerable<ExplanationModel> Build()
    {
        if (Build(_words.Explain, run.Decision.After) is { } after) yield return after;
        if (run.Decision.Before is not { } chain || chain == run.Decision.After) yield break;
        if (Build(_words.ExplainFormer, chain) is { } before) yield return before;
    }

    private ExplanationModel? Build(string heading, string text)
    {
        if (GoProxyParser.Parse(text).Value is not { } chain) return null;
        var explanation = ChainExplainer.Explain(run, chain);
        return new(
            heading,
            BreakableText.Chain(text),
            LevelOf(explanation.Result),
            _words.Of(explanation.Result, explanation.Modules.Count > 0),
            explanation.FirstHop is { } death ? new(_words.IfDies(death.Hop), _words.AfterDeath(death)) : null,
            [.. explanation.WeakPoints.Select(_words.Of)],
            [.. explanation.Modules.SelectMany(module => module.Files.Select(file => Walk(module.Module, file)))]);
    }

    private WalkModel Walk(string module, ExplainedFile file) => new(
        BreakableText.Path(module),
        language.Codes.Of(file.Endpoint),
        LevelOf(file.Result),
        file.ServedBy ?? _words.Nobody(file.Result),
        language.Repository.Join(file.Steps.Where(step => step.Hop != file.ServedBy).Select(Step)));

    private string Step(ExplainedStep step) =>
        _words.Step(step.Hop, step.Outcome is { } outcome ? language.Codes.Of(outcome) : _words.NotAsked);

    private static string LevelOf(ResolutionResult result) => result switch
    {
        ResolutionResult.Pass => "good",
        ResolutionResult.Unknown => "idle",
        _ => "bad",
    };
}
