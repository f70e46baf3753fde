using System.Text.Json;
using ProxyGuard.EndToEnd.Tests.Service;

namespace ProxyGuard.EndToEnd.Tests.Browser;

public sealed class ReportPageTests
{
    [Fact]
    public async Task The_report_page_is_quiet_self_contained_and_readable_in_a_real_browser()
    {
        await using var service = await ServiceProgram.StartAsync([.. SeededRuns.Settings, "--Reports:Access=public"]);
        await new SeededRuns(service).PostAsync();

        var views = await BrowserScript.RunAsync(
            "look.cjs", $"{service.Url}/r/github.com~acme~widgets?days={SeededRuns.Days}", BrowserScript.Pictures, "report");

        foreach (var view in views)
        {
            Assert.Empty(BrowserScript.Texts(view, "complaints"));
            Assert.Empty(BrowserScript.Texts(view, "failures"));
            Assert.All(BrowserScript.Texts(view, "requests"), address => Assert.StartsWith(service.Url, address, StringComparison.Ordinal));
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

    // Without the tabs and lines by which a browser parts the cells of a table.
    private static string Words(JsonElement view) =>
        string.Join(' ', BrowserScript.TextWithoutTimes(view).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
