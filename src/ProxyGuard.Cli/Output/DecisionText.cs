using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Output;

/// <summary>The modules that no proxy of a chain serves.</summary>
/// <param name="Count">How many.</param>
/// <param name="Of">Of how many that were asked for.</param>
/// <param name="Names">The first of them, as they may be named in the place they are printed in.</param>
internal sealed record LackingModules(int Count, int Of, IReadOnlyList<string> Names);

/// <summary>Sentences for a decision. They hold for a probe too: they say what was found and chosen, never what was set.</summary>
/// <param name="report">The run.</param>
/// <param name="name">How a proxy's or a module's name is made safe for the place the sentence is printed in.</param>
/// <param name="language">The reader's language.</param>
/// <param name="lacking">The modules that are lacking; null when that is not known beyond the report.</param>
internal sealed class DecisionText(
    RunReport report, Func<string, string> name, Language language, LackingModules? lacking = null)
{
    private const int MostModules = 10;
    private const int MostProxies = 8;

    private readonly DecisionFacts _decision = report.Decision;
    private readonly DecisionWording _words = language.Decisions;

    /// <summary>The sentences where the decision itself is at hand, which knows of every module that is lacking.</summary>
    /// <param name="report">The run.</param>
    /// <param name="coverage">What the decision knows.</param>
    /// <param name="name">As above.</param>
    /// <param name="language">As above.</param>
    /// <param name="namesPrivate">Whether private modules may be named there: in the job's own log, and nowhere else.</param>
    public static DecisionText Of(
        RunReport report, ChainCoverage? coverage, Func<string, string> name, Language language, bool namesPrivate = false)
    {
        if (coverage is null) return new(report, name, language);
        var all = coverage.Lacking.Select(module => module.ToString()).ToList();
        return new(report, name, language, new(all.Count, coverage.Asked.Count, namesPrivate ? all : report.Coverage?.Modules ?? []));
    }

    /// <summary>The decision in one sentence.</summary>
    public static string Headline(DecisionFacts decision, Language language)
    {
        var words = language.Decisions;
        return decision.Result switch
        {
            DecisionResult.Chosen when decision.Rescued => words.RescueFound,
            DecisionResult.Chosen when !SetsChain(decision) => words.CompanionsFound,
            DecisionResult.Chosen => words.BetterFound,
            DecisionResult.Kept when decision.Reasons.Contains(DecisionReason.OwnNetwork) => words.KeptByOwnNetwork,
            DecisionResult.Kept when decision.Reasons.Contains(DecisionReason.NoCandidates) => words.KeptWithoutCandidates,
            DecisionResult.Kept when decision.FormerChainPasses == false => words.KeptAtRisk,
            DecisionResult.Kept => words.Kept,
            DecisionResult.NoneKept when decision.Reasons.Contains(DecisionReason.NoCandidates) => words.KeptWithoutCandidates,
            DecisionResult.NoneKept when decision.Reasons.Any(reason => FloorReason(reason, words) is not null) => words.NoneNorFloor,
            DecisionResult.NoneKept => words.NoneKept,
            DecisionResult.NoneFloor when !SetsChain(decision) => words.NoneVendor,
            DecisionResult.NoneFloor when decision.After.StartsWith("file:", StringComparison.Ordinal) => words.NoneCache,
            DecisionResult.NoneFloor => words.NoneDirect,
            DecisionResult.NoneFailed => words.NoneFailed,
            DecisionResult.NothingToFetch => words.NothingToFetch,
            _ => Codes.Of(decision.Result),
        };
    }

    /// <summary>What to do where every proxy failed alike and no certificate was believed, as in a network that inspects TLS.</summary>
    public static IEnumerable<string> OfInspection(RunReport report, DecisionWording words, bool inContainer)
    {
        var looksInspected = report.Decision.Reasons.Contains(DecisionReason.OwnNetwork)
            && report.Proxies.SelectMany(proxy => proxy.Reasons).Any(reason => reason.Outcome == ProbeOutcome.CertificateNotTrusted);
        if (!looksInspected) yield break;
        yield return inContainer ? words.InspectedFromContainer : words.Inspected;
    }

    /// <summary>Whether a chain was chosen that is not the one in force.</summary>
    public static bool SetsChain(DecisionFacts decision) => decision.Variables.Contains("GOPROXY");

    /// <summary>Whether the build goes to the origins for what no proxy serves.</summary>
    public static bool EndsInDirect(DecisionFacts decision) => decision.After.Split(',', '|')[^1] == "direct";

    /// <summary>Why, one sentence for each reason.</summary>
    public IEnumerable<string> Reasons => _decision.Reasons.Select(Of).Distinct();

    public string Of(DecisionReason reason) => reason switch
    {
        DecisionReason.DroppedDown => _words.DroppedDown(Names(Dropped(Health.Down))),
        DecisionReason.DroppedPoisoned => _words.DroppedPoisoned(Names(Dropped(Health.Poisoned))),
        DecisionReason.NotWaitedFor => _words.NotWaitedFor(Names(Dropped(Health.Unknown))),
        DecisionReason.MovedBehind => _words.MovedBehind(Names(Judged(Health.Degraded))),
        DecisionReason.Faster => _words.Faster(Names(First())),
        DecisionReason.Added => _words.Added(Names(Added())),
        DecisionReason.FallbackOpened => _words.FallbackOpened,
        DecisionReason.PrivateHopKept => _words.PrivateHopKept(Names(Judged(Health.Down, Trust.Private))),
        DecisionReason.NeededThoughDown => _words.NeededThoughDown(Names(Stayed(Health.Down))),
        DecisionReason.KeptFromPrivatePaths => _words.KeptFromPrivatePaths(Names(Dropped(Health.Healthy, Health.Degraded))),
        DecisionReason.PrivateDeclared => _words.PrivateDeclared,
        DecisionReason.OwnNetwork =>
            language.Grammar.Sentences([_words.OwnNetwork, .. OfInspection(report, _words, inContainer: false)]),
        DecisionReason.NoPipeBefore115 => _words.NoPipeBefore115,
        DecisionReason.NoCandidates => _words.NoCandidates,
        DecisionReason.ChecksumDatabaseRerouted => _words.ChecksumDatabaseRerouted,
        DecisionReason.ModulesLacking => Lacking,
        DecisionReason.ToolchainLacking => _words.ToolchainLacking(EndsInDirect(_decision)),
        _ => FloorReason(reason, _words) ?? Codes.Of(reason),
    };

    private static string? FloorReason(DecisionReason reason, DecisionWording words) => reason switch
    {
        DecisionReason.FloorNotVisible => words.FloorNotVisible,
        DecisionReason.DirectNeedsGit => words.DirectNeedsGit,
        DecisionReason.DirectForbidden => words.DirectForbidden,
        DecisionReason.DirectUnreachable => words.DirectUnreachable,
        DecisionReason.CacheIncomplete => words.CacheIncomplete,
        DecisionReason.CachePoisoned => words.CachePoisoned,
        DecisionReason.VendorInconsistent => words.VendorInconsistent,
        _ => null,
    };

    private string Lacking
    {
        get
        {
            var seen = lacking
                ?? (report.Coverage is { } coverage ? new LackingModules(coverage.Lacking, coverage.Asked, coverage.Modules) : null);
            if (seen is null) return _words.SomeModulesLacking(EndsInDirect(_decision));
            var named = seen.Names.Take(MostModules).Select(name).ToList();
            var names = named.Count == 0 ? "" : language.Grammar.List(named) + (named.Count < seen.Count ? " …" : "");
            return _words.ModulesLacking(seen.Count, seen.Of, EndsInDirect(_decision), names);
        }
    }


    private IEnumerable<ProxyFacts> Judged(Health health, Trust? trust = null) =>
        report.Proxies.Where(proxy => proxy.Health == health && (trust is null || proxy.Trust == trust));

    private IEnumerable<ProxyFacts> Stayed(Health health) => Judged(health, Trust.Public).Where(IsInChain);

    private IEnumerable<ProxyFacts> Dropped(params Health[] healths) =>
        healths.SelectMany(health => Judged(health)).Where(proxy => _decision.Dropped.Contains(proxy.Id));

    private IEnumerable<ProxyFacts> First()
    {
        var hops = GoProxyParser.Parse(_decision.After).Value?.Hops.Select(hop => hop.Url?.Id).ToList() ?? [];
        return report.Proxies.Where(proxy => proxy.Trust == Trust.Public && hops.Contains(proxy.Id))
            .OrderBy(proxy => hops.IndexOf(proxy.Id)).Take(1);
    }

    private IEnumerable<ProxyFacts> Added() => report.Proxies.Where(proxy => !proxy.InForce && IsInChain(proxy));

    // Where no other chain was chosen, the one in force is the build's.
    private bool IsInChain(ProxyFacts proxy) => SetsChain(_decision) ? !_decision.Dropped.Contains(proxy.Id) : proxy.InForce;

    private string Names(IEnumerable<ProxyFacts> proxies) =>
        Figures.Names(proxies.Select(proxy => name(proxy.Id)), MostProxies, language) is { Length: > 0 } names ? names : _words.SomeProxy;
}
