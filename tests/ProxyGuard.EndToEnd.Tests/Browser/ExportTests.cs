using System.Globalization;
using ProxyGuard.EndToEnd.Tests.Service;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Browser;

public sealed class ExportTests
{
    [Fact]
    public async Task An_exported_report_opens_without_a_network_and_prints_on_three_pages()
    {
        using var files = new TempDirectory();
        await using var service = await ServiceProgram.StartAsync(SeededRuns.Settings);
        await new SeededRuns(service).PostAsync();
        foreach (var language in new[] { "en", "zh" })
        {
            var now = TimeProvider.System.GetUtcNow();
            var run = await service.CommandAsync(
                "export", "--repo", SeededRuns.Repository, "--from", Day(now.AddDays(1 - SeededRuns.Days)), "--to", Day(now),
                "--out", files[$"export-{language}.html"], "--lang", language);
            Assert.True(run.ExitCode == 0, run.ToString());
        }

        var views = await BrowserScript.RunAsync("export.cjs", BrowserScript.Pictures, files["export-en.html"], files["export-zh.html"]);

        Assert.Equal(6, views.Count);
        foreach (var view in views)
        {
            // What the test itself tried to run, and the policy did not let it, is all that may be complained of.
            var hasScript = view.TryGetProperty("foreign", out var foreign);
            Assert.Equal(hasScript ? 1 : 0, BrowserScript.Texts(view, "complaints").Count());
            if (hasScript)
            {
                Assert.Equal((0, false), (view.GetProperty("complaintsBefore").GetInt32(), foreign.GetBoolean()));
                Assert.True(view.GetProperty("canvases").GetInt32() > 0, "no chart was drawn");
            }
            Assert.All(
                BrowserScript.Texts(view, "requests"),
                address => Assert.True(address == view.GetProperty("address").GetString() || address.StartsWith("data:", StringComparison.Ordinal), address));
            Assert.Empty(BrowserScript.Texts(view, "violations"));
            Assert.Contains("goproxy.example", view.GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.InRange(view.GetProperty("pages").GetInt32(), 1, 3);
            Assert.Equal((595, 842), SizeOf(view.GetProperty("size").GetString()!));
        }
    }

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // In points, rounded.
    private static (int Width, int Height) SizeOf(string box)
    {
        var numbers = box.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToList();
        return ((int)Math.Round(numbers[2]), (int)Math.Round(numbers[3]));
    }
}
