using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProxyGuard.Cli.Ci.AzurePipelines;
using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Output;

namespace ProxyGuard.Cli.Tests.Ci.AzurePipelines;

/// <summary>Makes the Azure DevOps task's task.json from the tables that the program itself uses.</summary>
internal static class TaskManifest
{
    private const string Docs = "https://github.com/proxyguard/proxyguard/blob/main/docs/azure-devops.md";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly (string Name, string Title, OptionDescriptor[] Options)[] Groups =
    [
        ("telling", "Report and comment",
            [OptionTable.ReportUrl, OptionTable.ReportToken, OptionTable.ReportFile, OptionTable.Comment, OptionTable.CommentToken]),
        ("ending", "End of a build (conclude, doctor)", [OptionTable.JobStatus, OptionTable.Log, OptionTable.RunKey]),
        ("machine", "The agent", [OptionTable.CaFile, OptionTable.Netrc, OptionTable.GoVersion]),
    ];

    /// <summary>Options that a task cannot have, and why.</summary>
    public static IReadOnlyDictionary<OptionDescriptor, string> LeftOut { get; } = new Dictionary<OptionDescriptor, string>
    {
        [OptionTable.Ci] = "a task runs in Azure Pipelines",
        [OptionTable.Format] = "the agent reads the log, not a program",
        [OptionTable.From] = "commenting on a fork's pull request is GitHub's",
        [OptionTable.FaultMap] = "explain is for people at a terminal",
        [OptionTable.Chain] = "explain is for people at a terminal",
    };

    /// <summary>The variables that the task may set: a command of anybody else that gets into its log sets nothing.</summary>
    public static IReadOnlyList<string> Settable { get; } =
    [
        "GOPROXY", "GOSUMDB", "GOPRIVATE", "GONOPROXY", "GONOSUMDB", "GOFLAGS", OptionTable.RunKey.Variable,
        .. Outputs.Meanings.Keys.Select(AzureName.Of),
    ];

    public static string Render() => new JsonObject
    {
        ["$schema"] = "https://raw.githubusercontent.com/Microsoft/azure-pipelines-task-lib/master/tasks.schema.json",
        // Agents and pipelines know the task by this: it never changes.
        ["id"] = "f01e8a38-e5c2-45a6-92f3-448b40851695",
        ["name"] = "ProxyGuard",
        ["friendlyName"] = "ProxyGuard for Go",
        ["description"] = "Probes Go module proxies, sets the GOPROXY that survives what it saw, and says so.",
        ["helpUrl"] = Docs,
        ["helpMarkDown"] = $"[How to use this task]({Docs})",
        ["category"] = "Build",
        ["visibility"] = List("Build", "Release"),
        ["runsOn"] = List("Agent", "DeploymentGroup"),
        ["author"] = "ProxyGuard",
        ["version"] = new JsonObject { ["Major"] = 1, ["Minor"] = 0, ["Patch"] = 0 },
        ["minimumAgentVersion"] = "3.232.1",
        ["instanceNameFormat"] = "ProxyGuard: choose Go module proxies",
        ["groups"] = new JsonArray([.. Groups.Select(group =>
            new JsonObject { ["name"] = group.Name, ["displayName"] = group.Title, ["isExpanded"] = false })]),
        ["inputs"] = new JsonArray([.. OptionTable.All.Where(option => !LeftOut.ContainsKey(option)).Select(Input)]),
        ["outputVariables"] = new JsonArray([.. Outputs.Meanings.Select(output =>
            new JsonObject { ["name"] = AzureName.Of(output.Key), ["description"] = output.Value })]),
        ["restrictions"] = new JsonObject
        {
            ["commands"] = new JsonObject { ["mode"] = "any" },
            ["settableVariables"] = new JsonObject { ["allowed"] = List([.. Settable]) },
        },
        ["execution"] = new JsonObject { ["Node24"] = Target(), ["Node20_1"] = Target() },
    }.ToJsonString(Readable) + "\n";

    // No default value: it would be handed over as if somebody had set it, and would win over a variable PROXYGUARD_….
    private static JsonObject Input(OptionDescriptor option)
    {
        var input = new JsonObject
        {
            ["name"] = AzureName.Of(option.Name),
            ["type"] = option.Values.Count > 0 ? "pickList" : option.IsRepeatable ? "multiLine" : "string",
            ["label"] = char.ToUpperInvariant(option.Name[0]) + option.Name[1..].Replace('-', ' '),
            ["required"] = false,
            ["helpMarkDown"] = Help(option),
        };
        if (option.Values.Count > 0)
            input["options"] = new JsonObject(Values(option).Select(value => KeyValuePair.Create(value, (JsonNode?)value)));
        if (Groups.FirstOrDefault(group => group.Options.Contains(option)).Name is { } name) input["groupName"] = name;
        return input;
    }

    private static string Help(OptionDescriptor option) =>
        $"{option.Description}{(option.Values.Count == 0 ? $" Allowed: {option.Allowed}." : "")} Default: {option.Default}."
        + (option.IsSecret ? " Give it as a secret variable: $(Name)." : "");

    private static IEnumerable<string> Values(OptionDescriptor option) =>
        option == OptionTable.Mode ? option.Values.Where(value => value != "comment") : option.Values;

    private static JsonObject Target() => new() { ["target"] = "index.js" };

    private static JsonArray List(params string[] values) => new([.. values.Select(value => (JsonNode)value)]);
}
