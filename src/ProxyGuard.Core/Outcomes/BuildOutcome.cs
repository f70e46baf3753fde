using System.Text.Json.Serialization;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Outcomes;

/// <summary>How a build ended, as its last step tells the service: the body of an outcome.</summary>
public sealed record BuildOutcome
{
    /// <summary>The contract's version, <c>major.minor</c>; it moves with that of the run report.</summary>
    public string Schema { get; init; } = RunReport.CurrentSchema;

    /// <summary>The repository of the run: lower-case <c>host/path</c>.</summary>
    public required string Repository { get; init; }

    /// <summary>How it ended.</summary>
    public required BuildStatus Status { get; init; }

    /// <summary>What broke it, as far as its log says; null unless it failed.</summary>
    public FailureCause? Cause { get; init; }
}

/// <summary>How a build ended.</summary>
[JsonConverter(typeof(CodeConverter<BuildStatus>))]
public enum BuildStatus
{
    /// <summary>It did what it should.</summary>
    Success,

    /// <summary>It is red.</summary>
    Failure,

    /// <summary>Somebody or a time limit ended it.</summary>
    Cancelled,
}

/// <summary>What made a build red.</summary>
[JsonConverter(typeof(CodeConverter<FailureCause>))]
public enum FailureCause
{
    /// <summary>A file that <c>go</c> asked a module proxy or a checksum database for.</summary>
    Proxy,

    /// <summary>Anything else: the code, the tests, a module's origin, another tool.</summary>
    Other,

    /// <summary>Nobody can tell.</summary>
    Unknown,
}
