using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Choosing;

/// <summary>What a chain would have done with what was observed: <c>go</c> walks the list anew for every file. Pure.</summary>
public static class ChainForecast
{
    private static readonly Endpoint[] Asked = [Endpoint.Info, Endpoint.Mod, Endpoint.Zip];

    /// <summary>Whether every probed file would have been served; null when what was seen does not tell.</summary>
    /// <param name="chain">The chain to walk.</param>
    /// <param name="observations">What was seen.</param>
    public static bool? Passes(ProxyChain chain, IReadOnlyList<Observation> observations)
    {
        var seen = observations.ToLookup(one => (one.Candidate.Id, one.Endpoint, one.Module));
        var files = observations.Where(one => Asked.Contains(one.Endpoint)).Select(one => (one.Endpoint, one.Module)).Distinct().ToList();
        var results = files.Select(file => Walk(chain, hop => seen[(hop.Url!.Id, file.Endpoint, file.Module)].FirstOrDefault())).ToList();
        if (results.Contains(false)) return false;
        return results.Count == 0 || results.Contains(null) ? null : true;
    }

    private static bool? Walk(ProxyChain chain, Func<Hop, Observation?> seenAt)
    {
        foreach (var hop in chain.Hops)
        {
            if (hop.Kind == HopKind.Off) return false;
            if (hop.Kind == HopKind.Direct) return null;
            var effect = hop.Url!.IsUsable ? EffectOf(seenAt(hop)) : Effect.Stops;
            if (effect is Effect.Serves or Effect.Slow) return true;
            if (effect == Effect.Unknown) return null;
            var goesOn = effect == Effect.MovesOn || (effect == Effect.Stops && hop.After == Fallback.OnAnyError);
            if (!goesOn) return false;
        }
        return false;
    }

    private static Effect EffectOf(Observation? seen) => seen?.Outcome.EffectOn(seen.Endpoint) ?? Effect.Unknown;
}
