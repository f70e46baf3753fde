using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core;

/// <summary>Everything a run takes from its surroundings, so that the run itself reads no clock and no environment.</summary>
/// <param name="Environment">The process environment, read once.</param>
/// <param name="Time">The clock.</param>
/// <param name="Identity">Which run this is.</param>
/// <param name="Progress">Told of every observation as it is made; null for nobody.</param>
public sealed record RunContext(
    IReadOnlyDictionary<string, string> Environment,
    TimeProvider Time,
    RunIdentity Identity,
    IProgress<Observation>? Progress = null);

/// <summary>Which run this is, for the report.</summary>
/// <param name="Key">A UUIDv7 made once per run.</param>
/// <param name="Repository">Lower-case <c>host/path</c> of the repository.</param>
/// <param name="ToolVersion">The version of ProxyGuard.</param>
/// <param name="Ci">Where it runs; null outside a CI system.</param>
public sealed record RunIdentity(Guid Key, string Repository, string ToolVersion, CiFacts? Ci);

/// <summary>What a run gave: a report with the decision in it, or the faults that kept it from starting.</summary>
/// <param name="Faults">Bad options and malformed files (exit code 2); when there is one, the rest is null or empty.</param>
/// <param name="Decision">The chain to set.</param>
/// <param name="Verdicts">The judgement on every candidate, in order of preference.</param>
/// <param name="Report">The same as codes and figures, without secrets and private paths.</param>
/// <param name="Warnings">What the user should know but what stops nothing; may name private paths, so for the job's own log only.</param>
public sealed record GuardResult(
    IReadOnlyList<SourceFault> Faults,
    ChainDecision? Decision,
    IReadOnlyList<ProxyVerdict> Verdicts,
    RunReport? Report,
    IReadOnlyList<WarningFacts> Warnings)
{
    /// <summary>
    /// What the repository needs and no proxy of the chain serves, with the line that asks for it; may name private paths, so for the job's
    /// own log only.
    /// </summary>
    public IReadOnlyList<ModuleNeed> Lacking { get; init; } = [];

    /// <summary>A run that could not start.</summary>
    public static GuardResult Refused(IReadOnlyList<SourceFault> faults) => new(faults, null, [], null, []);
}
