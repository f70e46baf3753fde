using System.Text.Json.Serialization;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Judging;

/// <summary>What we think of a proxy, from best to worst, then the two that are no judgement.</summary>
[JsonConverter(typeof(CodeConverter<Health>))]
public enum Health
{
    /// <summary>Every judged probe was answered as it should be.</summary>
    Healthy,

    /// <summary>It serves, but some probes failed in a way that a <c>|</c> behind it survives, or some modules are lacking.</summary>
    Degraded,

    /// <summary>A build that meets it fails or hangs: it must not be in the chain.</summary>
    Down,

    /// <summary>It served bytes that do not match go.sum while others served the right ones.</summary>
    Poisoned,

    /// <summary>The probes say nothing about it, for instance because everything failed alike and our own network is suspect.</summary>
    Unknown,

    /// <summary>It was not probed, because from here it cannot be judged.</summary>
    NotJudged,
}

/// <summary>Why a verdict is what it is. Codes, never sentences: sentences are made where they are read.</summary>
[JsonConverter(typeof(CodeConverter<ReasonCode>))]
public enum ReasonCode
{
    /// <summary>Probes ended with <see cref="Reason.Outcome"/>, <see cref="Reason.Count"/> of <see cref="Reason.Of"/>.</summary>
    Failed,

    /// <summary>The proxy lacks sampled modules: all of them (down) or some (degraded).</summary>
    ModulesLacking,

    /// <summary>A module that cannot exist was not answered with "not found".</summary>
    AbsentNotRefused,

    /// <summary>It says that it carries the checksum database but did not answer as one.</summary>
    ChecksumDatabase,

    /// <summary>Its bytes differ from go.sum while other proxies' agree with it.</summary>
    BytesDiffer,

    /// <summary>All proxies agree with each other and not with go.sum: go.sum is wrong, not the proxy.</summary>
    GoSumDiffers,

    /// <summary>Every candidate failed alike, or there was only one: it may be our own network.</summary>
    OwnNetwork,

    /// <summary>Its answers were slow: <see cref="Reason.Milliseconds"/>.</summary>
    Slow,

    /// <summary>A private proxy refused by policy (401, 403, 451): its right, not a defect.</summary>
    Policy,

    /// <summary>No probe was made or none ended before the decision.</summary>
    NoEvidence,

    /// <summary>It needs a GOAUTH command, which is never run for a probe.</summary>
    NeedsGoAuth,

    /// <summary>Loopback inside a container is not the build's loopback.</summary>
    LoopbackInContainer,

    /// <summary>A directory (<c>file://</c>) that cannot be seen from here.</summary>
    FileNotVisible,

    /// <summary><c>go</c> itself refuses to send it any request: it has no host, or credentials in an http URL.</summary>
    Unusable,

    /// <summary>Its version list or latest version is older than what another proxy or go.sum knows.</summary>
    Stale,

    /// <summary>It does not have the release of <c>go</c> that <c>go</c> will fetch before it builds.</summary>
    ToolchainLacking,
}

/// <summary>One reason with its figures.</summary>
/// <param name="Code">Which reason.</param>
/// <param name="Endpoint">The endpoint it is about, when it is about one.</param>
/// <param name="Outcome">The outcome it is about, when it is about one.</param>
/// <param name="Status">The HTTP status, when there was one.</param>
/// <param name="Count">How many probes.</param>
/// <param name="Of">Out of how many.</param>
/// <param name="Milliseconds">A duration, for <see cref="ReasonCode.Slow"/>.</param>
public sealed record Reason(
    ReasonCode Code,
    Endpoint? Endpoint = null,
    ProbeOutcome? Outcome = null,
    int? Status = null,
    int Count = 0,
    int Of = 0,
    double? Milliseconds = null);

/// <summary>The judgement on one proxy.</summary>
/// <param name="Candidate">The proxy.</param>
/// <param name="Health">The judgement.</param>
/// <param name="Reasons">Why; empty when healthy.</param>
/// <param name="MedianFirstByte">The median time to the first byte over answered probes; null when none was answered.</param>
/// <param name="Observations">What it rests on.</param>
public sealed record ProxyVerdict(
    Candidate Candidate,
    Health Health,
    IReadOnlyList<Reason> Reasons,
    TimeSpan? MedianFirstByte,
    IReadOnlyList<Observation> Observations);
