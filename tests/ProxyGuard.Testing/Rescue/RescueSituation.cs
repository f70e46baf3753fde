using ProxyGuard.Core;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Reports;
using ProxyGuard.Core.Resolving;
using ProxyGuard.Testing.Differential;

namespace ProxyGuard.Testing.Rescue;

/// <summary>
/// A row of the rescue table that takes more than one faulty hop: a project, the chain and the settings in force, and how it must end.
/// </summary>
/// <param name="Name">Its name, for a test and the table.</param>
/// <param name="Case">What is in force, for either release; its hops have names instead of ports.</param>
/// <param name="Before">How the build ends with the chain in force, by the model and by the real <c>go</c>.</param>
/// <param name="After">The same with what the guard sets.</param>
/// <param name="Result">What the guard must decide.</param>
/// <param name="Reason">What it must give as a reason; null where the result says it all.</param>
public sealed record RescueSituation(
    string Name, DifferentialCase Case, RescueEnd Before, RescueEnd After, DecisionResult Result, DecisionReason? Reason = null)
{
    /// <summary>The hops of the chain that the guard is told are public; the others are private.</summary>
    public IReadOnlyList<string> Public { get; init; } = ["http://a.test", "http://b.test"];

    /// <summary>A path that no public hop may be asked for; null where nothing is private.</summary>
    public string? PrivatePath { get; init; }

    public WhenNone WhenNone { get; init; }

    /// <summary>Whether another chain makes a build pass that failed.</summary>
    public bool IsRescue => Result == DecisionResult.Chosen && Before.Error is not null && After == RescueEnd.Passes;

    /// <summary>Why it ends so, in a few words for the table.</summary>
    public required string Why { get; init; }

    public override string ToString() => Name;
}

/// <summary>How a build ends.</summary>
/// <param name="Result">Whether it passes.</param>
/// <param name="Error">The class of its error; null where it passes.</param>
/// <param name="Misled">Whether it passes on other bytes than the module's.</param>
public sealed record RescueEnd(ResolutionResult Result, ErrorClass? Error = null, bool Misled = false)
{
    public static RescueEnd Passes { get; } = new(ResolutionResult.Pass);

    /// <summary>Exit 0, with somebody else's code.</summary>
    public static RescueEnd IsMisled { get; } = new(ResolutionResult.Pass, Misled: true);

    public static RescueEnd Fails(ErrorClass error) => new(ResolutionResult.Fail, error);

    public override string ToString() => Misled ? "misled" : Error is { } error ? $"failed: {Codes.Of(error)}" : "passed";
}
