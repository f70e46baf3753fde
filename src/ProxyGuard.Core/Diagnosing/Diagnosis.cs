using ProxyGuard.Core.Outcomes;

namespace ProxyGuard.Core.Diagnosing;

/// <summary>What broke a build, as its log says. Texts from the log are one line, without credentials, and otherwise as hostile as the
/// log.</summary>
public sealed record Diagnosis
{
    /// <summary>The cause.</summary>
    public required BuildFault Fault { get; init; }

    /// <summary>The line that says so, without time stamps and colours.</summary>
    public required string Evidence { get; init; }

    /// <summary>The number of that line in the log, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The proxy, checksum database or host that was asked, lower-case <c>host[:port]/path</c>; null when the log does not
    /// say.</summary>
    public string? Proxy { get; init; }

    /// <summary>The module as <c>path@version</c>, or a path alone; null when the log does not say.</summary>
    public string? Module { get; init; }

    /// <summary>Whom the build's outcome is put down to.</summary>
    public FailureCause Cause => BuildFaults.CauseOf(Fault) switch
    {
        // An address that no proxy has may be one that a proxy, or an origin, sent go on to.
        FailureCause.Proxy when Proxy is null && BuildFaults.IsTransport(Fault) => FailureCause.Unknown,
        // A dependency's file came from somewhere; the repository's own did not.
        FailureCause.Other when Fault == BuildFault.MalformedGoMod && Module is not null => FailureCause.Unknown,
        var cause => cause,
    };
}
