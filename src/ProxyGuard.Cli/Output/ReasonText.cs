using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Output;

/// <summary>Words for the reasons of a verdict.</summary>
internal static class ReasonText
{
    /// <summary>All reasons in one line; empty when there is none.</summary>
    public static string Of(IEnumerable<Reason> reasons, Language language) =>
        language.Grammar.Clauses(reasons.Select(reason => Of(reason, language)).Distinct());

    /// <summary>The first reasons in one line, and how many more there are.</summary>
    public static string Of(IEnumerable<Reason> reasons, int most, Language language)
    {
        var all = reasons.Select(reason => Of(reason, language)).Distinct().ToList();
        return language.Grammar.Clauses(
            [.. all.Take(most), .. all.Count > most ? new[] { language.Reasons.More(all.Count - most) } : []]);
    }

    public static string Of(Reason reason, Language language)
    {
        var words = language.Reasons;
        return reason.Code switch
        {
            ReasonCode.Failed => Failed(reason, language) + Share(reason, words),
            ReasonCode.ModulesLacking when reason.Of > 0 && reason.Count >= reason.Of => words.LacksEveryModule + Share(reason, words),
            ReasonCode.ModulesLacking => words.LacksModules + Share(reason, words),
            ReasonCode.AbsentNotRefused => words.AbsentNotRefused(Met(reason, language)),
            ReasonCode.ChecksumDatabase when reason.Status == 200 => words.ChecksumDatabaseBroken(Met(reason, language)),
            ReasonCode.ChecksumDatabase => words.ChecksumDatabaseNotKnown(Met(reason, language)),
            ReasonCode.BytesDiffer => words.BytesDiffer + Share(reason, words),
            ReasonCode.GoSumDiffers => words.GoSumDiffers + Share(reason, words),
            ReasonCode.OwnNetwork => words.OwnNetwork(Met(reason, language)),
            ReasonCode.Slow => words.Slow(reason.Milliseconds is { } slow ? Figures.Milliseconds(slow) : null),
            ReasonCode.Policy => words.Policy(Met(reason, language)),
            ReasonCode.NoEvidence => words.NoEvidence,
            ReasonCode.NeedsGoAuth => words.NeedsGoAuth,
            ReasonCode.LoopbackInContainer => words.LoopbackInContainer,
            ReasonCode.FileNotVisible => words.FileNotVisible,
            ReasonCode.Unusable => words.Unusable,
            ReasonCode.ToolchainLacking => words.ToolchainLacking(Met(reason, language)),
            ReasonCode.Stale => words.Stale + Share(reason, words),
            _ => Codes.Of(reason.Code),
        };
    }

    private static string Failed(Reason reason, Language language) => language.Reasons.Failed(
        reason.Endpoint is { } asked ? language.Outcomes.Of(asked) : null,
        reason.Outcome is { } met ? language.Outcomes.Of(met) : null,
        reason.Status);

    // That an answer is as it should be, is not what is told.
    private static string Met(Reason reason, Language language) => language.Reasons.Met(
        reason.Outcome is { } outcome && (outcome != ProbeOutcome.Ok || reason.Status is null) ? language.Outcomes.Of(outcome) : null,
        reason.Status);

    private static string Share(Reason reason, ReasonWording words) => reason.Of > 0 ? words.Share(reason.Count, reason.Of) : "";
}
