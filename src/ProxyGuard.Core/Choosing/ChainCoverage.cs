using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Choosing;

/// <summary>Which modules the proxies of a chain serve, of those that were to be asked for. Pure.</summary>
/// <param name="Asked">The module versions, in the order of observation.</param>
/// <param name="Lacking">Those that no proxy of the chain serves, walked as <c>go</c> does; <c>direct</c>, where it follows, is no
/// proxy.</param>
/// <param name="Unknown">How many were not seen far enough to tell, for instance because the time was over.</param>
/// <param name="HasToolchain">Whether a proxy of the chain has the release of <c>go</c> that is fetched first; null when not known, or when
/// none is fetched.</param>
public sealed record ChainCoverage(
    IReadOnlyList<ModuleVersion> Asked, IReadOnlyList<ModuleVersion> Lacking, int Unknown, bool? HasToolchain)
{
    /// <summary>How many are served.</summary>
    public int Served => Asked.Count - Lacking.Count - Unknown;

    /// <summary>Whether it lacks some but serves others: a chain that serves nothing has another trouble.</summary>
    public bool LacksSome => Lacking.Count > 0 && Served > 0;

    /// <summary>Walks the chain for every module.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="observations">What was seen.</param>
    public static ChainCoverage Of(ProxyChain chain, IReadOnlyList<Observation> observations)
    {
        Hop[] proxies = [.. chain.Hops.Where(hop => hop.Kind == HopKind.Proxy)];
        if (proxies.Length == 0) return new([], [], 0, null);
        var served = observations.Where(one => one.Module is not null && one.Endpoint is Endpoint.Info or Endpoint.Mod or Endpoint.Zip)
            .GroupBy(one => one.Module!.Value)
            .Select(files => (Module: files.Key, Passes: ChainForecast.Passes(new ProxyChain(proxies), [.. files])))
            .ToLookup(module => module.Module.Path == ToolchainSwitch.Module);
        return new(
            [.. served[false].Select(module => module.Module)],
            [.. served[false].Where(module => module.Passes == false).Select(module => module.Module)],
            served[false].Count(module => module.Passes is null),
            served[true].Select(module => module.Passes).FirstOrDefault());
    }
}
