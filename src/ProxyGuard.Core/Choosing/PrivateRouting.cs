using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Choosing;

/// <summary>Where the modules that are declared private go, and what must be exported so that they go nowhere else.</summary>
/// <param name="Patterns">Which modules are private; empty when nobody declared any.</param>
/// <param name="Variables">What to export, by name; empty when the environment says it already.</param>
/// <param name="ThroughTheList">Whether <c>go</c> asks the GOPROXY list for some of them, because GONOPROXY does not cover them.</param>
public sealed record PrivateRouting(ModulePatterns Patterns, IReadOnlyDictionary<string, string> Variables, bool ThroughTheList)
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>
    /// Works it out. Patterns that only the option <c>private</c> declares are unknown to <c>go</c>: with a private proxy they go
    /// through it, and only the checksum database must not hear of them; without one they go to their origins, past every public proxy.
    /// Source: <c>go help private</c>.
    /// </summary>
    /// <param name="environment">Go's settings in force.</param>
    /// <param name="option">The patterns of the option <c>private</c>; null when it is not set.</param>
    /// <param name="hasPrivateProxy">Whether a candidate may see private paths.</param>
    public static PrivateRouting Of(GoEnvironment environment, ModulePatterns? option, bool hasPrivateProxy)
    {
        var patterns = option ?? environment.PrivatePatterns;
        var written = Globs(patterns);
        var isThrough = !written.IsSubsetOf(Globs(environment.NoProxyPatterns));
        if (option is null || written.Count == 0) return new PrivateRouting(patterns, Nothing, isThrough);
        if (hasPrivateProxy)
            return new PrivateRouting(patterns, With(written, ("GONOSUMDB", environment.NoSumDbPatterns)), isThrough);
        // The other two follow GOPRIVATE where they have no value of their own.
        (string Name, ModulePatterns InForce)[] lists =
        [
            ("GOPRIVATE", environment.PrivatePatterns),
            ("GONOPROXY", environment.NoProxyPatterns),
            ("GONOSUMDB", environment.NoSumDbPatterns),
        ];
        var own = lists.Where(list => list.Name == "GOPRIVATE" || environment.Value(list.Name).Length > 0);
        return new PrivateRouting(patterns, With(written, [.. own]), false);
    }

    /// <summary>Patterns that match every module: exported, they would switch the checksum database off for all of them.</summary>
    /// <param name="patterns">The option's patterns.</param>
    public static IEnumerable<SourceFault> FaultsOf(ModulePatterns patterns) => Globs(patterns)
        .Where(glob => glob.Split('/')[0].All(c => c == '*'))
        .Select(glob => new SourceFault(
            "private",
            0,
            $"{glob} matches every host and would keep all modules from the checksum database (allowed: patterns that name a host)"));

    private static Dictionary<string, string> With(HashSet<string> written, params (string Name, ModulePatterns InForce)[] lists) => lists
        .Where(list => !written.IsSubsetOf(Globs(list.InForce)))
        .ToDictionary(list => list.Name, list => string.Join(',', Globs(list.InForce).Union(written)));

    private static HashSet<string> Globs(ModulePatterns patterns) =>
        [.. patterns.Print().Split(',', StringSplitOptions.RemoveEmptyEntries).Select(glob => glob.TrimEnd('/'))];
}
