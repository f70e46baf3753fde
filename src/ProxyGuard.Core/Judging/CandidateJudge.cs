using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Judging;

/// <summary>Judges one candidate by what it answered, and by what the others did.</summary>
internal sealed class CandidateJudge(Evidence evidence, Candidate candidate, bool runsGoAuth)
{
    // What every build asks; a proxy on which one of these never works cannot serve it.
    private static readonly Endpoint[] Essential = [Endpoint.Info, Endpoint.Mod, Endpoint.Zip];

    private readonly IReadOnlyList<Observation> _all = evidence.Of(candidate);

    public ProxyVerdict Judge(ReasonCode? notProbed)
    {
        if (notProbed is ReasonCode.Unusable) return Verdict(Health.Down, [new Reason(ReasonCode.Unusable)]);
        if (notProbed is { } why) return Verdict(Health.NotJudged, [new Reason(why)]);
        var ended = _all.Where(one => one.Outcome != ProbeOutcome.Cancelled).ToList();
        if (ended.Count == 0) return Verdict(Health.Unknown, [new Reason(ReasonCode.NoEvidence)]);
        if (runsGoAuth && candidate.Url.UserInfo is null && AsksWhoWeAre(ended))
            return Verdict(Health.NotJudged, [new Reason(ReasonCode.NeedsGoAuth)]);
        return OfFindings([.. ended.Select(one => new Finding(one, MeaningOf(one)))]);
    }

    // Many proxies hide from strangers what they have: "no such module" is a "who are you?" too.
    private static bool AsksWhoWeAre(List<Observation> ended) => ended.Any(IsModuleRequest)
        && ended.Where(IsModuleRequest).All(one => one.Status is 401 or 403 or 404) && !ended.Any(IsServed);

    private ProxyVerdict OfFindings(List<Finding> findings)
    {
        var isPolicy = findings.Any(finding => finding.Meaning == Meaning.Policy);
        if (isPolicy && findings.All(finding => finding.Meaning is Meaning.Policy or Meaning.Fine))
            return Verdict(findings.Any(finding => IsServed(finding.Seen)) ? Health.Healthy : Health.NotJudged, ReasonsOf(findings));
        return Verdict(HealthOf(findings), ReasonsOf(findings));
    }

    private Health HealthOf(List<Finding> findings)
    {
        if (findings.Any(finding => finding.Meaning == Meaning.Poison)) return Health.Poisoned;
        if (findings.Any(finding => finding.Meaning == Meaning.Breaks) || Essential.Any(endpoint => NeverWorks(findings, endpoint)))
            return Health.Down;
        if (findings.Any(finding => finding.Meaning == Meaning.Unsettled)) return Health.Unknown;
        var lacking = findings.Where(finding => IsModuleRequest(finding.Seen)).ToList();
        if (lacking.Count > 0 && lacking.All(finding => finding.Meaning == Meaning.Lacking)) return Health.Down;
        if (findings.All(finding => finding.Meaning is Meaning.Stops or Meaning.AbsentNotRefused)) return Health.Down;
        // What had not ended may be a stall, which no separator survives; bytes that still came when the budget was over are only slow.
        if (IsCutOff && findings.All(finding => finding.Meaning != Meaning.Slow)) return Health.Unknown;
        return findings.Any(finding => finding.Meaning is not (Meaning.Fine or Meaning.GoSum or Meaning.Policy))
            ? Health.Degraded
            : Health.Healthy;
    }

    private bool IsCutOff => _all.Any(one => one.Outcome == ProbeOutcome.Cancelled && one.Endpoint != Endpoint.Absent);

    private static bool NeverWorks(List<Finding> findings, Endpoint endpoint)
    {
        var asked = findings.Where(finding => finding.Seen.Endpoint == endpoint).ToList();
        return asked.Count > 0 && asked.All(finding => finding.Meaning == Meaning.Stops);
    }

    private Meaning MeaningOf(Observation one) => one.Endpoint switch
    {
        Endpoint.Absent when one.Passes() => Meaning.Fine,
        _ when one.Passes() => MeaningOfPass(one),
        _ when IsPolicy(one) => Meaning.Policy,
        Endpoint.Absent => IsSlow(one) ? Meaning.Slow : Meaning.AbsentNotRefused,
        _ => MeaningOfFailure(one),
    };

    private Meaning MeaningOfPass(Observation one)
    {
        // Others read this zip to its end within the limit and it was right: what is larger cannot be the same.
        if (one.Outcome == ProbeOutcome.TooLarge && evidence.OthersServeIt(one)) return Meaning.Breaks;
        return evidence.IsStale(one) ? Meaning.Stale : Meaning.Fine;
    }

    private Meaning MeaningOfFailure(Observation one) => one.Outcome.EffectOn(one.Endpoint) switch
    {
        // A record that is proved is the database's own word: go.sum is wrong, or the database, and the hop neither.
        Effect.Breaks when one.Endpoint == Endpoint.SumDbTile && one.Outcome == ProbeOutcome.ChecksumMismatch => Meaning.GoSum,
        // It breaks go, but not where the database is routed past the hop: that is the chooser's to know.
        Effect.Breaks when one.Endpoint is Endpoint.SumDbLookup or Endpoint.SumDbTile => Meaning.Stops,
        Effect.MovesOn => evidence.IsExpectedAt(one) ? Meaning.Lacking : Meaning.Fine,
        Effect.Slow => Meaning.Slow,
        Effect.Breaks when one.Outcome == ProbeOutcome.ChecksumMismatch => MeaningOfMismatch(one),
        Effect.Breaks => Meaning.Breaks,
        _ => Meaning.Stops,
    };

    private bool IsPolicy(Observation one) =>
        candidate.Trust == Trust.Private && one.Outcome is ProbeOutcome.Unauthorized or ProbeOutcome.Forbidden;

    private Meaning MeaningOfMismatch(Observation one)
    {
        if (evidence.OthersServeIt(one)) return Meaning.Poison;
        return evidence.OthersAgreeAgainstGoSum(one) ? Meaning.GoSum : Meaning.Unsettled;
    }

    private static bool IsSlow(Observation one) => one.Outcome is ProbeOutcome.StalledBeforeFirstByte or ProbeOutcome.StalledInBody
        || one.Outcome.EffectOn(one.Endpoint) == Effect.Slow;

    private static bool IsServed(Observation one) => one.Endpoint != Endpoint.Absent && one.Outcome.EffectOn(one.Endpoint) == Effect.Serves;

    private static bool IsModuleRequest(Observation one) => Essential.Contains(one.Endpoint);

    private List<Reason> ReasonsOf(List<Finding> findings)
    {
        var bad = findings.Where(finding => finding.Meaning != Meaning.Fine).ToList();
        var reasons = bad.GroupBy(finding => (Code: CodeOf(finding, bad), finding.Seen.Outcome, finding.Seen.Status))
            .Select(group => ReasonOf(group.Key.Code, [.. group], findings))
            .OrderByDescending(reason => reason.Count).ThenBy(reason => reason.Code)
            .ThenBy(reason => reason.Endpoint).ThenBy(reason => reason.Outcome)
            .ToList();
        if (IsCutOff) reasons.Add(new Reason(ReasonCode.Slow, Milliseconds: Longest(_all)));
        return reasons;
    }

    private static ReasonCode CodeOf(Finding finding, List<Finding> bad) => finding.Meaning switch
    {
        Meaning.Lacking => ReasonCode.ModulesLacking,
        Meaning.Poison => ReasonCode.BytesDiffer,
        Meaning.GoSum => ReasonCode.GoSumDiffers,
        Meaning.Stale => ReasonCode.Stale,
        Meaning.Policy => ReasonCode.Policy,
        // What happens everywhere is no trait of these two.
        _ when IsAside(finding.Seen) && bad.Any(other => !IsAside(other.Seen) && other.Seen.Outcome == finding.Seen.Outcome) =>
            ReasonCode.Failed,
        Meaning.Slow => ReasonCode.Slow,
        Meaning.AbsentNotRefused => ReasonCode.AbsentNotRefused,
        _ => finding.Seen.Endpoint.IsDatabase() ? ReasonCode.ChecksumDatabase : ReasonCode.Failed,
    };

    private static bool IsAside(Observation one) => one.Endpoint == Endpoint.Absent || one.Endpoint.IsDatabase();

    private static Reason ReasonOf(ReasonCode code, List<Finding> group, List<Finding> all)
    {
        var one = group[0].Seen;
        var endpoints = group.Select(finding => finding.Seen.Endpoint).Distinct().ToList();
        Endpoint? endpoint = endpoints.Count == 1 ? one.Endpoint : null;
        if (code == ReasonCode.Slow)
            return new Reason(code, endpoint, one.Outcome, Milliseconds: Longest(group.Select(finding => finding.Seen)));
        if (code == ReasonCode.ModulesLacking) return new Reason(code, Count: Modules(group), Of: Modules(all));
        var asked = all.Count(other => endpoints.Contains(other.Seen.Endpoint));
        return new Reason(code, endpoint, one.Outcome, one.Status, group.Count, asked);
    }

    private static int Modules(List<Finding> findings) =>
        findings.Where(finding => IsModuleRequest(finding.Seen)).Select(finding => finding.Seen.Module).Distinct().Count();

    private static double Longest(IEnumerable<Observation> observations) =>
        Math.Round(observations.Max(one => one.Total).TotalMilliseconds, 1);

    private ProxyVerdict Verdict(Health health, IReadOnlyList<Reason> reasons) => new(candidate, health, reasons, MedianFirstByte(), _all);

    private TimeSpan? MedianFirstByte()
    {
        var times = _all.Where(IsServed).Select(one => one.FirstByte).OfType<TimeSpan>().Order().ToList();
        return times.Count == 0 ? null : times[times.Count / 2];
    }

    private enum Meaning
    {
        Fine,
        Policy,
        GoSum,
        Stale,
        Slow,
        AbsentNotRefused,
        Lacking,
        Stops,
        Unsettled,
        Breaks,
        Poison,
    }

    private sealed record Finding(Observation Seen, Meaning Meaning);
}
