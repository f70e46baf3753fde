using ProxyGuard.Cli.Wording;
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
    /// <param name="language">The reader's language.</param>
    public static string? Of(RunReport report, Func<string, string> name, Language language)
    {
        if (!report.Decision.Rescued) return null;
        var words = language.Decisions;
        var instead = First(report.Decision) is { } first ? name(first) : null;
        var culprit = report.Proxies.FirstOrDefault(proxy => proxy is { InForce: true, Health: Health.Down or Health.Poisoned });
        if (culprit is null) return instead is null ? words.RescuedFromFormer : words.RescuedFromFormerBy(instead);
        var reasons = ReasonText.Of(culprit.Reasons, MostReasons, language);
        return instead is null
            ? words.RescuedFrom(name(culprit.Id), reasons)
            : words.RescuedFromBy(name(culprit.Id), reasons, instead);
    }

    private static string? First(DecisionFacts decision) =>
        FirstOf(decision.After) is { } first && first != FirstOf(decision.Before ?? "") ? first : null;

    private static string? FirstOf(string chain) => GoProxyParser.Parse(chain).Value?.Hops[0].Url?.Id;
}
