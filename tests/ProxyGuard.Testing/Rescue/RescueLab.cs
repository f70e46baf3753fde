using System.Collections.Immutable;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Testing.Rescue;

/// <summary>A faulty hop, a healthy one and a project that needs what both hold: what one cell of the rescue table is measured in.</summary>
public sealed class RescueLab : IAsyncDisposable
{
    private static readonly ModuleVersion[] Needed =
    [
        new(SampleModules.Alpha, SampleModules.AlphaNewest),
        new(SampleModules.UpperCase, SampleModules.UpperCaseVersion),
        new(SampleModules.Nightly, ModuleTree.Sample().NewestOf(SampleModules.Nightly)!),
    ];

    private readonly Fault _fault;

    private RescueLab(Fault fault, LabHop broken, LabHop healthy)
    {
        (_fault, Broken, Healthy) = (fault, broken, healthy);
        Sandbox = new GoSandbox(broken.Url.StartsWith("https", StringComparison.Ordinal) ? broken.CaFile : null);
        LabRepository.Write(Sandbox.Project, ModuleTree.Sample(), Needed);
    }

    /// <summary>
    /// How long the slow faults take here: less than the guard's budget, because beyond it slow and silent cannot be told apart.
    /// </summary>
    public static TimeSpan SlowTime { get; } = TimeSpan.FromSeconds(3);

    public LabHop Broken { get; }

    public LabHop Healthy { get; }

    public GoSandbox Sandbox { get; }

    /// <summary>What the guard finds: the sandbox of <c>go</c>, and the chain with a comma in force.</summary>
    public ImmutableDictionary<string, string> GuardEnvironment => Sandbox.Environment.SetItem("GOPROXY", Chain(','));

    /// <summary>Starts both hops; the fault is where it does its typical harm.</summary>
    public static async Task<RescueLab> StartAsync(Fault fault)
    {
        var tree = ModuleTree.Sample();
        var broken = await LabHop.StartAsync(tree, HopFaults.Typical(fault), new() { Name = "broken", SlowTime = SlowTime });
        return new(fault, broken, await LabHop.StartAsync(tree, options: new() { Name = "healthy" }));
    }

    /// <summary>The command that meets the fault: it asks the endpoint at which the fault is set.</summary>
    public static IReadOnlyList<string> CommandFor(Fault fault) => fault.TypicalEndpoint switch
    {
        Endpoint.List => ["list", "-m", "-versions", SampleModules.Alpha],
        Endpoint.Latest => ["list", "-m", $"{SampleModules.Nightly}@latest"],
        _ => ["mod", "download"],
    };

    public string Chain(char separator) => $"{Broken.Url}{separator}{Healthy.Url}";

    /// <summary>Runs the command once, with an empty module cache if it is the sandbox's first.</summary>
    /// <param name="go">Which release.</param>
    /// <param name="goproxy">The chain.</param>
    /// <param name="limit">When to give up waiting.</param>
    public async Task<RescueRun> RunGoAsync(RealGo go, string goproxy, TimeSpan limit)
    {
        var run = await go.RunAsync(Sandbox, goproxy, limit, [.. CommandFor(_fault)]);
        return new(OutcomeOf(run, limit), run);
    }

    public async ValueTask DisposeAsync()
    {
        await Broken.DisposeAsync();
        await Healthy.DisposeAsync();
        Sandbox.Dispose();
    }

    private RescueOutcome OutcomeOf(GoRun run, TimeSpan limit) => run switch
    {
        _ when run.TimedOut || run.Elapsed > limit => WaitsForEver ? RescueOutcome.Hung : RescueOutcome.Cut,
        { Passed: false } => RescueOutcome.Failed,
        _ => IsTrue(run.Output) ? RescueOutcome.Passed : RescueOutcome.Misled,
    };

    // Sheet, section 4: go gives up a connect after 30 s and a handshake after 10 s, and nothing else.
    private bool WaitsForEver => _fault.Hangs && _fault.Name is not ("dial-blackhole" or "tls-handshake-stall");

    private bool IsTrue(string output)
    {
        var tree = ModuleTree.Sample();
        return _fault.TypicalEndpoint switch
        {
            Endpoint.List => output == $"{SampleModules.Alpha} {string.Join(' ', tree.ListOf(SampleModules.Alpha))}\n",
            Endpoint.Latest => output == $"{SampleModules.Nightly} {tree.NewestOf(SampleModules.Nightly)}\n",
            _ => true,
        };
    }
}

/// <summary>How a build ended.</summary>
public enum RescueOutcome
{
    Passed,

    /// <summary>Exit 0 with a wrong answer.</summary>
    Misled,

    Failed,

    /// <summary>Took longer than the limit; <c>go</c> would have ended some time.</summary>
    Cut,

    /// <summary>Cut at the limit; by the semantics sheet <c>go</c> would have waited for ever.</summary>
    Hung,
}

/// <summary>One run of the real <c>go</c> in the rescue lab.</summary>
public sealed record RescueRun(RescueOutcome Outcome, GoRun Go);
