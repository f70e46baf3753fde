using System.Collections.Immutable;
using System.Diagnostics;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Container;

/// <summary>The action's image as one step of a job: the workspace and the command files are mounted, the root is read-only.</summary>
internal sealed class ContainerStep : IDisposable
{
    /// <summary>A name for this machine that is not loopback's: inside a container loopback is not judged.</summary>
    public const string HopHost = "hop.test";

    private const string Image = "localhost/proxyguard";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly TempDirectory _files = new();

    public ContainerStep()
    {
        Workspace = _files.Folder("workspace");
        LabRepository.Write(Workspace, ModuleTree.Sample());
        EnvFile = _files.Write("commands/env", "");
        foreach (var file in new[] { "commands/output", "commands/summary" }) _files.Write(file, "");
    }

    public string Workspace { get; }

    public string EnvFile { get; }

    /// <summary>What the runner gives the container besides inputs.</summary>
    public Dictionary<string, string> Environment { get; } = new()
    {
        ["HOME"] = "/github/home",
        ["GITHUB_ACTIONS"] = "true",
        ["GITHUB_REPOSITORY"] = "example/guarded",
        ["GITHUB_WORKSPACE"] = "/github/workspace",
        ["GITHUB_ENV"] = "/github/file_commands/env",
        ["GITHUB_OUTPUT"] = "/github/file_commands/output",
        ["GITHUB_STEP_SUMMARY"] = "/github/file_commands/summary",
        ["GOSUMDB"] = PublishedProgram.NoDatabase,
    };

    /// <summary>Options of podman that a test adds.</summary>
    public ImmutableList<string> Options { get; set; } = ["--network", "host", "--add-host", $"{HopHost}:127.0.0.1"];

    public static LabOptions HopOptions { get; } = LabOptions.Default with { Host = HopHost };

    /// <summary>Runs the step to its end.</summary>
    public Task<ProgramRun> RunAsync(params string[] arguments) => StartAsync("", arguments);

    /// <summary>Starts the step, ends it as a runner ends a cancelled job, and tells how long the program took from there.</summary>
    /// <param name="when">The moment to end it.</param>
    /// <param name="arguments">The program's arguments.</param>
    public async Task<(ProgramRun Run, TimeSpan Leaving)> CancelAsync(Task when, params string[] arguments)
    {
        var name = $"proxyguard-{Guid.NewGuid():n}";
        var run = StartAsync(name, arguments);
        if (await Task.WhenAny(when, run) == run) Assert.Fail($"it ended by itself: {await run}");
        var id = int.Parse(await Podman.AskAsync("inspect", "--format", "{{.State.Pid}}", name));
        using var first = Process.GetProcessById(id);
        var start = Stopwatch.GetTimestamp();
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -TERM {id}"]);
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (await run.WaitAsync(Limit), Stopwatch.GetElapsedTime(start));
    }

    public void Dispose() => _files.Dispose();

    private Task<ProgramRun> StartAsync(string name, string[] arguments) => Podman.RunAsync(
    [
        "run", "--rm", "--read-only", .. name.Length == 0 ? Array.Empty<string>() : ["--name", name],
        "--volume", $"{Workspace}:/github/workspace:ro", "--volume", $"{_files.Folder("commands")}:/github/file_commands",
        "--workdir", "/github/workspace", .. Environment.SelectMany(pair => new[] { "--env", $"{pair.Key}={pair.Value}" }),
        .. Options, Image, .. arguments,
    ]);
}
