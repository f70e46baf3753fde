using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Core.Choosing;

/// <summary>Chooses the chain from the verdicts. Pure. The rules are docs/architecture.md, "Choosing".</summary>
public sealed class ChainChooser
{
    private readonly IReadOnlyList<ProxyVerdict> _verdicts;
    private readonly ChoosingPolicy _policy;
    private readonly ObservedAnswers _seen;

    private ChainChooser(IReadOnlyList<ProxyVerdict> verdicts, ChoosingPolicy policy)
    {
        _verdicts = verdicts;
        _policy = policy;
        _seen = new ObservedAnswers(verdicts.SelectMany(verdict => verdict.Observations));
    }

    /// <summary>Chooses.</summary>
    /// <param name="verdicts">The judgement on every candidate: private ones first, then the public ones in order of preference.</param>
    /// <param name="policy">What must be respected besides.</param>
    public static ChainDecision Choose(IReadOnlyList<ProxyVerdict> verdicts, ChoosingPolicy policy) =>
        new ChainChooser(verdicts, policy).Choose();

    /// <summary>The decision of a run that has nothing to fetch: everything stays as it is.</summary>
    /// <param name="policy">What must be respected.</param>
    public static ChainDecision NothingToFetch(ChoosingPolicy policy) =>
        new ChainChooser([], policy).Keep(DecisionResult.NothingToFetch, []);

    private ChainDecision Choose()
    {
        if (_verdicts.Count == 0) return Keep(DecisionResult.Kept, [DecisionReason.NoCandidates]);
        var best = new ChainSearch(_verdicts, _policy, _seen).Best();
        if (_verdicts.All(IsNoJudgement) && (best is null || ChainForecast.Passes(best, _seen) != true))
            return CanFloor() ? None() : Keep(DecisionResult.Kept, Notices());
        return best is null ? None() : Decide(best);
    }

    private static bool IsNoJudgement(ProxyVerdict verdict) => verdict.Health is Health.Unknown or Health.NotJudged;

    // What was never probed may well work: only what failed, if by our own network's fault, makes a floor better than nothing.
    private bool CanFloor() =>
        _policy.WhenNone != WhenNone.Keep && _verdicts.All(verdict => verdict.Health == Health.Unknown);

    private ChainDecision Decide(ProxyChain after)
    {
        var variables = new Dictionary<string, string>(_policy.Private?.Variables ?? new Dictionary<string, string>());
        if (after.Reveal() != _policy.InForce.Reveal()) variables["GOPROXY"] = after.ToString();
        if (variables.Count == 0) return Keep(DecisionResult.Kept, Notices());
        List<DecisionReason> reasons = [.. Notices(), .. Changes(after)];
        return Build(DecisionResult.Chosen, after, variables, reasons);
    }

    private ChainDecision None()
    {
        if (_policy.WhyNoFloor is { } why) return Keep(DecisionResult.NoneKept, [.. Notices(), why]);
        // A floor would go past a private proxy that is down: its "no" is final.
        var mayFloor = _verdicts.All(verdict => verdict.Candidate.Trust == Trust.Public);
        return _policy.WhenNone switch
        {
            WhenNone.Fail => Keep(DecisionResult.NoneFailed, Notices()),
            WhenNone.Direct when mayFloor => Floor(new ProxyChain([Hop.Direct])),
            WhenNone.Cache when mayFloor && _policy.Cache is { } cache =>
                Floor(new ProxyChain([Hop.Proxy(cache, Fallback.OnNotFound), Hop.Off])),
            WhenNone.Vendor when _policy.VendorFlags is { } flags =>
                Floor(_policy.InForce, new() { ["GOFLAGS"] = flags }),
            _ => Keep(DecisionResult.NoneKept, Notices()),
        };
    }

    private ChainDecision Floor(ProxyChain after) => Floor(after, new() { ["GOPROXY"] = after.ToString() });

    private ChainDecision Floor(ProxyChain after, Dictionary<string, string> variables) =>
        Build(DecisionResult.NoneFloor, after, variables, [.. Notices()]);

    private ChainDecision Keep(DecisionResult result, IEnumerable<DecisionReason> reasons) =>
        Build(result, _policy.InForce, new Dictionary<string, string>(), [.. reasons]);

    private ChainDecision Build(
        DecisionResult result, ProxyChain after, Dictionary<string, string> variables, IReadOnlyList<DecisionReason> reasons)
    {
        var kept = after.Hops.Select(hop => hop.Url).OfType<ProxyUrl>().ToHashSet();
        var coverage = ChainCoverage.Of(after, _seen);
        var dropped = _verdicts.Select(verdict => verdict.Candidate).Where(candidate => !kept.Contains(candidate.Url));
        return new ChainDecision(
            result, _policy.InForce, after, variables, variables.ContainsKey("GOPROXY") ? [.. dropped] : [],
            [.. reasons.Concat(Lacks(coverage, after)).Distinct()],
            ChainForecast.Passes(_policy.InForce, _seen),
            ChainForecast.Passes(after, _seen))
        {
            Coverage = coverage,
        };
    }

    // A company's proxy before direct may have nothing but its own modules: of a sample that is no news.
    private IEnumerable<DecisionReason> Lacks(ChainCoverage coverage, ProxyChain after)
    {
        var isNews = after.Hops[^1].Kind != HopKind.Direct || _verdicts.Any(verdict => verdict.Observations.Any(one => one.IsCoverage));
        if (coverage.LacksSome && isNews) yield return DecisionReason.ModulesLacking;
        if (coverage is { HasToolchain: false, Served: > 0 } or { HasToolchain: false, Asked.Count: 0 })
            yield return DecisionReason.ToolchainLacking;
    }

    private IEnumerable<DecisionReason> Notices()
    {
        if (_verdicts.SelectMany(verdict => verdict.Reasons).Any(reason => reason.Code == ReasonCode.OwnNetwork))
            yield return DecisionReason.OwnNetwork;
        if (_verdicts.Any(verdict => verdict is { Health: Health.Down, Candidate.Trust: Trust.Private }))
            yield return DecisionReason.PrivateHopKept;
    }

    private IEnumerable<DecisionReason> Changes(ProxyChain after)
    {
        var chosen = after.Hops.Select(hop => hop.Url).OfType<ProxyUrl>().ToList();
        var publics = _verdicts.Where(verdict => verdict.Candidate.Trust == Trust.Public).ToList();
        var left = publics.Where(verdict => !chosen.Contains(verdict.Candidate.Url)).Select(verdict => verdict.Health).ToHashSet();
        if (_policy.Private is { Variables.Count: > 0 }) yield return DecisionReason.PrivateDeclared;
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
        if (!_policy.KnowsPipe) yield return DecisionReason.NoPipeBefore115;
        else if (OpensFallback(after, _policy.InForce)) yield return DecisionReason.FallbackOpened;
    }

    private static bool WasNotWaitedFor(ProxyVerdict verdict) => verdict.Observations.Any(one => one.Outcome == ProbeOutcome.Cancelled);

    private static bool OpensFallback(ProxyChain after, ProxyChain before) => after.Hops.SkipLast(1).Any(hop =>
        hop.After == Fallback.OnAnyError
        && before.Hops.SkipLast(1).Any(old => old.Url is not null && old.Url.Equals(hop.Url) && old.After == Fallback.OnNotFound));
}
