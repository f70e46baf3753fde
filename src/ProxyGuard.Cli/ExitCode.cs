namespace ProxyGuard.Cli;

/// <summary>How the program ends. Part of the contract: see docs/configuration.md.</summary>
internal enum ExitCode
{
    /// <summary>Fine; also when there is nothing to fetch.</summary>
    Fine = 0,

    /// <summary>No proxy can be used and when-none says fail.</summary>
    PolicyFailed = 1,

    /// <summary>Bad options or malformed module files.</summary>
    BadInput = 2,

    /// <summary>Ctrl+C or SIGTERM.</summary>
    Cancelled = 3,

    /// <summary>A fault of ProxyGuard's own; never under a CI host, whose build it must not break.</summary>
    OwnFault = 4,
}
