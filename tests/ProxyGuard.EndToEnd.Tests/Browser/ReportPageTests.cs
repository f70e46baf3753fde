using System.Text.Json;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.EndToEnd.Tests.Service;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Browser;

public sealed class ReportPageTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task The_report_page_is_quiet_self_contained_and_readable_in_a_real_browser()
    {
        await using var service = await ServiceProgram.StartAsync(SeededRuns.Setting, "--Reports:Access=public");
        await new SeededRuns(service).PostAsync();

        var views = await LookAsync($"{service.Url}/r/github.com~acme~widgets?days={SeededRuns.Days}", "report");

        foreach (var view in views)
        {
            Assert.Empty(Texts(view, "complaints"));
            Assert.Empty(Texts(view, "failures"));
            Assert.All(Texts(view, "requests"), address => Assert.StartsWith(service.Url, address, StringComparison.Ordinal));
            var text = view.GetProperty("text").GetString();
            Assert.Contains("goproxy.example", text);
            Assert.Contains("checksum mismatch", text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("https://modules.acme.example/go,https://mirror.example/golang|direct", text);
        }
        Assert.Equal(5, views.Count);
        Assert.Equal(2, views.Take(2).Select(view => view.GetProperty("background").GetString()).Distinct().Count());
        Assert.All(views.Take(4), view => Assert.Equal(0, view.GetProperty("overflow").GetInt32()));
        Assert.Equal(Words(views[0]), Words(views[4]));
    }

    private static async Task<IReadOnlyList<JsonElement>> LookAsync(string address, string name)
    {
        var pictures = Directory.CreateDirectory(SourceTree.PathOf("artifacts", "screenshots")).FullName;
        var script = Path.Combine(AppContext.BaseDirectory, "Browser", "look.cjs");
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
        var run = await PublishedProgram.RunAsync(
            PublishedProgram.StartInfo("node", [script, address, pictures, name], environment, files.Path), Limit);
        Assert.True(run.ExitCode == 0, run.ToString());
        return [.. JsonDocument.Parse(run.Output).RootElement.EnumerateArray()];
    }

    private static IEnumerable<string> Texts(JsonElement view, string name) =>
        view.GetProperty(name).EnumerateArray().Select(text => text.GetString()!);

    // Without the time of reading, and without the tabs and lines by which a browser parts the cells of a table.
    private static string Words(JsonElement view) =>
        string.Join(' ', view.GetProperty("text").GetString()!.Split("As of ")[0].Split((char[]?)null));
}
