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

    /// <summary>Plans the probes.</summary>
    /// <param name="input">What the run has read.</param>
    /// <param name="day">The UTC day that seeds the sample.</param>
    internal static ProbePlan Plan(RunInput input, DateOnly day) => Plan(
        input.FetchesModules ? input.Manifest : input.Manifest with { Needs = [] },
        input.Candidates,
        input.Environment,
        input.PrivatePatterns,
        day,
        input.InContainer,
        input.Coverage,
        input.Toolchain.Download);

    /// <summary>Plans the probes.</summary>
    /// <param name="manifest">What the repository needs.</param>
    /// <param name="candidates">Whom to ask.</param>
    /// <param name="environment">Go's settings in force.</param>
    /// <param name="privatePatterns">Which modules are private.</param>
    /// <param name="day">The UTC day that seeds the sample.</param>
    /// <param name="inContainer">Whether loopback here is not the build's loopback.</param>
    /// <param name="coverage">Whether every module version is asked for besides the sample.</param>
    /// <param name="toolchain">The toolchain that <c>go</c> will download; null for none. Its name is everybody's.</param>
    public static ProbePlan Plan(
        ModuleManifest manifest,
        IReadOnlyList<Candidate> candidates,
        GoEnvironment environment,
        ModulePatterns privatePatterns,
        DateOnly day,
        bool inContainer,
        Coverage coverage = Coverage.Sample,
        ModuleVersion? toolchain = null)
    {
        var ranked = ModuleSample.Rank(manifest.Needs.Where(need => !environment.NoProxyPatterns.Matches(need.Module.Path)), day);
        var isGuarded = privatePatterns.HasMalformed || environment.NoProxyPatterns.HasMalformed
            || (privatePatterns.IsEmpty && candidates.Any(candidate => candidate.Trust == Trust.Private));
        var forPublic = ranked
            .Where(need => !environment.NoProxyPatterns.MayMatch(need.Module.Path))
            .Where(need => MayBeShown(need.Module.Path, manifest, privatePatterns, isGuarded)).ToList();
        // A private proxy may be asked anything; what others are asked too comes early, because it can be compared.
        List<ModuleNeed> forPrivate =
            [.. ranked.Where(need => privatePatterns.Matches(need.Module.Path)).Concat(forPublic).Concat(ranked).Distinct()];
        if (toolchain is { } fetched && environment.NoProxyPatterns.Matches(fetched.Path)) toolchain = null;
        var record = RecordToAsk(manifest, forPublic, environment, toolchain is not null);
        List<CandidatePlan> plans = [.. candidates.Select(Plan)];
        var targets = plans.SelectMany(plan => plan.Targets).ToList();
        var asked = targets.Select(target => target.Need).Concat(targets.Select(target => target.Then?.Need))
            .OfType<ModuleNeed>().Distinct();
        var nameable = forPublic.Select(need => need.Module).Concat(toolchain is { } named ? [named] : []);
        return new ProbePlan(plans, [.. asked.Where(need => need.Module != toolchain)], nameable.ToHashSet())
        {
            Database = targets.Count > 0 ? DatabaseAt(environment.SumDb, record, inContainer) : null,
        };

        CandidatePlan Plan(Candidate candidate)
        {
            if (WhyNot(candidate, inContainer) is { } reason) return new CandidatePlan(candidate, [], reason);
            var modules = candidate.Trust == Trust.Public ? forPublic : forPrivate;
            var own = candidate.Trust == Trust.Private ? modules.Where(need => privatePatterns.Matches(need.Module.Path)) : [];
            var targets = Targets(modules, [.. own.Take(record is null ? 2 : 1)], environment.SumDb, record, toolchain);
            return new CandidatePlan(candidate, targets) { Coverage = coverage == Coverage.Full ? TheRest(modules, targets) : [] };
        }
    }

    // Go asks the database for what go.sum does not hold, and for toolchains: otherwise the requests are better spent on modules.
    private static ModuleNeed? RecordToAsk(
        ModuleManifest manifest, List<ModuleNeed> forPublic, GoEnvironment environment, bool fetchesToolchain)
    {
        var isNeeded = fetchesToolchain || manifest.Needs.Any(need => need.IsRequired && (need.ZipHash is null || need.ModHash is null));
        return isNeeded && !environment.SumDb.IsOff
            ? From(4, [.. forPublic.Where(need => !environment.NoSumDbPatterns.MayMatch(need.Module.Path))]).FirstOrDefault()
            : null;
    }

    private static DatabasePlan? DatabaseAt(SumDb sumDb, ModuleNeed? record, bool inContainer)
    {
        if (record is null || NoteVerifier.Parse(sumDb.Key) is not { } key || sumDb.Address is not { } address) return null;
        var candidate = new Candidate(address, Trust.Public, InForce: false);
        return WhyNot(candidate, inContainer) is null ? new DatabasePlan(candidate, RecordQuestion.ToDatabase(key, record)) : null;
    }

    // A .mod is what go asks of every version in the graph, it is small, and go.sum can prove it right: an .info is neither asked of all
    // nor proved by anything.
    private static IReadOnlyList<ProbeTarget> TheRest(List<ModuleNeed> modules, List<ProbeTarget> targets)
    {
        var sampled = targets.Where(target => target.Endpoint == Endpoint.Mod).Select(target => target.Need).ToHashSet();
        return [.. modules.Where(need => !sampled.Contains(need)).Select(need => ProbeTarget.Of(Endpoint.Mod, need))];
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
        if (patterns.MayMatch(path) || ModuleOwner.IsOnInnerHost(path)) return false;
        // Without patterns that say what is private, only hosts that serve no private code are beyond doubt.
        return isGuarded ? ModuleOwner.IsOnPublicHost(path) : !ModuleOwner.IsShared(path, manifest.MainModules);
    }

    // What a private proxy does not have goes on to the next hop under its name: each file of its own modules is looked at.
    private static List<ProbeTarget> Targets(
        List<ModuleNeed> all, List<ModuleNeed> own, SumDb sumDb, ModuleNeed? record, ModuleVersion? toolchain)
    {
        List<ProbeTarget> targets = [ProbeTarget.Absent];
        if (toolchain is { } fetched)
            targets.Add(ProbeTarget.Of(Endpoint.Zip, new ModuleNeed(fetched, null, null, true, false, "go.mod", 0)));
        var question = record is not null && NoteVerifier.Parse(sumDb.Key) is { } key ? RecordQuestion.ToProxy(key, record) : null;
        var isCarried = sumDb is { IsOff: false, Url: null };
        if (isCarried) targets.Add(ProbeTarget.SumDbSupported(sumDb.Name, question));
        foreach (var endpoint in new[] { Endpoint.Info, Endpoint.Mod, Endpoint.Zip })
            targets.AddRange(own.Select(need => ProbeTarget.Of(endpoint, need)));
        var modules = all.Except(own).ToList();
        if (modules.Count == 0) return targets;
        var reserved = isCarried && question is not null ? question.MostRequests : 0;
        // What the database and the own modules are asked leaves room for one of each kind instead of two.
        var each = reserved > 0 || own.Count > 0 ? 1 : 2;
        targets.AddRange(modules.Take(each).Select(need => ProbeTarget.Of(Endpoint.Info, need)));
        var hashed = modules.Where(need => need.ModHash is not null).ToList();
        targets.AddRange(From(each, hashed.Count > 0 ? hashed : modules).Take(each).Select(need => ProbeTarget.Of(Endpoint.Mod, need)));
        if (own.Count < 2 && all.FirstOrDefault(IsTagged) is { } tagged)
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
