using ProxyGuard.Core;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;

namespace ProxyGuard.Cli.Output;

/// <summary>What a build was saved from, in one sentence.</summary>
internal static class RescueText
{
    /// <summary>The sentence; null when nothing was rescued.</summary>
    /// <param name="result">The run.</param>
    /// <param name="name">How a proxy's name is made safe for the place the sentence is printed in.</param>
    public static string? Of(GuardResult result, Func<string, string> name)
    {
        if (result.Decision is not { Rescued: true } decision) return null;
        var culprit = result.Verdicts.FirstOrDefault(verdict =>
            verdict is { Candidate.InForce: true, Health: Health.Down or Health.Poisoned });
        var what = culprit is null
            ? "The GOPROXY in force would have failed this build"
            : $"{name(culprit.Candidate.Id)} would have failed this build ({ReasonText.Of(culprit.Reasons)})";
        return First(decision) is { } first ? $"{what}; it goes to {name(first)} instead." : $"{what}; the one chosen here passes.";
    }

    private static string? First(ChainDecision decision)
    {
        var first = decision.After.Hops[0].Url?.Id;
        return first is not null && first != decision.Before?.Hops[0].Url?.Id ? first : null;
    }
}
