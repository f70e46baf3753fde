using ProxyGuard.Cli.Ci;
using ProxyGuard.Core;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Output;

/// <summary>Something said beside the job's log too. It stands there as the log does, so it may name private modules.</summary>
/// <param name="Severity">How grave it is.</param>
/// <param name="Message">What it says.</param>
/// <param name="Place">The line of the repository's files that is the cause; null when none is.</param>
internal sealed record Annotation(Severity Severity, string Message, SourcePlace? Place = null)
{
    private const int MostNamed = 8;

    /// <summary>What the proxies made of the run: one annotation, and only on trouble; a green run that always shouts is soon read by
    /// nobody.</summary>
    public static Annotation? OfTrouble(GuardResult result, ChainDecision decision, bool inContainer)
    {
        if (SeverityOf(result, decision) is not { } severity) return null;
        var bad = result.Verdicts.Where(verdict => verdict.Health is Health.Down or Health.Poisoned).Take(MostNamed);
        var report = result.Report;
        return new Annotation(severity, string.Join(' ',
        [
            .. report is null ? [] : new[] { DecisionText.Headline(report.Decision) },
            .. bad.Select(verdict =>
                $"{PlainText.Clean(verdict.Candidate.Id, 80)} is {OutcomeText.Of(verdict.Health)}: {ReasonText.Of(verdict.Reasons)}."),
            .. report is null ? [] : DecisionText.OfInspection(report, inContainer),
        ]));
    }

    /// <summary>The lines that ask for what no proxy of the chain serves.</summary>
    public static IEnumerable<Annotation> OfLacking(GuardResult result, ChainDecision decision)
    {
        var rest = decision.After.Hops[^1].Kind == HopKind.Direct ? "it is left to direct" : "a build that needs it fails";
        return result.Lacking.Select(need =>
            new Annotation(Severity.Warning, $"No proxy of the chain serves {PlainText.Clean(need.Module.ToString(), 200)}: {rest}.", need.Place));
    }

    /// <summary>What is worth knowing without being trouble.</summary>
    public static IEnumerable<Annotation> OfWarnings(GuardResult result) => result.Warnings.Select(warning =>
        new Annotation(Severity.Warning, WarningText.Of(warning, argument => PlainText.Clean(argument, 200)), warning.Place));

    private static Severity? SeverityOf(GuardResult result, ChainDecision decision)
    {
        var isPoisoned = result.Verdicts.Any(verdict => verdict.Health == Health.Poisoned);
        if (isPoisoned || decision.Result == DecisionResult.NoneFailed) return Severity.Error;
        var isTrouble = decision.Result is DecisionResult.NoneKept or DecisionResult.NoneFloor
            || result.Verdicts.Any(verdict => verdict.Health == Health.Down && (verdict.Candidate.InForce || decision.Changed))
            || decision.Reasons.Contains(DecisionReason.OwnNetwork);
        return isTrouble ? Severity.Warning : null;
    }
}
