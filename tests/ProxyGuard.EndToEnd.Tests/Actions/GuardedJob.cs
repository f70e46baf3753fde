using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Actions;

/// <summary>
/// A Go repository as the workspace of a job, and two proxies: the first as told, the second well. They go by names, since a container's
/// loopback is not the build's and is not judged there.
/// </summary>
internal sealed class GuardedJob : IAsyncDisposable
{
    private readonly GoSandbox _go = new();

    private GuardedJob(LabHop first, LabHop second)
    {
        (First, Second) = (first, second);
        LabRepository.Write(_go.Project, ModuleTree.Sample());
        Job = new RunnerJob { Workspace = _go.Project };
    }

    public RunnerJob Job { get; }

    public LabHop First { get; }

    public LabHop Second { get; }

    public string Chain => $"{First.Url},{Second.Url}";

    public string Repository => _go.Project;

    /// <summary>The job's variables: of the go that builds, and the two proxies in force.</summary>
    public Dictionary<string, string> Variables(string? goproxy = null) => new(_go.Environment
        .RemoveRange(["PATH", "HOME", "TMPDIR"])
        .SetItem("GOCACHE", GoSandbox.SharedBuildCache)
        .SetItem("GOSUMDB", PublishedProgram.NoDatabase)
        .SetItem("GOPROXY", goproxy ?? Chain));

    public static async Task<GuardedJob> StartAsync(HopFaults fault)
    {
        var tree = ModuleTree.Sample();
        var first = await LabHop.StartAsync(tree, fault, LabOptions.Default with { Name = "first", Host = "goproxy.lab.test" });
        var second = await LabHop.StartAsync(tree, null, LabOptions.Default with { Name = "second", Host = "mirror.lab.test" });
        return new(first, second);
    }

    public async ValueTask DisposeAsync()
    {
        Job.Dispose();
        _go.Dispose();
        await First.DisposeAsync();
        await Second.DisposeAsync();
    }
}
