using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Output;

/// <summary>What a build was saved from, in one sentence.</summary>
internal static class RescueText
{
    private const int MostReasons = 3;

    /// <summary>The sentence; null when nothing was rescued.</summary>
    /// <param name="report">The run.</param>
    /// <param name="name">How a proxy's name is made safe for the place the sentence is printed in.</param>
    public static string? Of(RunReport report, Func<string, string> name)
    {
        if (!report.Decision.Rescued) return null;
        var culprit = report.Proxies.FirstOrDefault(proxy => proxy is { InForce: true, Health: Health.Down or Health.Poisoned });
        var what = culprit is null
            ? "The GOPROXY in force would have failed this build"
            : $"{name(culprit.Id)} would have failed this build ({ReasonText.Of(culprit.Reasons, MostReasons)})";
        return First(report.Decision) is { } first ? $"{what}; it goes to {name(first)} instead." : $"{what}; the one chosen here passes.";
    }

    private static string? First(DecisionFacts decision) =>
        FirstOf(decision.After) is { } first && first != FirstOf(decision.Before ?? "") ? first : null;

    private static string? FirstOf(string chain) => GoProxyParser.Parse(chain).Value?.Hops[0].Url?.Id;
}
