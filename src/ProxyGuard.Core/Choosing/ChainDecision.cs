using System.Text.Json.Serialization;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Choosing;

/// <summary>What came of choosing.</summary>
[JsonConverter(typeof(CodeConverter<DecisionResult>))]
public enum DecisionResult
{
    /// <summary>At least one usable proxy: the chain is written.</summary>
    Chosen,

    /// <summary>The chain in force is already the best: the environment stays as it is.</summary>
    Kept,

    /// <summary>Nothing usable, and the policy says to leave the environment as it is.</summary>
    NoneKept,

    /// <summary>Nothing usable, and the policy's floor (direct, cache, vendor) was written.</summary>
    NoneFloor,

    /// <summary>Nothing usable, and the policy says to fail the step.</summary>
    NoneFailed,

    /// <summary>There is nothing to fetch: no go.mod, no requirements, or vendored.</summary>
    NothingToFetch,
}

/// <summary>Why the decision is what it is.</summary>
[JsonConverter(typeof(CodeConverter<DecisionReason>))]
public enum DecisionReason
{
    /// <summary>A public hop that is down was left out.</summary>
    DroppedDown,

    /// <summary>A public hop that is poisoned was left out.</summary>
    DroppedPoisoned,

    /// <summary>A public hop had not answered when the decision was due and was left out without being blamed.</summary>
    NotWaitedFor,

    /// <summary>A degraded public hop was put behind the healthy ones.</summary>
    MovedBehind,

    /// <summary>A hop was put in front because its first byte is at least 25 % and 50 ms faster.</summary>
    Faster,

    /// <summary>A candidate that was not in force was added.</summary>
    Added,

    /// <summary>The separator after a public hop was opened to <c>|</c>.</summary>
    FallbackOpened,

    /// <summary>A private hop is down and stays: the build stops there rather than show private paths to others.</summary>
    PrivateHopKept,

    /// <summary>Everything failed alike: our own network is suspect and nothing is changed.</summary>
    OwnNetwork,

    /// <summary>A public hop that is down stays, behind the others, because only it has some of what is needed.</summary>
    NeededThoughDown,

    /// <summary>
    /// A usable public hop is left out: behind a private hop it would be asked for every private path that the
    /// private one does not have, and what was asked for is served without it.
    /// </summary>
    KeptFromPrivatePaths,

    /// <summary>The patterns of the option <c>private</c> are exported, so that <c>go</c> knows them too.</summary>
    PrivateDeclared,

    /// <summary><c>go</c> is older than 1.15 and does not know <c>|</c>.</summary>
    NoPipeBefore115,

    /// <summary>GOPROXY is <c>off</c> or <c>direct</c> in force and no candidate was given: there is nothing to choose from.</summary>
    NoCandidates,

    /// <summary>The checksum database was routed by an explicit URL because a hop breaks it.</summary>
    ChecksumDatabaseRerouted,

    /// <summary>The floor the policy names lies where this program cannot see, inside a container: nothing is claimed of it.</summary>
    FloorNotVisible,

    /// <summary>
    /// <c>direct</c> cannot work: git is not on PATH, or lies in a relative folder of it, where <c>go</c> does not run it.
    /// </summary>
    DirectNeedsGit,

    /// <summary><c>direct</c> cannot work: GOVCS does not allow git for every module needed, or is malformed.</summary>
    DirectForbidden,

    /// <summary><c>direct</c> cannot work: a sampled origin did not answer in time.</summary>
    DirectUnreachable,

    /// <summary>The module cache lacks files that go.sum asks for, or go.sum does not vouch for all that is required.</summary>
    CacheIncomplete,

    /// <summary>The module cache holds files whose bytes go.sum contradicts.</summary>
    CachePoisoned,

    /// <summary>There is no <c>vendor/modules.txt</c> that agrees with go.mod, or GOFLAGS cannot be written.</summary>
    VendorInconsistent,

    /// <summary>No proxy of the chain serves some of the modules that were asked for.</summary>
    ModulesLacking,

    /// <summary>No proxy of the chain has the release of <c>go</c> that <c>go</c> fetches before it builds.</summary>
    ToolchainLacking,
}

/// <summary>The chain to set, and why.</summary>
/// <param name="Result">What came of choosing.</param>
/// <param name="Before">The chain in force; null when the value in force could not be read.</param>
/// <param name="After">The chain the build will use.</param>
/// <param name="Variables">What to export, by name (GOPROXY and what must go with it); empty when nothing changes. GOPROXY's value here is
/// without credentials; <see cref="After"/> has the exact text.</param>
/// <param name="Dropped">The candidates that are in force or were offered and are not in <see cref="After"/>.</param>
/// <param name="Reasons">Why.</param>
/// <param name="FormerChainPasses">Whether the chain in force would have got through what was observed; null when that is not
/// known.</param>
/// <param name="Passes">Whether <see cref="After"/> gets through it; null when that is not known.</param>
public sealed record ChainDecision(
    DecisionResult Result,
    ProxyChain? Before,
    ProxyChain After,
    IReadOnlyDictionary<string, string> Variables,
    IReadOnlyList<Candidate> Dropped,
    IReadOnlyList<DecisionReason> Reasons,
    bool? FormerChainPasses,
    bool? Passes)
{
    /// <summary>Whether the build is to go to the origins because nothing else can be used.</summary>
    internal bool IsDirectFloor => Result == DecisionResult.NoneFloor && After.Hops is [{ Kind: HopKind.Direct }];

    /// <summary>What the proxies of <see cref="After"/> serve of what was asked for; null when there was nothing to ask for.</summary>
    public ChainCoverage? Coverage { get; init; }

    /// <summary>What no proxy of <see cref="After"/> serves, where that is a reason.</summary>
    internal IReadOnlyList<ModuleVersion> Lacking => Reasons.Contains(DecisionReason.ModulesLacking) ? Coverage?.Lacking ?? [] : [];

    /// <summary>Whether the environment changes.</summary>
    public bool Changed => Variables.Count > 0;

    /// <summary>Whether a build that the former chain would have broken gets through now.</summary>
    public bool Rescued => FormerChainPasses == false && Passes == true && Result == DecisionResult.Chosen && Changed;
}
