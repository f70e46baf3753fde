using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Core.Choosing;

/// <summary>Chooses the chain from the verdicts. Pure. The rules are docs/architecture.md, "Choosing".</summary>
public static class ChainChooser
{
    /// <summary>Chooses.</summary>
    /// <param name="verdicts">The judgement on every candidate: private ones first, then the public ones in order of preference.</param>
    /// <param name="policy">What must be respected besides.</param>
    public static ChainDecision Choose(IReadOnlyList<ProxyVerdict> verdicts, ChoosingPolicy policy)
    {
        if (verdicts.Count == 0) return Keep(policy, verdicts, DecisionResult.Kept, [DecisionReason.NoCandidates]);
        var seen = new ObservedAnswers(verdicts.SelectMany(verdict => verdict.Observations));
        var best = new ChainSearch(verdicts, policy, seen).Best();
        if (verdicts.All(IsNoJudgement) && (best is null || ChainForecast.Passes(best, seen) != true))
            return CanFloor(verdicts, policy) ? None(verdicts, policy) : Keep(policy, verdicts, DecisionResult.Kept, Notices(verdicts));
        return best is null ? None(verdicts, policy) : Decide(best, verdicts, policy);
    }

    /// <summary>The decision of a run that has nothing to fetch: everything stays as it is.</summary>
    /// <param name="policy">What must be respected.</param>
    public static ChainDecision NothingToFetch(ChoosingPolicy policy) => Keep(policy, [], DecisionResult.NothingToFetch, []);

    private static bool IsNoJudgement(ProxyVerdict verdict) => verdict.Health is Health.Unknown or Health.NotJudged;

    // What was never probed may well work: only what failed, if by our own network's fault, makes a floor better than nothing.
    private static bool CanFloor(IReadOnlyList<ProxyVerdict> verdicts, ChoosingPolicy policy) =>
        policy.WhenNone != WhenNone.Keep && verdicts.All(verdict => verdict.Health == Health.Unknown);

    private static ChainDecision Decide(ProxyChain after, IReadOnlyList<ProxyVerdict> verdicts, ChoosingPolicy policy)
    {
        var variables = new Dictionary<string, string>(policy.Private?.Variables ?? new Dictionary<string, string>());
        if (after.Reveal() != policy.InForce.Reveal()) variables["GOPROXY"] = after.ToString();
        if (variables.Count == 0) return Keep(policy, verdicts, DecisionResult.Kept, Notices(verdicts));
        List<DecisionReason> reasons = [.. Notices(verdicts), .. Changes(after, verdicts, policy)];
        return Build(DecisionResult.Chosen, after, variables, verdicts, policy, reasons);
    }

    private static ChainDecision None(IReadOnlyList<ProxyVerdict> verdicts, ChoosingPolicy policy)
    {
        // A floor would go past a private proxy that is down: its "no" is final.
        var mayFloor = verdicts.All(verdict => verdict.Candidate.Trust == Trust.Public);
        return policy.WhenNone switch
        {
            WhenNone.Fail => Keep(policy, verdicts, DecisionResult.NoneFailed, Notices(verdicts)),
            WhenNone.Direct when mayFloor => Floor(new ProxyChain([Hop.Direct]), verdicts, policy),
            WhenNone.Cache when mayFloor && policy.Cache is { } cache =>
                Floor(new ProxyChain([Hop.Proxy(cache, Fallback.OnNotFound), Hop.Off]), verdicts, policy),
            WhenNone.Vendor when policy.VendorFlags is { } flags =>
                Floor(policy.InForce, new() { ["GOFLAGS"] = flags }, verdicts, policy),
            _ => Keep(policy, verdicts, DecisionResult.NoneKept, Notices(verdicts)),
        };
    }

    private static ChainDecision Floor(ProxyChain after, IReadOnlyList<ProxyVerdict> verdicts, ChoosingPolicy policy) =>
        Floor(after, new() { ["GOPROXY"] = after.ToString() }, verdicts, policy);

    private static ChainDecision Floor(
        ProxyChain after, Dictionary<string, string> variables, IReadOnlyList<ProxyVerdict> verdicts, ChoosingPolicy policy) =>
        Build(DecisionResult.NoneFloor, after, variables, verdicts, policy, [.. Notices(verdicts)]);

    private static ChainDecision Keep(
        ChoosingPolicy policy, IReadOnlyList<ProxyVerdict> verdicts, DecisionResult result, IEnumerable<DecisionReason> reasons) =>
        Build(result, policy.InForce, new Dictionary<string, string>(), verdicts, policy, [.. reasons]);

    private static ChainDecision Build(
        DecisionResult result,
        ProxyChain after,
        Dictionary<string, string> variables,
        IReadOnlyList<ProxyVerdict> verdicts,
        ChoosingPolicy policy,
        IReadOnlyList<DecisionReason> reasons)
    {
        var seen = new ObservedAnswers(verdicts.SelectMany(verdict => verdict.Observations));
        var kept = after.Hops.Select(hop => hop.Url).OfType<ProxyUrl>().ToHashSet();
        var dropped = verdicts.Select(verdict => verdict.Candidate).Where(candidate => !kept.Contains(candidate.Url));
        return new ChainDecision(
            result, policy.InForce, after, variables, variables.ContainsKey("GOPROXY") ? [.. dropped] : [], [.. reasons.Distinct()],
            ChainForecast.Passes(policy.InForce, seen),
            ChainForecast.Passes(after, seen));
    }

    private static IEnumerable<DecisionReason> Notices(IReadOnlyList<ProxyVerdict> verdicts)
    {
        if (verdicts.SelectMany(verdict => verdict.Reasons).Any(reason => reason.Code == ReasonCode.OwnNetwork))
            yield return DecisionReason.OwnNetwork;
        if (verdicts.Any(verdict => verdict is { Health: Health.Down, Candidate.Trust: Trust.Private }))
            yield return DecisionReason.PrivateHopKept;
    }

    private static IEnumerable<DecisionReason> Changes(ProxyChain after, IReadOnlyList<ProxyVerdict> verdicts, ChoosingPolicy policy)
    {
        var chosen = after.Hops.Select(hop => hop.Url).OfType<ProxyUrl>().ToList();
        var publics = verdicts.Where(verdict => verdict.Candidate.Trust == Trust.Public).ToList();
        var left = publics.Where(verdict => !chosen.Contains(verdict.Candidate.Url)).Select(verdict => verdict.Health).ToHashSet();
        if (policy.Private is { Variables.Count: > 0 }) yield return DecisionReason.PrivateDeclared;
        if (left.Contains(Health.Healthy) || left.Contains(Health.Degraded)) yield return DecisionReason.KeptFromPrivatePaths;
        if (left.Contains(Health.Down)) yield return DecisionReason.DroppedDown;
        if (left.Contains(Health.Poisoned)) yield return DecisionReason.DroppedPoisoned;
        if (publics.Any(verdict => verdict.Health == Health.Unknown && !chosen.Contains(verdict.Candidate.Url) && WasNotWaitedFor(verdict)))
            yield return DecisionReason.NotWaitedFor;
        var stayed = publics.Where(verdict => chosen.Contains(verdict.Candidate.Url)).ToList();
        if (stayed.Any(verdict => verdict.Health == Health.Down)) yield return DecisionReason.NeededThoughDown;
        var healthy = stayed.Where(verdict => verdict.Health != Health.Degraded).Select(verdict => verdict.Candidate.Url).ToList();
        if (stayed.SkipWhile(verdict => verdict.Health != Health.Degraded).Any(verdict => verdict.Health != Health.Degraded))
            yield return DecisionReason.MovedBehind;
        if (!healthy.SequenceEqual(chosen.Where(healthy.Contains))) yield return DecisionReason.Faster;
        if (stayed.Any(verdict => !verdict.Candidate.InForce)) yield return DecisionReason.Added;
        if (!policy.KnowsPipe) yield return DecisionReason.NoPipeBefore115;
        else if (OpensFallback(after, policy.InForce)) yield return DecisionReason.FallbackOpened;
    }

    private static bool WasNotWaitedFor(ProxyVerdict verdict) => verdict.Observations.Any(one => one.Outcome == ProbeOutcome.Cancelled);

    private static bool OpensFallback(ProxyChain after, ProxyChain before) => after.Hops.SkipLast(1).Any(hop =>
        hop.After == Fallback.OnAnyError
        && before.Hops.SkipLast(1).Any(old => old.Url is not null && old.Url.Equals(hop.Url) && old.After == Fallback.OnNotFound));
}
