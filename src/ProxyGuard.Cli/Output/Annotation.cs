using ProxyGuard.Cli.Ci;
using ProxyGuard.Cli.Wording;
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
    public static Annotation? OfTrouble(GuardResult result, ChainDecision decision, Language language, bool inContainer)
    {
        if (SeverityOf(result, decision) is not { } severity) return null;
        var bad = result.Verdicts.Where(verdict => verdict.Health is Health.Down or Health.Poisoned).Take(MostNamed);
        var report = result.Report;
        return new Annotation(severity, language.Grammar.Sentences(
        [
            .. report is null ? [] : new[] { DecisionText.Headline(report.Decision, language) },
            .. bad.Select(verdict => language.Teller.Verdict(
                PlainText.Clean(verdict.Candidate.Id, 80), language.Outcomes.Of(verdict.Health), ReasonText.Of(verdict.Reasons, language))),
            .. report is null ? [] : DecisionText.OfInspection(report, language.Decisions, inContainer),
        ]));
    }

    /// <summary>The lines that ask for what no proxy of the chain serves.</summary>
    public static IEnumerable<Annotation> OfLacking(GuardResult result, ChainDecision decision, Language language)
    {
        var isLeftToDirect = decision.After.Hops[^1].Kind == HopKind.Direct;
        return result.Lacking.Select(need => new Annotation(
            Severity.Warning, language.Teller.Lacking(PlainText.Clean(need.Module.ToString(), 200), isLeftToDirect), need.Place));
    }

    /// <summary>What is worth knowing without being trouble.</summary>
    public static IEnumerable<Annotation> OfWarnings(GuardResult result, Language language) => result.Warnings.Select(warning =>
        new Annotation(Severity.Warning, WarningText.Of(warning, argument => PlainText.Clean(argument, 200), language), warning.Place));

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
