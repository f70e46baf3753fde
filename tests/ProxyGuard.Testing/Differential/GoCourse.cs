using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Resolving;
using ProxyGuard.Testing.Lab;

namespace ProxyGuard.Testing.Differential;

/// <summary>One request that a hop of the lab read.</summary>
/// <param name="Hop">The address of the hop in the case.</param>
/// <param name="File">What it asked.</param>
/// <param name="Fault">The fault that hit it; empty where none did.</param>
public readonly record struct SeenRequest(string Hop, FileRequest File, string Fault);

/// <summary>What the real <c>go</c> did with a case.</summary>
/// <param name="Run">The run.</param>
/// <param name="Requests">What every hop was asked, without the steps of a redirect.</param>
/// <param name="Connected">The hops that accepted a connection.</param>
/// <param name="Origins">The hosts beyond the lab that were asked for and refused.</param>
public sealed record GoCourse(
    GoRun Run, IReadOnlyList<SeenRequest> Requests, IReadOnlySet<string> Connected, IReadOnlyList<string> Origins)
{
    public ResolutionResult Result =>
        Run.TimedOut ? ResolutionResult.Hang : Run.ExitCode == 0 ? ResolutionResult.Pass : ResolutionResult.Fail;

    /// <summary>The classes of the errors it printed.</summary>
    public IReadOnlyList<ErrorClass> Errors { get; } = Run.TimedOut || Run.ExitCode == 0 ? [] : GoErrorText.Classify(Run.Error);

    /// <summary>What all hops saw, in the order in which they did.</summary>
    internal static IReadOnlyList<SeenRequest> Seen(IReadOnlyDictionary<string, LabHop> hops) =>
    [
        .. from hop in hops
           from request in hop.Value.Requests
           where request.Target is not null && !request.Path.StartsWith("/.lab/", StringComparison.Ordinal)
           orderby request.Time
           select new SeenRequest(hop.Key, FileOf(request.Target!), request.Fault?.Name ?? ""),
    ];

    // Which tiles there are is the tree's business: only that tiles are asked counts.
    private static FileRequest FileOf(ProxyTarget target) => target.Endpoint switch
    {
        Endpoint.SumDbTile => new(target.Endpoint, ""),
        Endpoint.SumDbSupported => new(target.Endpoint, target.Database ?? ""),
        _ => new(target.Endpoint, target.Module ?? "", target.Version ?? ""),
    };

    public override string ToString() =>
        $"{Run}asked: {string.Join(", ", Requests.Select(seen => $"{seen.Hop} {seen.File.Endpoint} {seen.File.Path} {seen.File.Version}"))}\n"
        + $"origins: {string.Join(", ", Origins)}";
}
