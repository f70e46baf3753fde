using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Tests.Probing;

namespace ProxyGuard.Core.Tests.Choosing;

/// <summary>Verdicts and chains for tests of choosing.</summary>
internal static class Verdicts
{
    private static readonly ModuleVersion Module = new("example.com/first", "v1.0.0");

    public static ProxyVerdict Of(string url, Health health, Trust trust = Trust.Public, int? milliseconds = 20, bool inForce = true)
    {
        var candidate = ProbeLab.Candidate(url, trust) with { InForce = inForce };
        var reasons = health is Health.Healthy ? [] : new[] { new Reason(ReasonCode.Failed, Outcome: OutcomeOf(health)) };
        var firstByte = milliseconds is { } some ? TimeSpan.FromMilliseconds(some) : (TimeSpan?)null;
        return new ProxyVerdict(candidate, health, reasons, firstByte, health == Health.NotJudged ? [] : [Seen(candidate, OutcomeOf(health))]);
    }

    public static Observation Seen(Candidate candidate, ProbeOutcome outcome, Endpoint endpoint = Endpoint.Info) =>
        new() { Candidate = candidate, Endpoint = endpoint, Module = Module, Outcome = outcome };

    public static ProxyChain Chain(string text)
    {
        var parsed = GoProxyParser.Parse(text);
        Assert.Empty(parsed.Faults);
        return parsed.Value!;
    }

    private static ProbeOutcome OutcomeOf(Health health) => health switch
    {
        Health.Healthy => ProbeOutcome.Ok,
        Health.Degraded => ProbeOutcome.ServerError,
        Health.Down => ProbeOutcome.StalledBeforeFirstByte,
        Health.Poisoned => ProbeOutcome.ChecksumMismatch,
        _ => ProbeOutcome.Cancelled,
    };
}
