using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Judging;

/// <summary>Turns observations into verdicts. The only judge; pure.</summary>
public static class ProxyJudge
{
    /// <summary>Judges every candidate of a plan.</summary>
    /// <param name="plan">Whom was asked for what.</param>
    /// <param name="observations">What was seen.</param>
    /// <param name="privatePatterns">Which modules are private: a private proxy need not have the others.</param>
    /// <param name="runsGoAuth">Whether GOAUTH names a command, which <c>go</c> would run and a probe does not.</param>
    /// <returns>One verdict per candidate, in the plan's order.</returns>
    public static IReadOnlyList<ProxyVerdict> Judge(
        ProbePlan plan, IReadOnlyList<Observation> observations, ModulePatterns privatePatterns, bool runsGoAuth)
    {
        var evidence = new Evidence(plan, observations, privatePatterns);
        var verdicts = plan.Candidates.Select(one => new CandidateJudge(evidence, one.Candidate, runsGoAuth).Judge(one.NotProbed)).ToList();
        return FailsAlike(verdicts) is { } outcome ? [.. verdicts.Select(verdict => Excuse(verdict, outcome))] : verdicts;
    }

    // When all fail alike, or the only one does, in a way our own network can cause, nobody is accused of it.
    private static ProbeOutcome? FailsAlike(List<ProxyVerdict> verdicts)
    {
        var judged = verdicts.Where(verdict => verdict.Health is not (Health.NotJudged or Health.Unknown)).ToList();
        if (judged.Count == 0 || judged.Any(verdict => verdict.Health != Health.Down)) return null;
        var outcomes = judged.Select(MainOutcome).Distinct().ToList();
        return outcomes is [{ } outcome] && CanBeOwnNetwork(outcome) ? outcome : null;
    }

    private static ProxyVerdict Excuse(ProxyVerdict verdict, ProbeOutcome outcome) => verdict.Health != Health.Down
        ? verdict
        : verdict with { Health = Health.Unknown, Reasons = [new Reason(ReasonCode.OwnNetwork, Outcome: outcome), .. verdict.Reasons] };

    private static ProbeOutcome? MainOutcome(ProxyVerdict verdict) => verdict.Reasons
        .Where(reason => reason.Outcome is not null)
        .MaxBy(reason => reason.Count)?.Outcome;

    // A status is the proxy's own word, but for those that firewalls and inspecting gateways answer in its stead.
    private static bool CanBeOwnNetwork(ProbeOutcome outcome) => outcome
        is not (ProbeOutcome.Throttled or ProbeOutcome.ServerError or ProbeOutcome.NotFound or ProbeOutcome.Gone
            or ProbeOutcome.WrongMetadata or ProbeOutcome.ChecksumMismatch or ProbeOutcome.DamagedZip or ProbeOutcome.RedirectLoop);
}

/// <summary>All observations, and the questions that need more than one proxy to answer.</summary>
internal sealed class Evidence(ProbePlan plan, IReadOnlyList<Observation> observations, ModulePatterns privatePatterns)
{
    private readonly ILookup<string, Observation> _byCandidate = observations.ToLookup(one => one.Candidate.Id);

    public IReadOnlyList<Observation> Of(Candidate candidate) => [.. _byCandidate[candidate.Id]];

    /// <summary>Whether another proxy served these bytes with the hash of go.sum.</summary>
    public bool OthersServeIt(Observation one) =>
        Others(one).Any(other => other.Outcome == ProbeOutcome.Ok && other.Hash == one.ExpectedHash);

    /// <summary>Whether every other proxy that answered, and at least one did, served the same other bytes.</summary>
    public bool OthersAgreeAgainstGoSum(Observation one)
    {
        var hashes = Others(one).Where(other => other.Hash is not null).Select(other => other.Hash).ToList();
        return hashes.Count > 0 && hashes.All(hash => hash == one.Hash);
    }

    /// <summary>Whether the version it names as newest is older than what another proxy names or go.sum has.</summary>
    public bool IsStale(Observation one)
    {
        if (one.NewestVersion is null || !SemanticVersion.TryParse(one.NewestVersion, out var newest) || newest.IsPrerelease) return false;
        var known = Others(one).Select(other => other.NewestVersion)
            .Concat(one.Endpoint == Endpoint.List ? Required(one.Module) : []);
        return known.Any(text =>
            text is not null && SemanticVersion.TryParse(text, out var other) && !other.IsPrerelease && newest < other);
    }

    // A version of go.sum may have been retracted since: then a list still has it, and @latest rightly has not.
    private IEnumerable<string> Required(ModuleVersion? module) =>
        plan.Sampled.Where(need => need.Module.Path == module?.Path).Select(need => need.Module.Version);

    /// <summary>
    /// Whether "not found" for this module says something about the proxy: a private proxy need not have public modules, and a toolchain
    /// that nobody has may not exist.
    /// </summary>
    public bool IsExpectedAt(Observation one) => one.Candidate.Trust == Trust.Public
        ? one.Module?.Path != ToolchainSwitch.Module || Others(one).Any(ProbeOutcomes.Passes)
        : one.Module is { } module && privatePatterns.Matches(module.Path);

    private IEnumerable<Observation> Others(Observation one) => observations.Where(other =>
        other.Endpoint == one.Endpoint && other.Module == one.Module && other.Candidate.Id != one.Candidate.Id);
}
