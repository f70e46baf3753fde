using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Proxies;

/// <summary>Where the settings in force show private modules to those who should not hear of them. Each has a fix of one line.</summary>
internal static class LeakWarnings
{
    private const int MostOwners = 10;

    /// <summary>All of them.</summary>
    /// <param name="environment">Go's settings in force.</param>
    /// <param name="candidates">Who is public and who is not.</param>
    /// <param name="manifest">What the repository needs.</param>
    /// <param name="patterns">Which modules are private.</param>
    public static IEnumerable<WarningFacts> Of(
        GoEnvironment environment, IReadOnlyList<Candidate> candidates, ModuleManifest manifest, ModulePatterns patterns)
    {
        var hops = environment.Chain?.Hops ?? [];
        var isDeclared = environment.DeclaresPrivate || !patterns.IsEmpty;
        return
        [
            .. PublicBeforePrivate(hops, candidates, environment.NoProxyPatterns),
            .. isDeclared ? [] : DirectAfterPrivate(hops, candidates),
            .. PrivateLooking(hops, candidates, manifest, environment.NoProxyPatterns, isDeclared),
        ];
    }

    // With patterns in GONOPROXY the private modules go past the whole list, and its order tells nobody anything.
    private static IEnumerable<WarningFacts> PublicBeforePrivate(
        IReadOnlyList<Hop> hops, IReadOnlyList<Candidate> candidates, ModulePatterns noProxy)
    {
        var first = hops.Select(hop => hop.Url).OfType<ProxyUrl>().FirstOrDefault();
        var later = hops.Skip(1).Select(hop => hop.Url).OfType<ProxyUrl>().FirstOrDefault(url => !IsPublic(url, candidates));
        if (first is not null && later is not null && IsPublic(first, candidates) && noProxy is { IsEmpty: true } or { Text: "none" })
            yield return new WarningFacts(WarningCode.PublicBeforePrivate, ["GOPROXY", first!.Id, later!.Id]);
    }

    private static IEnumerable<WarningFacts> DirectAfterPrivate(IReadOnlyList<Hop> hops, IReadOnlyList<Candidate> candidates)
    {
        if (hops is not [.., { Kind: HopKind.Direct }]) yield break;
        if (hops.Select(hop => hop.Url).OfType<ProxyUrl>().LastOrDefault(url => !IsPublic(url, candidates)) is { } own)
            yield return new WarningFacts(WarningCode.DirectAfterPrivate, ["GOPROXY", own.Id]);
    }

    // Behind a private hop, a public one hears only of what the private one does not have. On a forge the neighbour of a public
    // repository is mostly public too: once somebody has declared what is private, that is believed.
    private static IEnumerable<WarningFacts> PrivateLooking(
        IReadOnlyList<Hop> hops, IReadOnlyList<Candidate> candidates, ModuleManifest manifest, ModulePatterns noProxy, bool isDeclared)
    {
        if (hops is not [{ Url: { } first }, ..] || !IsPublic(first, candidates)) return [];
        return manifest.Needs
            .Where(need => !noProxy.Matches(need.Module.Path))
            .Where(need => LooksPrivate(need.Module.Path))
            .DistinctBy(need => ModuleOwner.Of(need.Module.Path))
            .Take(MostOwners)
            .Select(need => new WarningFacts(WarningCode.PrivateLookingModule, [need.Module.Path, ModuleOwner.Of(need.Module.Path)!])
            {
                Place = need.Place,
            });

        bool LooksPrivate(string path) => ModuleOwner.IsOnInnerHost(path)
            || (ModuleOwner.IsShared(path, manifest.MainModules) && !(isDeclared && ModuleOwner.IsOnForge(path)));
    }

    private static bool IsPublic(ProxyUrl url, IReadOnlyList<Candidate> candidates) =>
        candidates.FirstOrDefault(candidate => candidate.Url.Equals(url)) is { } named
            ? named.Trust == Trust.Public
            : CandidateList.IsDefaultMirror(url);
}
