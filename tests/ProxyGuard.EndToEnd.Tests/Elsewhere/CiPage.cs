using System.Text.Json;
using System.Text.RegularExpressions;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Elsewhere;

/// <summary>A page of docs/ci, and the snippets that people paste from it.</summary>
internal static partial class CiPage
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>The page's snippets of a language, in order.</summary>
    public static IReadOnlyList<string> Snippets(string page, string language)
    {
        var text = File.ReadAllText(SourceTree.PathOf("docs", "ci", page + ".md"));
        return [.. Fence().Matches(text).Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value)];
    }

    /// <summary>A YAML snippet as JSON, after the system's own schema has found nothing wrong with it.</summary>
    public static async Task<JsonElement> PipelineAsync(string system, string yaml)
    {
        var run = await ValidateAsync(system, yaml);
        Assert.True(run.ExitCode == 0, run.ToString());
        return JsonDocument.Parse(run.Output).RootElement;
    }

    public static async Task<ProgramRun> ValidateAsync(string system, string yaml)
    {
        var modules = Path.Combine(LabEnvironment.Tools, "elsewhere", "node_modules");
        Assert.True(Directory.Exists(modules), $"{modules} does not exist: run 'bash eng/install.sh elsewhere'");
        using var files = new TempDirectory();
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = LabEnvironment.Get("PATH") ?? "/usr/bin:/bin",
            ["NODE_PATH"] = modules,
        };
        var script = Path.Combine(AppContext.BaseDirectory, "Elsewhere", "read-pipeline.cjs");
        return await PublishedProgram.RunAsync(
            PublishedProgram.StartInfo("node", [script, system, files.Write("pipeline.yml", yaml)], environment, files.Path), Limit);
    }

    /// <summary>A list of commands; one command alone is one too.</summary>
    public static IReadOnlyList<string> Lines(JsonElement job, string name) => !job.TryGetProperty(name, out var lines) ? []
        : lines.ValueKind == JsonValueKind.String ? [lines.GetString()!] : [.. lines.EnumerateArray().Select(line => line.GetString()!)];

    public static IEnumerable<KeyValuePair<string, string>> Variables(JsonElement of, string name) =>
        !of.TryGetProperty(name, out var variables) ? [] : variables.EnumerateObject().Select(variable => KeyValuePair.Create(variable.Name, variable.Value.ToString()));

    [GeneratedRegex(@"(?ms)^```(\w+)\n(.*?)^```$")]
    private static partial Regex Fence();
}
