using System.Text;
using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Explaining;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Cli.Explain;

/// <summary>The explanation of a chain for people.</summary>
internal static class ChainText
{
    private const int EndpointCells = 6;

    public static string Render(ChainExplanation explanation, ExplainWording words, OutcomeWording outcomes)
    {
        var text = new StringBuilder($"GOPROXY={Clean(explanation.Chain)}\n{Sentence(explanation, words)}\n");
        foreach (var module in explanation.Modules)
        {
            text.Append($"\n  {Clean(module.Module)}\n");
            foreach (var file in module.Files)
                text.Append($"    {Cells.Pad(outcomes.Of(file.Endpoint), EndpointCells)} {Walk(file, words, outcomes)}\n");
        }
        if (explanation.FirstHop is { } death) text.Append($"\n{words.IfDies(Clean(death.Hop), AfterDeath(death, words))}\n");
        if (explanation.WeakPoints.Count > 0) text.Append($"\n{words.WeakestPoints}\n");
        foreach (var (place, point) in explanation.WeakPoints.Index()) text.Append($"  {place + 1}. {Of(point, words)}\n");
        if (explanation.Settings.Any(setting => setting.IsSet)) text.Append($"\n{words.WhereSettingsComeFrom}\n");
        foreach (var setting in explanation.Settings.Where(setting => setting.IsSet))
            text.Append($"  {Clean(setting.Name),-12} {Of(setting.Source, words)}\n");
        return text.ToString();
    }

    private static string Sentence(ChainExplanation explanation, ExplainWording words) => explanation.Result switch
    {
        ResolutionResult.Pass => words.AllServed,
        ResolutionResult.Fail => words.BuildFails,
        ResolutionResult.Hang => words.BuildHangs,
        _ when explanation.Modules.Count == 0 => words.NothingAsked,
        _ => words.NotKnown,
    };

    private static string Walk(ExplainedFile file, ExplainWording words, OutcomeWording outcomes)
    {
        var before = file.Steps.Where(step => step.Hop != file.ServedBy)
            .Select(step => words.Step(Clean(step.Hop), Answer(step, words, outcomes))).ToList();
        var because = before.Count > 0 ? words.Because(before) : "";
        var who = file.Result switch
        {
            ResolutionResult.Pass => Clean(file.ServedBy!),
            ResolutionResult.Hang => words.WaitsForEver,
            ResolutionResult.Fail => words.Nobody,
            _ => words.NotKnownWho,
        };
        return who + because;
    }

    private static string Answer(ExplainedStep step, ExplainWording words, OutcomeWording outcomes) => step switch
    {
        { Hop: "off" } => words.NothingMoreAsked,
        { Hop: "direct" } => words.OriginNotAsked,
        { Outcome: null } => words.NotAskedForIt,
        { Status: { } status } => words.WithStatus(outcomes.Of(step.Outcome.Value), status),
        _ => outcomes.Of(step.Outcome.Value),
    };

    private static string AfterDeath(HopDeath death, ExplainWording words) => death switch
    {
        { Of: 0 } => words.NothingLost,
        { Lost: 0, Result: ResolutionResult.Pass } => words.OthersServe(death.Of),
        { Lost: 0 } => words.NotKnownWhatBecomes(death.Of),
        { Result: ResolutionResult.Hang } => words.LostAndHangs(death.Lost, death.Of),
        _ => words.LostAndFails(death.Lost, death.Of),
    };

    private static string Of(WeakPoint point, ExplainWording words) => point.Code switch
    {
        WeakPointCode.FailsNow => words.FailsNow(point.Count, point.Of, Hop(point, words)),
        WeakPointCode.HangsNow => words.HangsNow(Hop(point, words), point.Count, point.Of),
        WeakPointCode.SinglePoint => words.SinglePoint(Hop(point, words), point.Count, point.Of),
        WeakPointCode.VerificationWeakened => words.VerificationWeakened,
        WeakPointCode.WithoutHash => words.WithoutHash(point.Count, point.Of),
        WeakPointCode.NotKnown => words.NotKnownWhoServes(point.Count, point.Of, Hop(point, words)),
        WeakPointCode.Degraded => words.Degraded(Hop(point, words)),
        WeakPointCode.OriginLast => words.OriginLast,
        _ => Codes.Of(point.Code),
    };

    private static string Hop(WeakPoint point, ExplainWording words) => point.Hop is { } hop ? Clean(hop) : words.SomeHop;

    private static string Of(SettingSource source, ExplainWording words) => source switch
    {
        SettingSource.Environment => words.FromEnvironment,
        SettingSource.UserFile => words.FromUserFile,
        SettingSource.GoRoot => "$GOROOT/go.env",
        _ => words.BuiltIn,
    };

    private static string Clean(string text) => PlainText.Clean(text, 300);
}
