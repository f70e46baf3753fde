using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Choosing;

/// <summary>What speaks against the floor that the policy names, as far as it can be told without a network.</summary>
internal static class Floors
{
    /// <summary>Why the floor cannot be used; null when nothing speaks against it.</summary>
    /// <param name="options">What a person set.</param>
    /// <param name="manifest">What the repository needs.</param>
    /// <param name="settings">Go's settings in force.</param>
    /// <param name="cache">What the module cache holds.</param>
    /// <param name="environment">The process environment.</param>
    public static DecisionReason? WhyNot(
        GuardOptions options,
        ModuleManifest manifest,
        GoEnvironment settings,
        ModuleCacheState cache,
        IReadOnlyDictionary<string, string> environment) => options.WhenNone switch
        {
            WhenNone.Direct or WhenNone.Cache when options.InContainer => DecisionReason.FloorNotVisible,
            WhenNone.Direct => WhyNotDirect(manifest, settings, environment),
            WhenNone.Cache when cache.Poisoned.Count > 0 => DecisionReason.CachePoisoned,
            WhenNone.Cache when !cache.IsComplete => DecisionReason.CacheIncomplete,
            WhenNone.Vendor when VendorFlags(manifest, settings) is null => DecisionReason.VendorInconsistent,
            _ => null,
        };

    /// <summary>The GOFLAGS that make the build use the vendor directory; null when it cannot serve.</summary>
    public static string? VendorFlags(ModuleManifest manifest, GoEnvironment settings) =>
        manifest.IsVendored ? GoFlags.With(settings.Value("GOFLAGS"), "mod", "vendor") : null;

    // What GONOPROXY takes out of the list goes to its origin whatever we write: that is not this floor's doing.
    private static DecisionReason? WhyNotDirect(
        ModuleManifest manifest, GoEnvironment settings, IReadOnlyDictionary<string, string> environment)
    {
        var paths = manifest.Needs.Select(need => need.Module.Path).Where(path => !settings.NoProxyPatterns.Matches(path)).Distinct();
        if (GoVcs.Parse(settings.Value("GOVCS")) is not { } rules) return DecisionReason.DirectForbidden;
        if (!paths.All(path => rules.AllowsGit(path, settings.PrivatePatterns))) return DecisionReason.DirectForbidden;
        return ExecutableFinder.IsOnPath("git", environment) ? null : DecisionReason.DirectNeedsGit;
    }
}
