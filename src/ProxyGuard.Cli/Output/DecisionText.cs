using ProxyGuard.Core;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Output;

/// <summary>Sentences for a decision. They hold for a probe too: they say what was found and chosen, never what was set.</summary>
/// <param name="result">The run.</param>
/// <param name="name">How a proxy's name is made safe for the place the sentence is printed in.</param>
internal sealed class DecisionText(GuardResult result, Func<string, string> name)
{
    /// <summary>The decision in one sentence.</summary>
    public static string Headline(ChainDecision decision) => decision.Result switch
    {
        DecisionResult.Chosen when decision.Rescued => "The GOPROXY in force would have failed this build; the one chosen here passes.",
        DecisionResult.Chosen when !decision.Variables.ContainsKey("GOPROXY") => "GOPROXY stays as it is; go is told what must go with it.",
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
        DecisionResult.NoneKept => "No proxy can be used: GOPROXY stays as it is, and the build may fail (when-none: keep).",
        DecisionResult.NoneFloor => $"No proxy can be used: {Floor(decision)}.",
        DecisionResult.NoneFailed => "No proxy can be used: the step fails (when-none: fail).",
        DecisionResult.NothingToFetch => "Nothing to fetch: this repository needs no module from a proxy.",
        _ => Codes.Of(decision.Result),
    };

    /// <summary>Why, one sentence for each reason.</summary>
    public IEnumerable<string> Reasons(ChainDecision decision) => decision.Reasons.Select(reason => Of(reason, decision)).Distinct();

    public string Of(DecisionReason reason, ChainDecision decision) => reason switch
    {
        DecisionReason.DroppedDown => $"Down, so left out: {Names(Dropped(decision, Health.Down))}.",
        DecisionReason.DroppedPoisoned =>
            $"Served bytes that do not match go.sum, so left out: {Names(Dropped(decision, Health.Poisoned))}.",
        DecisionReason.NotWaitedFor =>
            $"Left out without blame, because no answer had come when two others had passed: {Names(Dropped(decision, Health.Unknown))}.",
        DecisionReason.MovedBehind => $"Degraded, so behind the healthy ones: {Names(Judged(Health.Degraded))}.",
        DecisionReason.Faster => $"First, because its first byte is at least 25 % and 50 ms faster: {Names(First(decision))}.",
        DecisionReason.Added => $"Added, because it is not in the GOPROXY in force: {Names(Added(decision))}.",
        DecisionReason.FallbackOpened =>
            "After a public proxy any error leads on to the next one (a pipe), not only \"not found\" (a comma).",
        DecisionReason.PrivateHopKept =>
            $"Down, but kept because it is private: {Names(Judged(Health.Down, Trust.Private))}. "
            + "The build stops there rather than show private module paths to others.",
        DecisionReason.NeededThoughDown => $"Down, but kept behind the others, because only it has some modules: {Names(Stayed(decision, Health.Down))}.",
        DecisionReason.KeptFromPrivatePaths =>
            $"Not added, so that it never hears of a private module path: {Names(Dropped(decision, Health.Healthy, Health.Degraded))}.",
        DecisionReason.PrivateDeclared => "The patterns of the option private are set for go too.",
        DecisionReason.OwnNetwork =>
            "No proxy is blamed for it." + (LooksInspected ? " If this network inspects TLS, name its root certificate with ca-file." : ""),
        DecisionReason.NoPipeBefore115 => "The separators stay commas: go before 1.15 does not know the pipe.",
        DecisionReason.NoCandidates => "GOPROXY is off or direct, and no candidate was given.",
        DecisionReason.ChecksumDatabaseRerouted =>
            "The checksum database is asked at its own address, because a proxy breaks it; its signatures are checked as before.",
        _ => Codes.Of(reason),
    };

    private static string Floor(ChainDecision decision) => decision switch
    {
        _ when !decision.Variables.ContainsKey("GOPROXY") => "the build uses the vendor directory (when-none: vendor)",
        _ when decision.After.Hops.Any(hop => hop.Url is { IsFile: true }) => "the build uses the local module cache (when-none: cache)",
        _ => "the build goes directly to the origins (when-none: direct)",
    };

    private bool LooksInspected =>
        result.Verdicts.SelectMany(verdict => verdict.Reasons).Any(reason => reason.Outcome == ProbeOutcome.CertificateNotTrusted);

    private IEnumerable<Candidate> Judged(Health health, Trust? trust = null) =>
        from verdict in result.Verdicts
        where verdict.Health == health && (trust is null || verdict.Candidate.Trust == trust)
        select verdict.Candidate;

    private IEnumerable<Candidate> Stayed(ChainDecision decision, Health health) =>
        Judged(health, Trust.Public).Where(candidate => decision.After.Hops.Any(hop => hop.Url?.Id == candidate.Id));

    private IEnumerable<Candidate> Dropped(ChainDecision decision, params Health[] healths) =>
        healths.SelectMany(health => Judged(health)).IntersectBy(decision.Dropped.Select(candidate => candidate.Id), candidate => candidate.Id);

    private IEnumerable<Candidate> First(ChainDecision decision) =>
        result.Verdicts.Select(verdict => verdict.Candidate)
            .Where(candidate => candidate.Trust == Trust.Public && decision.After.Hops.Any(hop => hop.Url?.Id == candidate.Id))
            .OrderBy(candidate => decision.After.Hops.Index().First(hop => hop.Item.Url?.Id == candidate.Id).Index).Take(1);

    private IEnumerable<Candidate> Added(ChainDecision decision) =>
        result.Verdicts.Select(verdict => verdict.Candidate)
            .Where(candidate => !candidate.InForce && decision.After.Hops.Any(hop => hop.Url?.Id == candidate.Id));

    private string Names(IEnumerable<Candidate> candidates) =>
        candidates.Select(candidate => name(candidate.Id)).ToList() is { Count: > 0 } names ? string.Join(", ", names) : "a proxy";
}
