using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Outcomes;

namespace ProxyGuard.Service.Trends;

/// <summary>How builds ended that said so, and whose the red ones are. Counts merge by addition.</summary>
/// <param name="Green">Builds that succeeded.</param>
/// <param name="RedByProxy">Red: a module proxy or a checksum database failed it.</param>
/// <param name="RedOther">Red for another reason.</param>
/// <param name="RedUnknown">Red, and nobody can tell why.</param>
/// <param name="Cancelled">Ended by somebody or by a time limit: neither green nor red.</param>
internal readonly record struct BuildCounts(long Green, long RedByProxy, long RedOther, long RedUnknown, long Cancelled)
{
    public long Red => RedByProxy + RedOther + RedUnknown;

    /// <summary>One build. Where its log does not say, a run that failed the step for want of a proxy does.</summary>
    public static BuildCounts Of(BuildStatus status, FailureCause? cause, DecisionResult decision) => (status, cause, decision) switch
    {
        (BuildStatus.Success, _, _) => new() { Green = 1 },
        (BuildStatus.Cancelled, _, _) => new() { Cancelled = 1 },
        (_, FailureCause.Proxy, _) => new() { RedByProxy = 1 },
        (_, FailureCause.Other, _) => new() { RedOther = 1 },
        (_, _, DecisionResult.NoneFailed) => new() { RedByProxy = 1 },
        _ => new() { RedUnknown = 1 },
    };

    public static BuildCounts operator +(BuildCounts left, BuildCounts right) => new(
        left.Green + right.Green,
        left.RedByProxy + right.RedByProxy,
        left.RedOther + right.RedOther,
        left.RedUnknown + right.RedUnknown,
        left.Cancelled + right.Cancelled);
}
