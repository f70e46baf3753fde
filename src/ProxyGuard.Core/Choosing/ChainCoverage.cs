using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Resolving;

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
    /// <param name="seen">What the hops answered.</param>
    public static ChainCoverage Of(ProxyChain chain, ObservedAnswers seen)
    {
        Hop[] proxies = [.. chain.Hops.Where(hop => hop.Kind == HopKind.Proxy)];
        if (proxies.Length == 0) return new([], [], 0, null);
        var modules = seen.Files.GroupBy(file => new ModuleVersion(file.Path, file.Version))
            .Select(files => (Module: files.Key, IsServed: All([.. files.Select(file => ChainForecast.Serves(proxies, file, seen.Of))])))
            .ToLookup(module => module.Module.Path == ToolchainSwitch.Module);
        return new(
            [.. modules[false].Select(module => module.Module)],
            [.. modules[false].Where(module => module.IsServed == false).Select(module => module.Module)],
            modules[false].Count(module => module.IsServed is null),
            modules[true].Select(module => module.IsServed).FirstOrDefault());
    }

    private static bool? All(IReadOnlyList<bool?> served) => served.Contains(false) ? false : served.Contains(null) ? null : true;
}
