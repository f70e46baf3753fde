using System.Text.Json;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Deploy;

/// <summary>A file of docs/deploy, read by those who know its form.</summary>
internal static class DeployFile
{
    public static string PathOf(params string[] names) => SourceTree.PathOf(["docs", "deploy", .. names]);

    public static async Task<JsonElement> ReadAsync(string kind, string path)
    {
        var run = await CheckAsync(kind, path);
        Assert.True(run.ExitCode == 0, run.ToString());
        return JsonDocument.Parse(run.Output).RootElement;
    }

    public static async Task<ProgramRun> CheckAsync(string kind, string path)
    {
        var modules = Path.Combine(LabEnvironment.Tools, "deploy", "node_modules");
        Assert.True(Directory.Exists(modules), $"{modules} does not exist: run 'bash eng/install.sh deploy'");
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = LabEnvironment.Get("PATH") ?? "/usr/bin:/bin",
            ["NODE_PATH"] = modules,
        };
        var script = Path.Combine(AppContext.BaseDirectory, "Deploy", "form.cjs");
        return await PublishedProgram.RunAsync(
            PublishedProgram.StartInfo("node", [script, kind, path], environment, Path.GetTempPath()), TimeSpan.FromSeconds(60));
    }
}
