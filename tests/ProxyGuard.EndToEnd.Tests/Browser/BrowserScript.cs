using System.Text.Json;
using System.Text.RegularExpressions;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Browser;

/// <summary>A script that drives a real browser and prints one line of JSON.</summary>
internal static partial class BrowserScript
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    public static Task<IReadOnlyList<JsonElement>> RunAsync(string script, params string[] arguments) => RunAsync(script, Limit, arguments);

    public static async Task<IReadOnlyList<JsonElement>> RunAsync(string script, TimeSpan limit, params string[] arguments)
    {
        var modules = Path.Combine(LabEnvironment.Tools, "browser", "node_modules");
        using var files = new TempDirectory();
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = LabEnvironment.Get("PATH") ?? "/usr/bin:/bin",
            ["HOME"] = files.Path,
            ["TMPDIR"] = files.Path,
            ["NODE_PATH"] = modules,
        };
        Assert.True(Directory.Exists(modules), $"{modules} does not exist: run 'bash eng/install.sh browser'");
        var path = Path.Combine(AppContext.BaseDirectory, "Browser", script);
        var run = await PublishedProgram.RunAsync(
            PublishedProgram.StartInfo("node", [path, .. arguments], environment, files.Path), limit);
        Assert.True(run.ExitCode == 0, run.ToString());
        return [.. JsonDocument.Parse(run.Output).RootElement.EnumerateArray()];
    }

    /// <summary>The folder that pictures are kept in.</summary>
    public static string Pictures => Directory.CreateDirectory(SourceTree.PathOf("artifacts", "screenshots")).FullName;

    public static IEnumerable<string> Texts(JsonElement view, string name) =>
        view.GetProperty(name).EnumerateArray().Select(text => text.GetString()!);

    /// <summary>What a view says, without times, of reading among them, and without how long something has lasted until then.</summary>
    public static string TextWithoutTimes(JsonElement view) => Times().Replace(view.GetProperty("text").GetString()!, "");

    [GeneratedRegex("(?:[0-9][0-9:. -]*(?:(?:d|h|min|s|天|小时|分钟|秒)(?![a-z]) ?)?)+")]
    private static partial Regex Times();
}
