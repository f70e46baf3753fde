using System.Text.Json.Serialization;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Core.Explaining;

/// <summary>What a chain does for a repository: which hop serves each file and why, and where it is weak. Codes and figures only.</summary>
/// <param name="Chain">The chain that is explained, without credentials.</param>
/// <param name="Result">What <c>go</c> comes to with it, as far as was asked.</param>
/// <param name="Modules">Every module that was asked for.</param>
/// <param name="Settings">Which of Go's settings are in force, and where each comes from; without values.</param>
/// <param name="FirstHop">What happens when the first proxy dies now; null for a chain without one.</param>
/// <param name="WeakPoints">The weakest points, the worst first; at most three.</param>
public sealed record ChainExplanation(
    string Chain,
    ResolutionResult Result,
    IReadOnlyList<ExplainedModule> Modules,
    IReadOnlyList<SettingFacts> Settings,
    HopDeath? FirstHop,
    IReadOnlyList<WeakPoint> WeakPoints);

/// <summary>One module and its files.</summary>
/// <param name="Module"><c>path@version</c>, or <c>private-1</c>.</param>
/// <param name="Files">Its files that were asked for.</param>
public sealed record ExplainedModule(string Module, IReadOnlyList<ExplainedFile> Files);

/// <summary>The walk of <c>go</c> for one file.</summary>
/// <param name="Endpoint">What kind of file.</param>
/// <param name="Result">How the walk ends.</param>
/// <param name="ServedBy">The hop that serves it: a proxy's id or <c>direct</c>; null when none does.</param>
/// <param name="Steps">The hops in the order in which they are asked, and what each answers.</param>
public sealed record ExplainedFile(
    Endpoint Endpoint, ResolutionResult Result, string? ServedBy, IReadOnlyList<ExplainedStep> Steps);

/// <summary>One hop of a walk.</summary>
/// <param name="Hop">Its id, <c>direct</c> or <c>off</c>.</param>
/// <param name="Answer">What it answers.</param>
/// <param name="Outcome">What the probe saw there; null where none was made.</param>
/// <param name="Status">The HTTP status, where there was one.</param>
public sealed record ExplainedStep(string Hop, AnswerKind Answer, ProbeOutcome? Outcome, int? Status);

/// <summary>What the death of one hop means: nobody listens there any more.</summary>
/// <param name="Hop">The hop's id.</param>
/// <param name="Result">What <c>go</c> then comes to.</param>
/// <param name="Lost">How many files, served before, are then served by nobody.</param>
/// <param name="Of">How many files were served before.</param>
public sealed record HopDeath(string Hop, ResolutionResult Result, int Lost, int Of);

/// <summary>The kinds of weak point, the worst first.</summary>
[JsonConverter(typeof(CodeConverter<WeakPointCode>))]
public enum WeakPointCode
{
    /// <summary>Files that <c>go</c> does not get now. Count, of; hop: where the walk ends.</summary>
    FailsNow,

    /// <summary>Files for which <c>go</c> waits for ever now. Count, of; hop: who is silent.</summary>
    HangsNow,

    /// <summary>A hop whose death alone loses files that are served now. Count, of.</summary>
    SinglePoint,

    /// <summary>A setting weakens verification.</summary>
    VerificationWeakened,

    /// <summary>
    /// Module versions that go.sum has no hash for: what a proxy sends is believed, or the checksum database is needed. Count, of.
    /// </summary>
    WithoutHash,

    /// <summary>Files of which it is not known who serves them. Count, of.</summary>
    NotKnown,

    /// <summary>A hop of the chain that is degraded.</summary>
    Degraded,

    /// <summary>The chain ends in <c>direct</c>: git, the network and every origin must work when it comes to that.</summary>
    OriginLast,
}

/// <summary>One weak point.</summary>
/// <param name="Code">What kind.</param>
/// <param name="Hop">The hop it is about; null when it is about none.</param>
/// <param name="Count">How many files or modules.</param>
/// <param name="Of">Out of how many.</param>
public sealed record WeakPoint(WeakPointCode Code, string? Hop = null, int Count = 0, int Of = 0);
