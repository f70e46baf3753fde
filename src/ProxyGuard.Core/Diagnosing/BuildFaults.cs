using ProxyGuard.Core.Outcomes;

namespace ProxyGuard.Core.Diagnosing;

/// <summary>What follows from a cause.</summary>
public static class BuildFaults
{
    /// <summary>Whom a cause speaks against: <see cref="FailureCause.Unknown"/> where the repository may be wrong as well as the
    /// proxy.</summary>
    public static FailureCause CauseOf(BuildFault fault) => fault switch
    {
        BuildFault.NotFound or BuildFault.Gone or BuildFault.ChecksumMismatch or BuildFault.ChecksumMismatchDatabase
            or BuildFault.DatabaseNotFound or BuildFault.UnknownVersion or BuildFault.NoMatchingVersion
            or BuildFault.ToolchainNotAvailable or BuildFault.Cancelled => FailureCause.Unknown,
        BuildFault.DamagedZip or BuildFault.HtmlAnswer or BuildFault.WrongAnswer
            or BuildFault.DatabaseUnreachable or BuildFault.DatabaseForged => FailureCause.Proxy,
        _ => IsTransport(fault) ? FailureCause.Proxy : FailureCause.Other,
    };

    /// <summary>Whether the cause is a request that failed: whose fault that is depends on who was asked.</summary>
    public static bool IsTransport(BuildFault fault) =>
        fault is >= BuildFault.NameNotResolved and <= BuildFault.RedirectRefused or BuildFault.NotHttp;
}
