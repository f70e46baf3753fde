using ProxyGuard.Cli.Output;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Comments;

/// <summary>What a run means for the build that follows it.</summary>
internal enum BuildProspect
{
    /// <summary>The chain was seen to serve what was asked for.</summary>
    Safe,

    /// <summary>The chain was chosen for it, but not all was seen.</summary>
    Likely,

    /// <summary>No proxy serves it; the origins, the cache or the vendor directory does.</summary>
    Floored,

    Unknown,

    AtRisk,

    /// <summary>The policy ended it.</summary>
    Stopped,
}

/// <summary>Reads from a report how the build is likely to end. It claims no more than the report says.</summary>
internal static class BuildProspects
{
    public static BuildProspect Of(RunReport report) => report.Decision switch
    {
        { Result: DecisionResult.NoneFailed } => BuildProspect.Stopped,
        { Result: DecisionResult.NoneKept } => BuildProspect.AtRisk,
        { Result: DecisionResult.NoneFloor } => BuildProspect.Floored,
        { Result: DecisionResult.Chosen, Rescued: true } => BuildProspect.Safe,
        { Result: DecisionResult.Kept, FormerChainPasses: true } => BuildProspect.Safe,
        { Result: DecisionResult.Kept, FormerChainPasses: false } => BuildProspect.AtRisk,
        var decision when StopsAtPrivate(report) || LacksSome(decision) => BuildProspect.AtRisk,
        { Result: DecisionResult.Chosen } => BuildProspect.Likely,
        _ => BuildProspect.Unknown,
    };

    // A private hop is never left out: while it is down the build stops there.
    public static bool StopsAtPrivate(RunReport report) =>
        report.Proxies.Any(proxy => proxy is { Trust: Trust.Private, Health: Health.Down or Health.Poisoned });

    private static bool LacksSome(DecisionFacts decision) =>
        decision.Reasons.Any(reason => reason is DecisionReason.ModulesLacking or DecisionReason.ToolchainLacking)
        && !DecisionText.EndsInDirect(decision);
}
