using System.Text.Json;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Guard;

/// <summary>A Go repository, the published guard that runs on it, and the real <c>go</c> that builds it afterwards.</summary>
internal sealed class GuardedRepository : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly TempDirectory _files = new();

    /// <param name="tree">What the repository needs; null: the lab's sample.</param>
    /// <param name="caFile">The authority that <c>go</c> trusts for https; null: the system's.</param>
    public GuardedRepository(ModuleTree? tree = null, string? caFile = null)
    {
        Go = new GoSandbox(caFile);
        Go.Environment = Go.Environment.SetItem("GOCACHE", GoSandbox.SharedBuildCache);
        LabRepository.Write(Go.Project, tree ?? ModuleTree.Sample());
        Environment = new()
        {
            ["PATH"] = "/usr/bin:/bin",
            ["HOME"] = _files.Folder("home"),
            ["GOENV"] = "off",
            ["GOSUMDB"] = PublishedProgram.NoDatabase,
        };
    }

    public GoSandbox Go { get; }

    /// <summary>The guard's environment.</summary>
    public Dictionary<string, string> Environment { get; }

    public string EnvFile => _files["env"];

    public string OutputFile => _files["output"];

    public string SummaryFile => _files["summary.md"];

    public string ReportFile => _files["run.json"];

    /// <summary>Makes the environment that of a step of a GitHub Actions job.</summary>
    public GuardedRepository OnGitHub()
    {
        foreach (var file in new[] { EnvFile, OutputFile, SummaryFile }) File.WriteAllText(file, "");
        Environment["GITHUB_ACTIONS"] = "true";
        Environment["GITHUB_REPOSITORY"] = "example/guarded";
        Environment["GITHUB_ENV"] = EnvFile;
        Environment["GITHUB_OUTPUT"] = OutputFile;
        Environment["GITHUB_STEP_SUMMARY"] = SummaryFile;
        return this;
    }

    /// <summary>Makes the environment that of a step of an Azure Pipelines job.</summary>
    public GuardedRepository OnAzure()
    {
        Environment["TF_BUILD"] = "True";
        Environment["AGENT_TEMPDIRECTORY"] = _files.Folder("agent");
        Environment["BUILD_REPOSITORY_URI"] = "https://dev.azure.com/org/proj/_git/guarded";
        return this;
    }

    public GuardedRepository InForce(string goproxy)
    {
        Environment["GOPROXY"] = goproxy;
        return this;
    }

    public Task<ProgramRun> GuardAsync(params string[] arguments) => RunAsync("guard", arguments);

    public Task<ProgramRun> ProbeAsync(params string[] arguments) => RunAsync("probe", arguments);

    /// <summary>Runs the last step of a job in the environment that the guard left to it.</summary>
    public Task<ProgramRun> ConcludeAsync(IEnumerable<KeyValuePair<string, string>> left, params string[] arguments)
    {
        foreach (var (name, value) in left) Environment[name] = value;
        return RunAsync("conclude", arguments);
    }

    /// <summary>Runs the guard for programs and reads what it prints.</summary>
    public async Task<JsonElement> DecideAsync(params string[] arguments)
    {
        var run = await GuardAsync([.. arguments, "--ci", "none", "--format", "json"]);
        Assert.True(run.ExitCode == 0, run.ToString());
        return JsonDocument.Parse(run.Output).RootElement;
    }

    /// <summary>How long the last run guarded, by its own report: without starting, telling and handing over.</summary>
    public TimeSpan GuardedFor()
    {
        using var report = JsonDocument.Parse(File.ReadAllBytes(ReportFile));
        return TimeSpan.FromMilliseconds(report.RootElement.GetProperty("durationMs").GetDouble());
    }

    public Task<GoRun> DownloadAsync(string release, string goproxy) => RunGoAsync(release, goproxy, "mod", "download");

    public Task<GoRun> BuildAsync(string release, string goproxy) => RunGoAsync(release, goproxy, "build", "-o", "app", ".");

    public void Dispose()
    {
        Go.Dispose();
        _files.Dispose();
    }

    private Task<GoRun> RunGoAsync(string release, string goproxy, params string[] arguments) =>
        new RealGo(release).RunAsync(Go, goproxy, Limit, arguments);

    private Task<ProgramRun> RunAsync(string command, string[] arguments) => PublishedProgram.RunAsync(
        PublishedProgram.StartInfo(PublishedProgram.Guard, [command, "--directory", Go.Project, .. arguments], Environment, _files.Path),
        Limit);
}
