using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Rescue;

namespace ProxyGuard.Benchmarks.Rescue;

/// <summary>One fault met by one release of <c>go</c>: with a comma, with a pipe, and with the chain that the guard printed.</summary>
internal sealed record RescueRow(Fault Fault, RealGo Go, RescueRun? Comma, RescueRun? Pipe, RescueRun Guarded, GuardedChain Chain)
{
    /// <summary>Whether the faulty hop stands in a rescue row; else it must merely be kept.</summary>
    public static bool IsRescue(Fault fault) => fault.BreaksGo || fault.Effect == FaultEffect.Misleads;
}

/// <summary>What the guard made of the chain <c>broken,healthy</c>.</summary>
/// <param name="Place">Where the faulty hop stands afterwards.</param>
/// <param name="Elapsed">Process start to exit of the guard.</param>
/// <param name="Verdict">What it said about the faulty hop.</param>
internal sealed record GuardedChain(HopPlace Place, TimeSpan Elapsed, string Verdict);

/// <summary>Where a hop stands in a chain.</summary>
internal enum HopPlace
{
    First,
    Later,
    LeftOut,
}
