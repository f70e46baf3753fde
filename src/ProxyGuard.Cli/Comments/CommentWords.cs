using ProxyGuard.Cli.Output;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Comments;

/// <summary>The sentences of a comment that are about trouble.</summary>
internal sealed class CommentWords(RunReport report)
{
    private const int MostNames = 2;

    private readonly List<ProxyFacts> _failing = [.. report.Proxies.Where(ReportTrouble.IsFailing)];
    private readonly BuildProspect _prospect = BuildProspects.Of(report);

    /// <summary>Which proxy, and what becomes of the build.</summary>
    public string Headline => Subject + _prospect switch
    {
        BuildProspect.Safe or BuildProspect.Likely => IsLeftOut ? "; the build goes on without " + Them : "; the build goes on",
        BuildProspect.Floored => "; the build goes on without any proxy",
        BuildProspect.AtRisk => "; the build may fail",
        BuildProspect.Stopped => "; this step fails",
        _ => "",
    };

    /// <summary>Whether the build is safe, and what was decided.</summary>
    public string Safety => (_prospect, report.Decision.Result) switch
    {
        (BuildProspect.Safe, _) => $"**The build is safe.** {RescueText.Of(report, MarkdownText.Code) ?? Decided}",
        (BuildProspect.Likely, _) => $"**The build is safe as far as was seen.** {Decided}",
        (BuildProspect.Unknown, _) => $"**Whether the build passes is not known.** {Decided}",
        (BuildProspect.AtRisk, DecisionResult.Chosen) => $"**The build may fail.** {Decided}",
        _ => $"**{Decided}**",
    };

    /// <summary>What must be said besides; empty when nothing must.</summary>
    public string Caution => Poisoned.Count == 0
        ? ""
        : " go compares what it downloads with go.sum, so wrong bytes can stop a build but do not get into it.";

    /// <summary>What to do. Never that anything should be verified less.</summary>
    public string Next => this switch
    {
        { Poisoned.Count: > 0 } =>
            $"tell those who run {Names(Poisoned)} that the bytes differ from go.sum. Do not change go.sum to make them fit.",
        _ when _prospect is BuildProspect.AtRisk && BuildProspects.StopsAtPrivate(report) =>
            $"ask those who run {Names(Private)} to bring {(Private.Count == 1 ? "it" : "them")} back, then run this job again.",
        { _prospect: BuildProspect.AtRisk } when report.Decision.Result != DecisionResult.NoneKept =>
            "run this job again when the proxy is back, or name another one in `proxies`.",
        { _prospect: BuildProspect.AtRisk } =>
            "run this job again when a proxy is back. For the next time, name another one in `proxies`, or a way out in `when-none`.",
        { _prospect: BuildProspect.Stopped } => "run this job again when a proxy is back, or name another one in `proxies`.",
        { _prospect: BuildProspect.Floored } => "nothing has to be done here. If it lasts, name another proxy in `proxies`.",
        _ when _failing.All(proxy => !proxy.InForce) => $"nothing has to be done here. If it lasts, take {Them} out of `proxies`.",
        { IsLeftOut: true } => "nothing has to be done here. If it lasts, make the GOPROXY above the one in force.",
        _ => "nothing has to be done here. If it lasts, name another proxy in `proxies`.",
    };

    private List<ProxyFacts> Poisoned => [.. _failing.Where(proxy => proxy.Health == Health.Poisoned)];

    private List<ProxyFacts> Private => [.. _failing.Where(proxy => proxy.Trust == Trust.Private)];

    private bool IsLeftOut =>
        DecisionText.SetsChain(report.Decision) && _failing.All(proxy => report.Decision.Dropped.Contains(proxy.Id));

    private string Decided => DecisionText.Headline(report.Decision);

    private string Them => _failing.Count == 1 ? "it" : "them";

    private string Subject => this switch
    {
        { Poisoned: { Count: > 0 } poisoned } => $"{Names(poisoned)} {(poisoned.Count == 1 ? "serves" : "serve")} wrong bytes",
        { _failing.Count: > 0 } => $"{Names(_failing)} {(_failing.Count == 1 ? "is" : "are")} down",
        _ => "no module proxy can be used",
    };

    private static string Names(IReadOnlyList<ProxyFacts> proxies) => proxies is [var one, var other]
        ? $"{MarkdownText.Code(one.Id)} and {MarkdownText.Code(other.Id)}"
        : Figures.Names(proxies.Select(proxy => MarkdownText.Code(proxy.Id)), MostNames);
}
