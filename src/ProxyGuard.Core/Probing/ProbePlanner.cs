using ProxyGuard.Core.Checksums;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Probing;

/// <summary>Decides what each candidate is asked. Pure: the same input gives the same plan.</summary>
public static class ProbePlanner
{
    /// <summary>The most requests one candidate gets, spares included.</summary>
    public const int MostRequests = 12;

    private const int Zips = 2;

    // Hosts that serve nobody's private code: what may be shown to a public proxy when no pattern says what is private.
    private static readonly string[] PublicHosts =
        ["golang.org", "google.golang.org", "gopkg.in", "go.uber.org", "k8s.io", "sigs.k8s.io", "go.opentelemetry.io", "cloud.google.com"];

    private static readonly string[] Forges =
        ["github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "gitea.com", "gitee.com", "git.sr.ht", "dev.azure.com"];

    /// <summary>Plans the probes.</summary>
    /// <param name="input">What the run has read.</param>
    /// <param name="day">The UTC day that seeds the sample.</param>
    internal static ProbePlan Plan(RunInput input, DateOnly day) =>
        Plan(input.Manifest, input.Candidates, input.Environment, input.PrivatePatterns, day, input.InContainer);

    /// <summary>Plans the probes.</summary>
    /// <param name="manifest">What the repository needs.</param>
    /// <param name="candidates">Whom to ask.</param>
    /// <param name="environment">Go's settings in force.</param>
    /// <param name="privatePatterns">Which modules are private.</param>
    /// <param name="day">The UTC day that seeds the sample.</param>
    /// <param name="inContainer">Whether loopback here is not the build's loopback.</param>
    public static ProbePlan Plan(
        ModuleManifest manifest,
        IReadOnlyList<Candidate> candidates,
        GoEnvironment environment,
        ModulePatterns privatePatterns,
        DateOnly day,
        bool inContainer)
    {
        var ranked = ModuleSample.Rank(manifest.Needs.Where(need => !environment.NoProxyPatterns.Matches(need.Module.Path)), day);
        var isGuarded = privatePatterns.IsEmpty && candidates.Any(candidate => candidate.Trust == Trust.Private);
        var forPublic = ranked.Where(need => MayBeShown(need.Module.Path, manifest, privatePatterns, isGuarded)).ToList();
        // A private proxy may be asked anything; what others are asked too comes early, because it can be compared.
        List<ModuleNeed> forPrivate =
            [.. ranked.Where(need => privatePatterns.Matches(need.Module.Path)).Concat(forPublic).Concat(ranked).Distinct()];
        var recorded = forPublic.Where(need => !environment.SumDb.IsOff && !environment.NoSumDbPatterns.Matches(need.Module.Path)).ToList();
        var record = From(4, recorded).FirstOrDefault();
        var plans = candidates.Select(candidate => WhyNot(candidate, inContainer) is { } reason
            ? new CandidatePlan(candidate, [], reason)
            : new CandidatePlan(candidate, Targets(candidate.Trust == Trust.Public ? forPublic : forPrivate, environment.SumDb, record)));
        List<CandidatePlan> all = [.. plans];
        var targets = all.SelectMany(plan => plan.Targets).ToList();
        var asked = targets.Select(target => target.Need).Concat(targets.Select(target => target.Then?.Need))
            .OfType<ModuleNeed>().Distinct();
        return new ProbePlan(all, [.. asked], forPublic.Select(need => need.Module).ToHashSet())
        {
            Database = all.Any(plan => plan.Targets.Count > 0) ? DatabaseAt(environment.SumDb, record, inContainer) : null,
        };
    }

    private static DatabasePlan? DatabaseAt(SumDb sumDb, ModuleNeed? record, bool inContainer)
    {
        if (record is null || NoteVerifier.Parse(sumDb.Key) is not { } key || sumDb.Address is not { } address) return null;
        var candidate = new Candidate(address, Trust.Public, InForce: false);
        return WhyNot(candidate, inContainer) is null ? new DatabasePlan(candidate, RecordQuestion.ToDatabase(key, record)) : null;
    }

    private static ReasonCode? WhyNot(Candidate candidate, bool inContainer) => candidate.Url switch
    {
        { IsUsable: false } => ReasonCode.Unusable,
        { IsFile: true } => ReasonCode.FileNotVisible,
        { IsLoopback: true } when inContainer => ReasonCode.LoopbackInContainer,
        _ => null,
    };

    // A module beside the repository's own (same host and owner, which forges compare without case) may be private whatever the patterns
    // say.
    private static bool MayBeShown(string path, ModuleManifest manifest, ModulePatterns patterns, bool isGuarded)
    {
        if (patterns.Matches(path)) return false;
        if (isGuarded) return PublicHosts.Any(host => path.StartsWith(host + "/", StringComparison.Ordinal));
        return !manifest.MainModules.Any(main => Owner(main) is { } owner && owner.Equals(Owner(path), StringComparison.OrdinalIgnoreCase));
    }

    // On a forge the first element is somebody; any other host is its owner's as a whole.
    private static string? Owner(string path) => path.Split('/') switch
    {
        [var host, ..] when !host.Contains('.') || PublicHosts.Contains(host) => null,
        [var host, var owner, ..] when Forges.Contains(host.ToLowerInvariant()) => $"{host}/{owner}",
        [var host, ..] => host,
        [] => null,
    };

    private static List<ProbeTarget> Targets(List<ModuleNeed> modules, SumDb sumDb, ModuleNeed? record)
    {
        List<ProbeTarget> targets = [ProbeTarget.Absent];
        var question = record is not null && NoteVerifier.Parse(sumDb.Key) is { } key ? RecordQuestion.ToProxy(key, record) : null;
        var isCarried = sumDb is { IsOff: false, Url: null };
        if (isCarried) targets.Add(ProbeTarget.SumDbSupported(sumDb.Name, question));
        if (modules.Count == 0) return targets;
        // What the database is asked leaves room for one of each kind instead of two.
        var (each, reserved) = isCarried && question is not null ? (1, question.MostRequests) : (2, 0);
        targets.AddRange(modules.Take(each).Select(need => ProbeTarget.Of(Endpoint.Info, need)));
        var hashed = modules.Where(need => need.ModHash is not null).ToList();
        targets.AddRange(From(each, hashed.Count > 0 ? hashed : modules).Take(each).Select(need => ProbeTarget.Of(Endpoint.Mod, need)));
        if (modules.FirstOrDefault(IsTagged) is { } tagged)
            targets.AddRange([ProbeTarget.Of(Endpoint.List, tagged), ProbeTarget.Of(Endpoint.Latest, tagged)]);
        targets.AddRange(ZipTargets(modules, 2 * each, MostRequests - reserved - targets.Count));
        return targets;
    }

    // Each endpoint begins where the one before it ended: the more classes are met, the more the few requests say.
    private static IEnumerable<ModuleNeed> From(int start, List<ModuleNeed> modules) => modules.Skip(start).Concat(modules).Distinct();

    private static IEnumerable<ProbeTarget> ZipTargets(List<ModuleNeed> modules, int start, int most)
    {
        var hashed = modules.Where(need => need.ZipHash is not null).ToList();
        var zips = From(start, hashed).Concat(modules.Except(hashed)).Take(most).ToList();
        return zips.Take(Zips).Select((need, turn) => ProbeTarget.Of(Endpoint.Zip, need, [.. SparesOf(turn)]));

        IEnumerable<ProbeTarget> SparesOf(int turn) =>
            zips.Skip(Zips).Where((_, index) => index % Zips == turn).Select(spare => ProbeTarget.Of(Endpoint.Zip, spare));
    }

    private static bool IsTagged(ModuleNeed need) =>
        SemanticVersion.TryParse(need.Module.Version, out var version) && !version.IsPseudo && !version.IsIncompatible;
}
