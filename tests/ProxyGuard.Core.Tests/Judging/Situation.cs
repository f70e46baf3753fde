using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Tests.Probing;

namespace ProxyGuard.Core.Tests.Judging;

/// <summary>What every proxy answered, built line by line; what is not said was answered well.</summary>
internal sealed class Situation
{
    public const string Right = "h1:right";
    public static readonly ModuleNeed First = new(new("example.com/first", "v1.2.0"), Right, Right, true, false, "go.mod", 1);
    public static readonly ModuleNeed Second = new(new("example.com/second", "v1.0.0"), Right, Right, true, false, "go.mod", 2);
    public static readonly ModuleNeed Private = new(new("corp.example/secret", "v1.0.0"), Right, Right, true, false, "go.mod", 3);

    private static readonly Endpoint[] Endpoints = [Endpoint.Info, Endpoint.Mod, Endpoint.Zip];

    private readonly List<CandidatePlan> _plans = [];
    private readonly List<Observation> _seen = [];

    public bool RunsGoAuth { get; init; }

    /// <summary>A proxy that answers everything well but for what the changes say.</summary>
    public Situation With(string host, Trust trust, params Func<Observation, Observation>[] changes)
    {
        var candidate = ProbeLab.Candidate("https://" + host, trust);
        ModuleNeed[] needs = trust == Trust.Public ? [First, Second] : [Private, First];
        List<ProbeTarget> targets = [ProbeTarget.Absent, ProbeTarget.SumDbSupported(SumDb.DefaultName), ProbeTarget.Of(Endpoint.List, First)];
        targets.AddRange(from endpoint in Endpoints from need in needs select ProbeTarget.Of(endpoint, need));
        _plans.Add(new CandidatePlan(candidate, targets));
        _seen.AddRange(targets.Select(target => changes.Aggregate(Good(candidate, target), (one, change) => change(one))));
        return this;
    }

    public Situation With(string host, params Func<Observation, Observation>[] changes) => With(host, Trust.Public, changes);

    public Situation WithUnprobed(string url, ReasonCode why)
    {
        _plans.Add(new CandidatePlan(ProbeLab.Candidate(url), [], why));
        return this;
    }

    public IReadOnlyList<ProxyVerdict> Judge() => ProxyJudge.Judge(
        new ProbePlan(_plans, [First, Second, Private], new HashSet<ModuleVersion>()), _seen, ModulePatterns.Parse("corp.example/*"), RunsGoAuth);

    /// <summary>At some endpoints (none named: at all), for one module (none named: for all), the probe ends so.</summary>
    public static Func<Observation, Observation> Ends(ProbeOutcome outcome, int? status = null, ModuleNeed? of = null, params Endpoint[] at) =>
        one => (at.Length > 0 && !at.Contains(one.Endpoint)) || (of is not null && one.Module != of.Module)
            ? one
            : one with { Outcome = outcome, Status = status, Hash = null, NewestVersion = null };

    public static Func<Observation, Observation> Serves(string hash, ModuleNeed of) => one =>
        one.Endpoint != Endpoint.Zip || one.Module != of.Module
            ? one
            : one with { Hash = hash, Outcome = hash == Right ? ProbeOutcome.Ok : ProbeOutcome.ChecksumMismatch };

    public static Func<Observation, Observation> Lists(string newest) => one =>
        one.Endpoint == Endpoint.List ? one with { NewestVersion = newest } : one;

    public static Func<Observation, Observation> FirstByte(int milliseconds) => one =>
        one with { FirstByte = TimeSpan.FromMilliseconds(milliseconds) };

    private static Observation Good(Candidate candidate, ProbeTarget target) => new()
    {
        Candidate = candidate,
        Endpoint = target.Endpoint,
        Module = target.Need?.Module,
        Outcome = target.Endpoint == Endpoint.Absent ? ProbeOutcome.NotFound : ProbeOutcome.Ok,
        Status = target.Endpoint == Endpoint.Absent ? 404 : 200,
        FirstByte = TimeSpan.FromMilliseconds(20),
        Total = TimeSpan.FromMilliseconds(30),
        Hash = target.ExpectedHash,
        ExpectedHash = target.ExpectedHash,
        NewestVersion = target.Endpoint == Endpoint.List ? First.Module.Version : null,
    };
}
