using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;
using ProxyGuard.Testing.GitHub;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Comments;

/// <summary>A pull request on GitHub whose workflow runs the published guard, over two module proxies that fail as they are told.</summary>
internal sealed class GitHubPullRequestBuild : IAsyncDisposable
{
    private readonly TempDirectory _files = new();
    private readonly LabHop _first;
    private readonly LabHop _second;

    private GitHubPullRequestBuild(FakeGitHub github, LabHop first, LabHop second)
    {
        (GitHub, _first, _second) = (github, first, second);
        Repository = new GuardedRepository().OnGitHub().InForce($"{first.Url},{second.Url}");
    }

    public FakeGitHub GitHub { get; }

    public GuardedRepository Repository { get; }

    /// <summary>The host and port of the proxy that fails first.</summary>
    public string First => new Uri(_first.Url).Authority;

    /// <summary>The only comment there is.</summary>
    public GitHubComment Comment => Assert.Single(GitHub.Conversation.Comments);

    public static async Task<GitHubPullRequestBuild> StartAsync() => new(
        await FakeGitHub.StartAsync(), await LabHop.StartAsync(ModuleTree.Sample()), await LabHop.StartAsync(ModuleTree.Sample()));

    /// <summary>Lets the hops fail from now on: none, the first, or both.</summary>
    public void Break(int hops)
    {
        _first.Faults = hops > 0 ? HopFaults.All("http-502") : HopFaults.None;
        _second.Faults = hops > 1 ? HopFaults.All("http-502") : HopFaults.None;
    }

    /// <summary>The variables of a run that a push began now, or so much later.</summary>
    public Dictionary<string, string> Begin(long run, TimeSpan later = default)
    {
        var began = (TimeProvider.System.GetUtcNow() + later).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ");
        var variables = GitHub.RunnerVariables(run);
        variables["GITHUB_EVENT_PATH"] = _files.Write(
            $"event-{run}.json", $$"""{"pull_request": {"number": {{FakeGitHub.PullRequest}}, "updated_at": "{{began}}" } }""");
        return variables;
    }

    /// <summary>A job of a run, which must never fail by it.</summary>
    public async Task<ProgramRun> RunAsync(IReadOnlyDictionary<string, string> runner, params string[] arguments)
    {
        foreach (var (name, value) in runner) Repository.Environment[name] = value;
        var run = await Repository.GuardAsync(
            ["--proxies", $"{_first.Url},{_second.Url}", "--report-file", Repository.ReportFile, .. arguments]);
        Assert.True(run.ExitCode == 0, run.ToString());
        return run;
    }

    public Task<ProgramRun> RunAsync(long run) => RunAsync(Begin(run));

    public async ValueTask DisposeAsync()
    {
        Repository.Dispose();
        _files.Dispose();
        await GitHub.DisposeAsync();
        await _first.DisposeAsync();
        await _second.DisposeAsync();
    }
}
