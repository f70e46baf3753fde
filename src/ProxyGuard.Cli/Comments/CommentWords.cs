using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Comments;

/// <summary>The sentences of a comment that are about trouble.</summary>
internal sealed class CommentWords(RunReport report, Language language)
{
    private const int MostNames = 2;

    private readonly CommentWording _words = language.Comment;
    private readonly List<ProxyFacts> _failing = [.. report.Proxies.Where(ReportTrouble.IsFailing)];
    private readonly BuildProspect _prospect = BuildProspects.Of(report);

    /// <summary>Which proxy, and what becomes of the build.</summary>
    public string Headline => _prospect switch
    {
        BuildProspect.Safe or BuildProspect.Likely => IsLeftOut ? _words.GoesOnWithout(Subject, IsOne) : _words.GoesOn(Subject),
        BuildProspect.Floored => _words.GoesOnWithoutAny(Subject),
        BuildProspect.AtRisk => _words.MayFail(Subject),
        BuildProspect.Stopped => _words.StepFails(Subject),
        _ => Subject,
    };

    /// <summary>Whether the build is safe, and what was decided.</summary>
    public string Safety => (_prospect, report.Decision.Result) switch
    {
        (BuildProspect.Safe, _) => _words.Safe(RescueText.Of(report, MarkdownText.Code, language) ?? Decided),
        (BuildProspect.Likely, _) => _words.SafeAsSeen(Decided),
        (BuildProspect.Unknown, _) => _words.NotKnown(Decided),
        (BuildProspect.AtRisk, DecisionResult.Chosen) => _words.AtRisk(Decided),
        _ => $"**{Decided}**",
    };

    /// <summary>What must be said besides; empty when nothing must.</summary>
    public string Caution => Poisoned.Count == 0 ? "" : " " + _words.WrongBytesStayOut;

    /// <summary>What to do. Never that anything should be verified less.</summary>
    public string Next => this switch
    {
        { Poisoned.Count: > 0 } => language.Advice.TellOfWrongBytes(Names(Poisoned)),
        _ when _prospect is BuildProspect.AtRisk && BuildProspects.StopsAtPrivate(report) =>
            language.Advice.BringBack(Names(Private), Private.Count == 1),
        { _prospect: BuildProspect.AtRisk } when report.Decision.Result != DecisionResult.NoneKept =>
            language.Advice.RunAgainOrNameAnother,
        { _prospect: BuildProspect.AtRisk } => language.Advice.RunAgainAndFindWayOut,
        { _prospect: BuildProspect.Stopped } => language.Advice.RunAgainAfterStop,
        { _prospect: BuildProspect.Floored } => language.Advice.NameAnotherIfItLasts,
        _ when _failing.All(proxy => !proxy.InForce) => language.Advice.TakeOutIfItLasts(IsOne),
        { IsLeftOut: true } => language.Advice.MakeItTheOneInForce,
        _ => language.Advice.NameAnotherIfItLasts,
    };

    private List<ProxyFacts> Poisoned => [.. _failing.Where(proxy => proxy.Health == Health.Poisoned)];

    private List<ProxyFacts> Private => [.. _failing.Where(proxy => proxy.Trust == Trust.Private)];

    private bool IsLeftOut =>
        DecisionText.SetsChain(report.Decision) && _failing.All(proxy => report.Decision.Dropped.Contains(proxy.Id));

    private bool IsOne => _failing.Count == 1;

    private string Decided => DecisionText.Headline(report.Decision, language);

    private string Subject => this switch
    {
        { Poisoned: { Count: > 0 } poisoned } => _words.ServeWrongBytes(Names(poisoned), poisoned.Count == 1),
        { _failing.Count: > 0 } => _words.AreDown(Names(_failing), IsOne),
        _ => _words.NoneUsable,
    };

    private string Names(IReadOnlyList<ProxyFacts> proxies) => proxies is [var one, var other]
        ? language.Grammar.Both(MarkdownText.Code(one.Id), MarkdownText.Code(other.Id))
        : Figures.Names(proxies.Select(proxy => MarkdownText.Code(proxy.Id)), MostNames, language);
}
