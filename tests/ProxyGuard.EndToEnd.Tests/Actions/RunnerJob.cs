using System.Text.Json;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Actions;

/// <summary>A job of a workflow, run by eng/runner as GitHub's runner would run it.</summary>
internal sealed class RunnerJob : IDisposable
{
    // What eng/container/build.sh made of this source.
    private const string Image = "localhost/proxyguard";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    // Names that stand in examples and programs' defaults, and those of the lab: all of them are this machine.
    private static readonly string[] Names =
    [
        "goproxy.lab.test", "mirror.lab.test", "goproxy.example", "mirror.example", "proxyguard.example",
        "proxy.golang.org", "sum.golang.org", "github.com", "api.github.com",
    ];

    private readonly TempDirectory _files = new();

    public RunnerJob()
    {
        Workspace = _files.Folder("workspace");
        Environment = new()
        {
            ["PATH"] = $"{Path.Combine(RealGo.V127.Root, "bin")}:/usr/sbin:/usr/bin:/sbin:/bin",
            ["HOME"] = _files.Folder("home"),
            ["TMPDIR"] = _files.Folder("tmp"),
        };
        MapAction("proxyguard/proxyguard@v1", SourceTree.Root);
        foreach (var name in Names) Arguments.AddRange(["--add-host", $"{name}:127.0.0.1"]);
    }

    /// <summary>GITHUB_WORKSPACE; anything else that may serve as one stands here too.</summary>
    public string Workspace { get; init; }

    /// <summary>What the runner's own process knows: <c>run</c> steps see it, containers do not.</summary>
    public Dictionary<string, string> Environment { get; }

    public List<string> Arguments { get; } = ["--image", Image, "--network", "host"];

    public TempDirectory Files => _files;

    public void MapAction(string uses, string folder) => Arguments.AddRange(["--action", $"{uses}={folder}"]);

    /// <summary>Lets steps that use an action of somebody else's do nothing.</summary>
    public void IgnoreAction(string uses)
    {
        var name = uses.Replace('/', '-');
        _files.Write($"ignored/{name}/action.yml", "name: nothing\ndescription: nothing\nruns:\n  using: composite\n  steps: []\n");
        MapAction(uses, _files.Folder("ignored", name));
    }

    /// <summary>Runs the steps, in a job with the environment.</summary>
    public Task<JobRun> RunStepsAsync(IEnumerable<KeyValuePair<string, string>> environment, string steps) => RunAsync("job", $"""
        name: test
        on: push
        jobs:
          job:
            runs-on: ubuntu-latest
            env: {JsonSerializer.Serialize(environment.ToDictionary())}
            steps:
        {string.Join('\n', steps.Split('\n').Select(line => "      " + line))}
        """);

    /// <summary>Runs a job of a workflow's text.</summary>
    public async Task<JobRun> RunAsync(string job, string workflow)
    {
        string[] arguments =
        [
            SourceTree.PathOf("eng", "runner", "run-job.mjs"), "--workflow", _files.Write("workflow.yml", workflow), "--job", job,
            "--workspace", Workspace, "--result", _files["result.json"], .. Arguments,
        ];
        var start = PublishedProgram.StartInfo("node", arguments, Environment, SourceTree.Root);
        var run = await PublishedProgram.RunAsync(start, Limit);
        Assert.True(run.ExitCode is 0 or 1, run.ToString());
        return new JobRun(run, JsonDocument.Parse(await File.ReadAllTextAsync(_files["result.json"])).RootElement);
    }

    public void Dispose() => _files.Dispose();
}

/// <summary>What became of a job.</summary>
/// <param name="Program">The run of eng/runner, with the log as GitHub would show it.</param>
/// <param name="Result">What it read back after each step.</param>
internal sealed record JobRun(ProgramRun Program, JsonElement Result)
{
    public string Log => Program.Log;

    public bool Passed => Program.ExitCode == 0;

    public string Summary => Result.GetProperty("summary").GetString()!;

    /// <summary>How each step ended, as later steps see it.</summary>
    public IReadOnlyList<string> Outcomes =>
        [.. Result.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("outcome").GetString()!)];

    public IReadOnlyDictionary<string, string> Variables => Texts(Result.GetProperty("env"));

    /// <summary>Level and message.</summary>
    public IReadOnlyList<(string Level, string Message)> Annotations =>
    [
        .. Result.GetProperty("annotations").EnumerateArray().Select(annotation =>
            (annotation.GetProperty("level").GetString()!, annotation.GetProperty("message").GetString()!)),
    ];

    public IReadOnlyDictionary<string, string> OutputsOf(string step) => Texts(Result.GetProperty("steps").EnumerateArray()
        .Single(other => other.GetProperty("id").GetString() == step).GetProperty("outputs"));

    public override string ToString() => $"{Program}\n{Result}";

    private static Dictionary<string, string> Texts(JsonElement mapping) =>
        mapping.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString()!);
}
