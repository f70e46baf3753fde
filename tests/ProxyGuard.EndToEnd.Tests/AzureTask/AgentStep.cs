using System.Diagnostics;
using System.Text.Json.Nodes;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.AzureTask;

/// <summary>
/// A step of a job that runs the unpacked task as an agent does (azure-pipelines-agent: Handler, NodeHandler): every input the task has
/// as <c>INPUT_NAME</c>, the collection's endpoint as <c>ENDPOINT_…</c>, public variables by their names, secret ones as <c>SECRET_NAME</c>,
/// in the directory of the sources.
/// </summary>
internal sealed class AgentStep : IDisposable
{
    /// <summary>What <c>System.AccessToken</c> is unless a test has a better one.</summary>
    public const string JobToken = "job-token-eyJ0eXAiOiJKV1Qi";

    /// <summary>A secret of the job that is none of the task's business.</summary>
    public const string OtherSecret = "deploy-password-4711";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly TempDirectory _files = new();
    private readonly string _task;
    private readonly List<string> _preloaded = [];

    /// <param name="task">The folder of the unpacked task.</param>
    public AgentStep(string task)
    {
        _task = task;
        Sources = _files.Folder("work", "1", "s");
        LabRepository.Write(Sources, ModuleTree.Sample());
        Variables = new()
        {
            ["PATH"] = LabEnvironment.Get("PATH") ?? "/usr/bin:/bin",
            ["HOME"] = _files.Folder("home"),
            ["GOENV"] = "off",
            ["GOSUMDB"] = PublishedProgram.NoDatabase,
            ["TF_BUILD"] = "True",
            ["AGENT_VERSION"] = "4.265.1",
            ["AGENT_TEMPDIRECTORY"] = _files.Folder("work", "_temp"),
            ["AGENT_JOBSTATUS"] = "Succeeded",
            ["agent.jobstatus"] = "Succeeded",
            ["SYSTEM_DEFAULTWORKINGDIRECTORY"] = Sources,
            ["SYSTEM_COLLECTIONURI"] = "https://dev.azure.com/acme/",
            ["SYSTEM_TEAMPROJECT"] = "widgets",
            ["BUILD_BUILDID"] = "77",
            ["BUILD_REPOSITORY_URI"] = "https://dev.azure.com/acme/widgets/_git/widgets",
            ["ENDPOINT_URL_SYSTEMVSSCONNECTION"] = "https://dev.azure.com/acme/",
            ["ENDPOINT_AUTH_SCHEME_SYSTEMVSSCONNECTION"] = "OAuth",
            ["VSTS_PUBLIC_VARIABLES"] = "[]",
            ["VSTS_SECRET_VARIABLES"] = "[\"DeployPassword\"]",
            ["SECRET_DEPLOYPASSWORD"] = OtherSecret,
        };
        Authorize(JobToken);
        foreach (var name in Inputs) Input(name, "");
    }

    public Dictionary<string, string> Variables { get; }

    /// <summary>The names of all inputs that the task has.</summary>
    public IReadOnlyList<string> Inputs =>
        [.. Manifest["inputs"]!.AsArray().Select(input => (string)input!["name"]!)];

    public string Sources { get; }

    private JsonNode Manifest => JsonNode.Parse(File.ReadAllText(Path.Combine(_task, "task.json")))!;

    public string Temporary => Variables["AGENT_TEMPDIRECTORY"];

    /// <summary>Lets the job's token be another.</summary>
    public AgentStep Authorize(string token)
    {
        Variables["ENDPOINT_AUTH_SYSTEMVSSCONNECTION"] = $$"""{"parameters":{"AccessToken":"{{token}}"},"scheme":"OAuth"}""";
        return Set("ENDPOINT_AUTH_PARAMETER_SYSTEMVSSCONNECTION_ACCESSTOKEN", token);
    }

    public AgentStep Input(string name, string value) => Set("INPUT_" + name.ToUpperInvariant(), value);

    public AgentStep Set(string name, string value)
    {
        Variables[name] = value;
        return this;
    }

    /// <summary>Lets node run a script before the task's: what is different about this machine.</summary>
    public AgentStep On(string script)
    {
        _preloaded.AddRange(["--require", _files.Write($"machine-{_preloaded.Count}.cjs", script)]);
        return this;
    }

    public Task<ProgramRun> RunAsync() => PublishedProgram.RunAsync(StartInfo(), Limit);

    public ProcessStartInfo StartInfo() =>
        PublishedProgram.StartInfo("/usr/bin/env", ["node", .. _preloaded, Path.Combine(_task, "index.js")], Variables, Sources);

    public void Dispose() => _files.Dispose();
}
