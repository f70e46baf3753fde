using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Proxies;

/// <summary>The proxies that may be used, who may see private paths, and in which order.</summary>
/// <param name="Candidates">Private ones first, in the order given; then the public ones in order of preference. At most <see
/// cref="Most"/>.</param>
/// <param name="Faults">Contradictory or forbidden options; when there is one, nothing should be probed.</param>
/// <param name="Warnings">Codes of <see cref="WarningCode"/>.</param>
public sealed record CandidateList(
    IReadOnlyList<Candidate> Candidates,
    IReadOnlyList<SourceFault> Faults,
    IReadOnlyList<WarningFacts> Warnings)
{
    /// <summary>The most candidates a run may have.</summary>
    public const int Most = 40;

    internal static readonly ProxyUrl DefaultMirror = GoProxyParser.Parse(GoEnvironment.DefaultProxy).Value!.Hops[0].Url!;

    /// <summary>
    /// Works the list out. A hop in force is public only when it is Go's default mirror or named in <c>proxies</c>; any other is private,
    /// so
    /// that a forgotten option can never show a private path to a stranger. Options win over hops in force, but a URL that is in force
    /// with credentials is taken from there.
    /// </summary>
    /// <param name="environment">Go's settings in force.</param>
    /// <param name="options">What a person set.</param>
    public static CandidateList From(GoEnvironment environment, GuardOptions options)
    {
        List<ProxyUrl> inForce = [.. (environment.Chain?.Hops ?? []).Select(hop => hop.Url).OfType<ProxyUrl>()];
        var isPublic = options.Proxies.Append(DefaultMirror).ToHashSet();
        var publicUrls = options.Proxies.Count > 0
            ? options.Proxies
            : [.. inForce.Where(url => isPublic.Contains(url) && !options.PrivateProxies.Contains(url))];
        var privateUrls = options.PrivateProxies.Count > 0
            ? options.PrivateProxies
            : [.. inForce.Where(url => !isPublic.Contains(url))];
        var named = privateUrls.Select(url => Make(url, Trust.Private)).Concat(publicUrls.Select(url => Make(url, Trust.Public))).ToList();
        var candidates = named.DistinctBy(candidate => candidate.Id).ToList();
        var twice = named.CountBy(candidate => candidate.Id).Where(count => count.Value > 1).Select(count => count.Key);
        return new CandidateList(
            candidates,
            [.. FaultsOf(options), .. Contradictions(environment, options, candidates), .. TooMany(candidates.Count)],
            [.. twice.Select(id => new WarningFacts(WarningCode.DuplicateProxy, [id]))]);

        Candidate Make(ProxyUrl url, Trust trust)
        {
            var same = inForce.Find(url.Equals);
            return new Candidate(same ?? url, trust, same is not null);
        }
    }

    /// <summary>What is wrong with the two lists of options by themselves, whatever is in force; <see cref="Faults"/> holds the
    /// same.</summary>
    /// <param name="options">What a person set.</param>
    public static IEnumerable<SourceFault> FaultsOf(GuardOptions options)
    {
        var fromOptions = options.Proxies.Select(url => ("proxies", url))
            .Concat(options.PrivateProxies.Select(url => ("private-proxies", url)));
        foreach (var (option, url) in fromOptions.Where(pair => pair.url.UserInfo is not null))
            yield return new SourceFault(option, 0, $"{url.Text} holds credentials (allowed: only in GOPROXY itself; or use a netrc file)");
        foreach (var url in options.Proxies.Where(url => options.PrivateProxies.Any(other => other.Id == url.Id)).DistinctBy(url => url.Id))
            yield return new SourceFault("proxies", 0, $"{url.Text} also stands in private-proxies (allowed: in one of the two)");
    }

    internal static bool IsDefaultMirror(ProxyUrl url) => url.Equals(DefaultMirror);

    // Only what a person asks for is refused: the same shape merely in force is kept, with a warning, because builds work with it today.
    private static IEnumerable<SourceFault> Contradictions(GoEnvironment environment, GuardOptions options, List<Candidate> candidates)
    {
        var isOff = environment.Chain?.Hops is [{ Kind: HopKind.Off }];
        if (isOff && options.Proxies.Count > 0) yield return AgainstOff("proxies");
        if (isOff && options.PrivateProxies.Count > 0) yield return AgainstOff("private-proxies");

        var isDeclared = environment.DeclaresPrivate || !string.IsNullOrEmpty(options.Private);
        var own = candidates.Find(candidate => candidate.Trust == Trust.Private);
        if (options.Direct == DirectPolicy.Last && own is not null && !isDeclared)
        {
            yield return new SourceFault("direct", 0, $"{LastTakes(own.Url)}, and no pattern says which are private {InsteadOfLast}");
        }
    }

    private static FormattableString LastTakes(ProxyUrl own) =>
        $"'direct: last' after the private proxy {own.Text} takes what it does not have to the modules' origins";

    private static FormattableString InsteadOfLast =>
        $"(allowed: 'never'; or patterns in 'private' or GOPRIVATE; or the proxy named in 'proxies', if it is public)";

    private static SourceFault AgainstOff(string option) =>
        new(option, 0, $"'{option}' is given while GOPROXY=off is in force, which forbids to ask anybody {InsteadOfOff}");

    private static FormattableString InsteadOfOff => $"(allowed: one of the two; unset GOPROXY, or give no candidates)";

    private static IEnumerable<SourceFault> TooMany(int count) =>
        count > Most ? [new SourceFault("proxies", 0, $"{count} candidates in all (allowed: at most {Most})")] : [];
}
