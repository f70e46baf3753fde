using System.Collections.Frozen;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Outcomes;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Trends;

/// <summary>
/// The sum of one proxy's runs in one bucket; the empty proxy stands for the repository itself. Sums merge in any order and grouping to
/// the same rollup.
/// </summary>
internal sealed record ProxyRollup
{
    public static readonly ProxyRollup Empty = new();

    public long Runs { get; init; }

    /// <summary>Runs in which the proxy was private: one with any of them is shown only to who may read the repository.</summary>
    public long PrivateRuns { get; init; }

    public IReadOnlyDictionary<Health, long> Verdicts { get; init; } = FrozenDictionary<Health, long>.Empty;

    public IReadOnlyDictionary<ProbeOutcome, long> Outcomes { get; init; } = FrozenDictionary<ProbeOutcome, long>.Empty;

    public long Bytes { get; init; }

    /// <summary>Runs in which ProxyGuard got a build through that the former chain would have broken.</summary>
    public long Rescued { get; init; }

    public long FormerChainWouldFail { get; init; }

    /// <summary>How the builds of these runs ended, as far as they said so; only of the repository itself.</summary>
    public BuildCounts Builds { get; init; }

    /// <summary>The slots of the bucket in which the proxy served, as bits.</summary>
    public ulong ServingSlots { get; init; }

    /// <summary>The slots of the bucket in which it was down or poisoned, as bits.</summary>
    public ulong FailingSlots { get; init; }

    /// <summary>What was seen of the proxy itself; nothing of it before version 3 of the stored form.</summary>
    public ProxyTraits Traits { get; init; }

    public LatencyHistogram Connect { get; init; } = LatencyHistogram.Empty;

    public LatencyHistogram FirstByte { get; init; } = LatencyHistogram.Empty;

    /// <summary>Only of probes that were answered as they should be: the length of a stall is our patience, not their speed.</summary>
    public LatencyHistogram Total { get; init; } = LatencyHistogram.Empty;

    public static ReadOnlySpan<Health> ServingVerdicts => [Health.Healthy, Health.Degraded];

    public static ReadOnlySpan<Health> FailingVerdicts => [Health.Down, Health.Poisoned];

    public long Serving => Count(ServingVerdicts);

    public long Failing => Count(FailingVerdicts);

    /// <summary>Runs that count for availability: unknown and not judged do not.</summary>
    public long Judged => Serving + Failing;

    public double? Availability => Judged == 0 ? null : (double)Serving / Judged;

    public static ProxyRollup OfProxy(RunReport run, ProxyFacts proxy, TimeBucket bucket) =>
        (OfRepository(run) with
        {
            PrivateRuns = proxy.Trust == Trust.Private ? 1 : 0,
            Verdicts = new Dictionary<Health, long> { [proxy.Health] = 1 },
            Outcomes = proxy.Probes.CountBy(probe => probe.Outcome).ToDictionary(pair => pair.Key, pair => (long)pair.Value),
            Bytes = proxy.Probes.Sum(probe => probe.Bytes),
            Traits = ProxyTraits.Of(run, proxy),
            Connect = LatencyHistogram.Of(proxy.Probes.Select(probe => probe.ConnectMs).OfType<double>()),
            FirstByte = LatencyHistogram.Of(proxy.Probes.Select(probe => probe.FirstByteMs).OfType<double>()),
            Total = LatencyHistogram.Of(proxy.Probes.Where(IsAnswered).Select(probe => probe.TotalMs)),
        }).In(bucket, RunKey.TimeOf(run.Key));

    /// <summary>The rollup of one run, for another bucket that it belongs to.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="at">The time of the run.</param>
    public ProxyRollup In(TimeBucket bucket, DateTimeOffset at)
    {
        var slot = 1UL << bucket.SlotOf(at);
        return this with { ServingSlots = Serving > 0 ? slot : 0, FailingSlots = Failing > 0 ? slot : 0 };
    }

    public static ProxyRollup OfRepository(RunReport run) => new()
    {
        Runs = 1,
        Rescued = run.Decision.Rescued ? 1 : 0,
        FormerChainWouldFail = run.Decision.FormerChainPasses == false ? 1 : 0,
    };

    /// <summary>What a build's outcome adds to the repository's own rollup; its run is counted already.</summary>
    /// <param name="outcome">How the build ended.</param>
    /// <param name="decision">What its run came to.</param>
    public static ProxyRollup OfOutcome(BuildOutcome outcome, DecisionResult decision) =>
        new() { Builds = BuildCounts.Of(outcome.Status, outcome.Cause, decision) };

    public static ProxyRollup Merge(IReadOnlyCollection<ProxyRollup> parts) => new()
    {
        Runs = parts.Sum(part => part.Runs),
        PrivateRuns = parts.Sum(part => part.PrivateRuns),
        Verdicts = Sum(parts.SelectMany(part => part.Verdicts)),
        Outcomes = Sum(parts.SelectMany(part => part.Outcomes)),
        Bytes = parts.Sum(part => part.Bytes),
        Rescued = parts.Sum(part => part.Rescued),
        FormerChainWouldFail = parts.Sum(part => part.FormerChainWouldFail),
        Builds = parts.Aggregate(default(BuildCounts), (builds, part) => builds + part.Builds),
        ServingSlots = parts.Aggregate(0UL, (slots, part) => slots | part.ServingSlots),
        FailingSlots = parts.Aggregate(0UL, (slots, part) => slots | part.FailingSlots),
        Traits = parts.Aggregate(default(ProxyTraits), (traits, part) => traits + part.Traits),
        Connect = LatencyHistogram.Merge(parts.Select(part => part.Connect)),
        FirstByte = LatencyHistogram.Merge(parts.Select(part => part.FirstByte)),
        Total = LatencyHistogram.Merge(parts.Select(part => part.Total)),
    };

    private long Count(ReadOnlySpan<Health> some)
    {
        var count = 0L;
        foreach (var verdict in some) count += Verdicts.GetValueOrDefault(verdict);
        return count;
    }

    private static bool IsAnswered(ProbeFacts probe) => probe.Outcome is ProbeOutcome.Ok or ProbeOutcome.NotFound or ProbeOutcome.Gone;

    private static Dictionary<T, long> Sum<T>(IEnumerable<KeyValuePair<T, long>> counts) where T : struct, Enum
    {
        var sums = new Dictionary<T, long>();
        foreach (var (key, count) in counts) sums[key] = sums.GetValueOrDefault(key) + count;
        return sums;
    }
}
