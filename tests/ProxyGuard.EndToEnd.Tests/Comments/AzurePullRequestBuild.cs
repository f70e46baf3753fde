using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing.AzureDevOps;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Comments;

/// <summary>A pull request in Azure Repos whose builds run the published guard, over two module proxies that fail as they are told.</summary>
internal sealed class AzurePullRequestBuild : IAsyncDisposable
{
    private readonly GuardedRepository _repository;

    private AzurePullRequestBuild(AzureDevOpsFake azure, LabHop first, LabHop second)
    {
        (Azure, First, Second) = (azure, first, second);
        _repository = new GuardedRepository().OnAzure().InForce($"{first.Url},{second.Url}");
    }

    public AzureDevOpsFake Azure { get; }

    public LabHop First { get; }

    public LabHop Second { get; }

    /// <summary>Our thread; there is exactly one.</summary>
    public FakeThread Thread => Assert.Single(Azure.Discussion.Visible);

    /// <param name="collection">The path of the collection.</param>
    public static async Task<AzurePullRequestBuild> StartAsync(string collection = "/acme") => new(
        await AzureDevOpsFake.StartAsync(collection),
        await LabHop.StartAsync(ModuleTree.Sample()),
        await LabHop.StartAsync(ModuleTree.Sample()));

    /// <summary>Lets the hops fail from now on: none, the first, or both.</summary>
    public void Break(int hops)
    {
        First.Faults = hops > 0 ? HopFaults.All("http-502") : HopFaults.None;
        Second.Faults = hops > 1 ? HopFaults.All("http-502") : HopFaults.None;
    }

    /// <summary>A job of a build, which must never fail by it.</summary>
    public async Task<ProgramRun> RunAsync(IReadOnlyDictionary<string, string> agent, params string[] arguments)
    {
        foreach (var (name, value) in agent) _repository.Environment[name] = value;
        var run = await _repository.GuardAsync(
            ["--proxies", $"{First.Url},{Second.Url}", "--report-file", _repository.ReportFile, .. arguments]);
        Assert.True(run.ExitCode == 0, run.ToString());
        return run;
    }

    public Task<ProgramRun> RunAsync(int build) => RunAsync(Azure.AgentVariables(build));

    /// <summary>How long the last job guarded; the rest was starting and telling.</summary>
    public TimeSpan GuardedFor() => _repository.GuardedFor();

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(Azure.Breaches);
        _repository.Dispose();
        await Azure.DisposeAsync();
        await First.DisposeAsync();
        await Second.DisposeAsync();
    }
}
