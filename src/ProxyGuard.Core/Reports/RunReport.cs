using System.Text.Json.Serialization;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Reports;

/// <summary>
/// Everything one run found and decided, as codes and figures: the only thing that crosses the wire. No sentence, no secret and no
/// private module path is in it. The contract is docs/report-contract.md.
/// </summary>
public sealed record RunReport
{
    /// <summary>The version of the contract this code writes. A reader accepts the same major version and ignores unknown fields.</summary>
    public const string CurrentSchema = "1.0";

    /// <summary>The contract's version, <c>major.minor</c>.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>The run's key: a UUIDv7 made once per run. The same key with the same body is the same run.</summary>
    public required Guid Key { get; init; }

    /// <summary>When the run began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long the guard took, in milliseconds.</summary>
    public required double DurationMs { get; init; }

    /// <summary>The version of ProxyGuard that wrote it.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The repository: lower-case <c>host/path</c>, such as <c>github.com/acme/widgets</c>.</summary>
    public required string Repository { get; init; }

    /// <summary>Where it ran; null outside a CI system.</summary>
    public CiFacts? Ci { get; init; }

    /// <summary>What the repository needs.</summary>
    public required ModuleFacts Modules { get; init; }

    /// <summary>Every candidate in order of preference; at most 40.</summary>
    public required IReadOnlyList<ProxyFacts> Proxies { get; init; }

    /// <summary>What was decided.</summary>
    public required DecisionFacts Decision { get; init; }

    /// <summary>Go's settings that bear on fetching, and where each comes from; without values, which may name private modules.</summary>
    public IReadOnlyList<SettingFacts> Settings { get; init; } = [];

    /// <summary>What the proxies of the chain serve of the whole build list; null when only a sample was asked for.</summary>
    public CoverageFacts? Coverage { get; init; }

    /// <summary>Warnings as codes with arguments; at most 100.</summary>
    public IReadOnlyList<WarningFacts> Warnings { get; init; } = [];
}

/// <summary>Where a run took place, from the CI system's own variables.</summary>
/// <param name="Host">The CI system.</param>
/// <param name="RunId">Its number for the run.</param>
/// <param name="Attempt">The attempt, counted from 1.</param>
/// <param name="Workflow">The workflow or pipeline.</param>
/// <param name="Job">The job.</param>
/// <param name="Event">What started it, such as <c>pull_request</c>.</param>
/// <param name="Commit">The commit, in full.</param>
/// <param name="PullRequest">The pull request's number, or null.</param>
/// <param name="RunUrl">An http(s) address of the run, or null.</param>
public sealed record CiFacts(
    CiKind Host,
    string? RunId = null,
    int? Attempt = null,
    string? Workflow = null,
    string? Job = null,
    string? Event = null,
    string? Commit = null,
    int? PullRequest = null,
    string? RunUrl = null);

/// <summary>The CI systems that are known.</summary>
[JsonConverter(typeof(CodeConverter<CiKind>))]
public enum CiKind
{
    /// <summary>GitHub Actions.</summary>
    [JsonStringEnumMemberName("github")]
    GitHub,

    /// <summary>Azure Pipelines.</summary>
    Azure,

    /// <summary>Any other, or a person at a terminal.</summary>
    None,
}

/// <summary>What the repository needs, in figures.</summary>
/// <param name="Files">How many module files were read.</param>
/// <param name="Needed">How many module versions may be fetched.</param>
/// <param name="Verifiable">How many of them have a zip hash in go.sum.</param>
/// <param name="Private">How many of them are private.</param>
/// <param name="Sampled">How many were asked for.</param>
/// <param name="GoVersion">The version of <c>go</c> the chain suits, or null.</param>
public sealed record ModuleFacts(int Files, int Needed, int Verifiable, int Private, int Sampled, string? GoVersion);

/// <summary>What the proxies of the chain that the build uses serve, as far as it was seen.</summary>
/// <param name="Asked">How many module versions were to be asked for.</param>
/// <param name="Served">How many a proxy of the chain serves.</param>
/// <param name="Lacking">How many none of them serves; <c>direct</c>, where it follows, is no proxy.</param>
/// <param name="Unknown">How many were not seen far enough to tell.</param>
/// <param name="Modules">The first of those that are lacking: <c>path@version</c>, or <c>private-1</c> …; at most 100.</param>
public sealed record CoverageFacts(int Asked, int Served, int Lacking, int Unknown, IReadOnlyList<string> Modules);

/// <summary>What one proxy answered about the whole build list, the sample aside.</summary>
/// <param name="Asked">How many module versions it was to be asked for.</param>
/// <param name="Served">How many it served.</param>
/// <param name="Lacking">How many it answered with "not found".</param>
/// <param name="Failed">How many failed in another way.</param>
/// <param name="Unknown">How many it was not asked, or had no time to answer.</param>
public sealed record ProxyCoverageFacts(int Asked, int Served, int Lacking, int Failed, int Unknown);

/// <summary>One candidate: what was thought of it and why.</summary>
public sealed record ProxyFacts
{
    /// <summary>Lower-case <c>host[:port]/path</c> without credentials.</summary>
    public required string Id { get; init; }

    /// <summary>Whether private paths may be shown to it.</summary>
    public required Trust Trust { get; init; }

    /// <summary>Whether the chain in force names it.</summary>
    public required bool InForce { get; init; }

    /// <summary>The judgement.</summary>
    public required Health Health { get; init; }

    /// <summary>Why; empty when healthy.</summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>What it rests on, at most 40 per proxy: the sample, then what failed of the rest of the build list.</summary>
    public IReadOnlyList<ProbeFacts> Probes { get; init; } = [];

    /// <summary>What it answered about the rest of the build list; null when only a sample was asked for.</summary>
    public ProxyCoverageFacts? Coverage { get; init; }
}

/// <summary>One probe. Durations are milliseconds.</summary>
public sealed record ProbeFacts
{
    /// <summary>What was asked for.</summary>
    public required Endpoint Endpoint { get; init; }

    /// <summary><c>path@version</c>, or <c>private-1</c>, <c>private-2</c> …; null where no module was asked for.</summary>
    public string? Module { get; init; }

    /// <summary>How it ended.</summary>
    public required ProbeOutcome Outcome { get; init; }

    /// <summary>The HTTP status, or null.</summary>
    public int? Status { get; init; }

    /// <summary>DNS, TCP and TLS; null when an open connection was used again.</summary>
    public double? ConnectMs { get; init; }

    /// <summary>From the start to the first byte; null when none came.</summary>
    public double? FirstByteMs { get; init; }

    /// <summary>From the start to the end.</summary>
    public required double TotalMs { get; init; }

    /// <summary>Bytes of body.</summary>
    public long Bytes { get; init; }

    /// <summary><c>1.1</c> or <c>2</c>, or null.</summary>
    public string? HttpVersion { get; init; }

    /// <summary>Whether an open connection was used again.</summary>
    public bool Reused { get; init; }

    /// <summary>The host a redirect led to, or null.</summary>
    public string? RedirectHost { get; init; }

    /// <summary>Cache headers as received (hostile text), or null.</summary>
    public string? Cache { get; init; }

    /// <summary>Whole days until the server's certificate ends, or null without TLS.</summary>
    public int? CertificateDays { get; init; }

    /// <summary>The newest tagged version in a version list, or null.</summary>
    public string? NewestVersion { get; init; }
}

/// <summary>What was decided.</summary>
public sealed record DecisionFacts
{
    /// <summary>What came of choosing.</summary>
    public required DecisionResult Result { get; init; }

    /// <summary>The chain in force, without credentials; null when it could not be read.</summary>
    public string? Before { get; init; }

    /// <summary>The chain the build uses, without credentials.</summary>
    public required string After { get; init; }

    /// <summary>Whether the environment was changed.</summary>
    public required bool Changed { get; init; }

    /// <summary>Whether the former chain would have got through; null when that is not known.</summary>
    public bool? FormerChainPasses { get; init; }

    /// <summary>Whether a build that the former chain would have broken gets through now.</summary>
    public required bool Rescued { get; init; }

    /// <summary>The ids of the proxies left out.</summary>
    public IReadOnlyList<string> Dropped { get; init; } = [];

    /// <summary>Why.</summary>
    public IReadOnlyList<DecisionReason> Reasons { get; init; } = [];

    /// <summary>The names of the variables that were set.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];
}

/// <summary>Where one of Go's settings comes from.</summary>
/// <param name="Name">The variable, such as <c>GOPROXY</c>.</param>
/// <param name="Source">Where its value in force stands.</param>
/// <param name="IsSet">Whether it has a value that is not empty.</param>
public sealed record SettingFacts(string Name, SettingSource Source, bool IsSet);

/// <summary>One warning.</summary>
/// <param name="Code">Which.</param>
/// <param name="Arguments">What its sentence needs, such as a variable's name; hostile text, never a private path or a secret.</param>
public sealed record WarningFacts(string Code, IReadOnlyList<string> Arguments)
{
    /// <summary>The line of the repository's files that it comes from, or null; for the job's own log, never in a report.</summary>
    [JsonIgnore]
    public SourcePlace? Place { get; init; }

    /// <summary>What <see cref="WarningCode.ModuleFile"/> is about, as the argument has it in English; for the job's own log too.</summary>
    [JsonIgnore]
    public SourceFault? Fault { get; init; }
}
