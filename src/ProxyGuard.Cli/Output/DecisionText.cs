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
/// <param name="lacking">The modules that are lacking; null when that is not known beyond the report.</param>
internal sealed class DecisionText(RunReport report, Func<string, string> name, LackingModules? lacking = null)
{
    private const int MostModules = 10;
    private const int MostProxies = 8;

    private readonly DecisionFacts _decision = report.Decision;

    /// <summary>The sentences where the decision itself is at hand, which knows of every module that is lacking.</summary>
    /// <param name="report">The run.</param>
    /// <param name="coverage">What the decision knows.</param>
    /// <param name="name">As above.</param>
    /// <param name="namesPrivate">Whether private modules may be named there: in the job's own log, and nowhere else.</param>
    public static DecisionText Of(RunReport report, ChainCoverage? coverage, Func<string, string> name, bool namesPrivate = false)
    {
        if (coverage is null) return new(report, name);
        var all = coverage.Lacking.Select(module => module.ToString()).ToList();
        return new(report, name, new(all.Count, coverage.Asked.Count, namesPrivate ? all : report.Coverage?.Modules ?? []));
    }

    /// <summary>The decision in one sentence.</summary>
    public static string Headline(DecisionFacts decision) => decision.Result switch
    {
        DecisionResult.Chosen when decision.Rescued => "The GOPROXY in force would have failed this build; the one chosen here passes.",
        DecisionResult.Chosen when !SetsChain(decision) => "GOPROXY stays as it is; go is told what must go with it.",
        DecisionResult.Chosen => "A better GOPROXY than the one in force was found.",
        DecisionResult.Kept when decision.Reasons.Contains(DecisionReason.OwnNetwork) =>
            "Everything failed alike, which points to this machine's own network: GOPROXY stays as it is.",
        DecisionResult.Kept when decision.Reasons.Contains(DecisionReason.NoCandidates) =>
            "There is no proxy to choose from: GOPROXY stays as it is.",
        DecisionResult.Kept when decision.FormerChainPasses == false =>
            "GOPROXY stays as it is, and the build may fail: there is nothing better.",
        DecisionResult.Kept => "GOPROXY stays as it is: there is nothing better.",
        DecisionResult.NoneKept when decision.Reasons.Contains(DecisionReason.NoCandidates) =>
            "There is no proxy to choose from: GOPROXY stays as it is.",
        DecisionResult.NoneKept when decision.Reasons.Any(IsAboutFloor) =>
            "No proxy can be used, nor what when-none names: GOPROXY stays as it is, and the build may fail.",
        DecisionResult.NoneKept => "No proxy can be used: GOPROXY stays as it is, and the build may fail (when-none: keep).",
        DecisionResult.NoneFloor => $"No proxy can be used: {Floor(decision)}.",
        DecisionResult.NoneFailed => "No proxy can be used: the step fails (when-none: fail).",
        DecisionResult.NothingToFetch => "Nothing to fetch: this repository needs no module from a proxy.",
        _ => Codes.Of(decision.Result),
    };

    /// <summary>What to do where every proxy failed alike and no certificate was believed, as in a network that inspects TLS.</summary>
    public static IEnumerable<string> OfInspection(RunReport report, bool inContainer)
    {
        var looksInspected = report.Decision.Reasons.Contains(DecisionReason.OwnNetwork)
            && report.Proxies.SelectMany(proxy => proxy.Reasons).Any(reason => reason.Outcome == ProbeOutcome.CertificateNotTrusted);
        if (!looksInspected) yield break;
        yield return inContainer
            ? "If this network inspects TLS, this container does not know its root certificate: name it with ca-file, or use the action "
                + "action/native, which trusts what the runner trusts."
            : "If this network inspects TLS, name its root certificate with ca-file.";
    }

    /// <summary>Whether a chain was chosen that is not the one in force.</summary>
    public static bool SetsChain(DecisionFacts decision) => decision.Variables.Contains("GOPROXY");

    /// <summary>Whether the build goes to the origins for what no proxy serves.</summary>
    public static bool EndsInDirect(DecisionFacts decision) => decision.After.Split(',', '|')[^1] == "direct";

    /// <summary>Why, one sentence for each reason.</summary>
    public IEnumerable<string> Reasons => _decision.Reasons.Select(Of).Distinct();

    public string Of(DecisionReason reason) => reason switch
    {
        DecisionReason.DroppedDown => $"Down, so left out: {Names(Dropped(Health.Down))}.",
        DecisionReason.DroppedPoisoned =>
            $"Served bytes that do not match go.sum, so left out: {Names(Dropped(Health.Poisoned))}.",
        DecisionReason.NotWaitedFor =>
            $"Left out without blame, because no answer had come when two others had passed: {Names(Dropped(Health.Unknown))}.",
        DecisionReason.MovedBehind => $"Degraded, so behind the healthy ones: {Names(Judged(Health.Degraded))}.",
        DecisionReason.Faster => $"First, because its first byte is at least 25 % and 50 ms faster: {Names(First())}.",
        DecisionReason.Added => $"Added, because it is not in the GOPROXY in force: {Names(Added())}.",
        DecisionReason.FallbackOpened =>
            "After a public proxy any error leads on to the next one (a pipe), not only \"not found\" (a comma).",
        DecisionReason.PrivateHopKept =>
            $"Down, but kept because it is private: {Names(Judged(Health.Down, Trust.Private))}. "
            + "The build stops there rather than show private module paths to others.",
        DecisionReason.NeededThoughDown => $"Down, but kept behind the others, because only it has some modules: {Names(Stayed(Health.Down))}.",
        DecisionReason.KeptFromPrivatePaths =>
            $"Not added, so that it never hears of a private module path: {Names(Dropped(Health.Healthy, Health.Degraded))}.",
        DecisionReason.PrivateDeclared => "The patterns of the option private are set for go too.",
        DecisionReason.OwnNetwork =>
            string.Join(' ', ["No proxy is blamed for it.", .. OfInspection(report, inContainer: false)]),
        DecisionReason.NoPipeBefore115 => "The separators stay commas: go before 1.15 does not know the pipe.",
        DecisionReason.NoCandidates => "GOPROXY is off or direct, and no candidate was given.",
        DecisionReason.ChecksumDatabaseRerouted =>
            "The checksum database is asked at its own address, because a proxy breaks it; its signatures are checked as before.",
        DecisionReason.ModulesLacking => $"No proxy of this chain serves {Lacking}.",
        DecisionReason.ToolchainLacking => "No proxy of this chain has the release of go that go fetches before it builds"
            + (EndsInDirect(_decision) ? "." : ": it will refuse to build."),
        _ => FloorReason(reason) ?? Codes.Of(reason),
    };

    private static bool IsAboutFloor(DecisionReason reason) => FloorReason(reason) is not null;

    private static string? FloorReason(DecisionReason reason) => reason switch
    {
        DecisionReason.FloorNotVisible =>
            "From inside this container neither the git nor the module cache of the build can be seen, so nothing is claimed of them: "
            + "use the program itself instead of the container.",
        DecisionReason.DirectNeedsGit => "The build cannot go to the origins: go finds no git on PATH that it would run.",
        DecisionReason.DirectForbidden =>
            "The build cannot go to the origins: GOVCS does not allow git for every module needed, or is malformed.",
        DecisionReason.DirectUnreachable => "The build cannot go to the origins: not all that were asked answered in time.",
        DecisionReason.CacheIncomplete => "The module cache cannot serve the build: it lacks files that go.sum asks for.",
        DecisionReason.CachePoisoned => "The module cache cannot serve the build: it holds files that do not match go.sum.",
        DecisionReason.VendorInconsistent =>
            "The vendor directory cannot serve the build: vendor/modules.txt is missing or does not agree with go.mod.",
        _ => null,
    };

    private string Lacking
    {
        get
        {
            var seen = lacking
                ?? (report.Coverage is { } coverage ? new LackingModules(coverage.Lacking, coverage.Asked, coverage.Modules) : null);
            var rest = EndsInDirect(_decision) ? " (left to direct)" : ", so a build that needs them fails";
            if (seen is null) return "some of the modules that were asked for" + rest;
            var named = seen.Names.Take(MostModules).Select(name).ToList();
            var names = named.Count == 0 ? "" : $": {string.Join(", ", named)}{(named.Count < seen.Count ? " …" : "")}";
            return $"{Figures.Count(seen.Count, "module version")} of {seen.Of}{rest}{names}";
        }
    }

    private static string Floor(DecisionFacts decision) => decision switch
    {
        _ when !SetsChain(decision) => "the build uses the vendor directory (when-none: vendor)",
        _ when decision.After.StartsWith("file:", StringComparison.Ordinal) =>
            "the build uses the local module cache (when-none: cache)",
        _ => "the build goes directly to the origins (when-none: direct)",
    };

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
        Figures.Names(proxies.Select(proxy => name(proxy.Id)), MostProxies) is { Length: > 0 } names ? names : "a proxy";
}
