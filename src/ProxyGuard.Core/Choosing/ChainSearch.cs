using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Core.Choosing;

/// <summary>
/// Finds, among the chains the policy allows, the one that leaks nothing, gets through what was observed, survives the most failures of
/// a single hop, and is fastest; in this order. Every private hop stays, in front, with a comma after it.
/// </summary>
internal sealed class ChainSearch
{
    private readonly ChoosingPolicy _policy;
    private readonly List<ProxyVerdict> _publics;
    private readonly List<Hop> _front;
    private readonly bool _frontIsDown;
    private readonly ObservedAnswers _seen;

    public ChainSearch(IReadOnlyList<ProxyVerdict> verdicts, ChoosingPolicy policy, ObservedAnswers seen)
    {
        var privates = verdicts.Where(verdict => verdict.Candidate.Trust == Trust.Private).ToList();
        _policy = policy;
        _publics = [.. verdicts.Except(privates)];
        _front = [.. privates.Select(verdict => Hop.Proxy(verdict.Candidate.Url, Fallback.OnNotFound))];
        _frontIsDown = privates.All(verdict => verdict.Health == Health.Down);
        _seen = seen;
    }

    /// <summary>The best chain; null when no hop can be used.</summary>
    public ProxyChain? Best()
    {
        var best = BestOfAllowed();
        // What works today is not exchanged for what is not known to work.
        return Passes(best) != true && Passes(_policy.InForce) == true && !Leaks(_policy.InForce) ? _policy.InForce : best;
    }

    private ProxyChain? BestOfAllowed()
    {
        var all = With(Order(_publics));
        if (all is null || !IsNewToPrivatePaths(all)) return all;
        // The chain in force tells these hops nothing: they are added only where they are needed and no private path was seen to reach them.
        var known = With(Order([.. _publics.Where(verdict => verdict.Candidate.InForce)]));
        return Leaks(all) || Passes(known) == true ? known : all;
    }

    private bool? Passes(ProxyChain? chain) => chain is null ? false : ChainForecast.Passes(chain, _seen);

    private bool Leaks(ProxyChain chain) => _policy.Private is { ThroughTheList: true, Patterns: var patterns }
        && ChainForecast.Leaks(chain, _seen, patterns, IsPublic);

    private IReadOnlyList<ProxyVerdict> Order(IReadOnlyList<ProxyVerdict> publics)
    {
        var needed = _seen.Files.Where(file => ReachesPublics(file) && publics.Any(verdict => WasAsked(verdict, file)));
        return HopOrder.Of(publics, [.. needed], _seen, _policy.KnowsPipe);
    }

    private ProxyChain? With(IReadOnlyList<ProxyVerdict> publics)
    {
        if (publics.Count == 0 && _frontIsDown) return null;
        var after = _policy.KnowsPipe ? Fallback.OnAnyError : Fallback.OnNotFound;
        var hops = _front.Concat(publics.Select(verdict => Hop.Proxy(verdict.Candidate.Url, after)));
        return new ProxyChain(_policy.LastHop is { } last ? [.. hops, last] : [.. hops]);
    }

    private bool IsNewToPrivatePaths(ProxyChain chain) => _policy.Private is { ThroughTheList: true } && _front.Count > 0
        && chain.Hops.Any(hop => _publics.Any(verdict => !verdict.Candidate.InForce && verdict.Candidate.Url.Equals(hop.Url)));

    private bool IsPublic(Hop hop) => _publics.Any(verdict => verdict.Candidate.Url.Equals(hop.Url));

    private bool ReachesPublics(FileRequest file) => _front.All(hop => _seen.Of(hop, file).Kind == AnswerKind.NotFound);

    private bool WasAsked(ProxyVerdict verdict, FileRequest file) =>
        _seen.Of(Hop.Proxy(verdict.Candidate.Url, Fallback.OnAnyError), file).Kind != AnswerKind.Unknown;
}
