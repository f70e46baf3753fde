using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ProxyGuard.EndToEnd.Tests.Browser;
using ProxyGuard.EndToEnd.Tests.Service;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Storage;

/// <summary>The same runs, kept by both engines, are the same report.</summary>
public sealed partial class ExportTests(SharedAzurite azurite) : IClassFixture<SharedAzurite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_is_the_same_from_either_engine()
    {
        string[] settings = [.. SeededRuns.Settings, "--Worker:Interval=00:00:01"];
        await using var file = await ServiceProgram.StartAsync(settings);
        await using var account = await ServiceProgram.StartAsync(
            [.. settings, $"--Storage:Azure:ConnectionString={azurite.Process.ConnectionString}"]);
        await new SeededRuns(file, account).PostAsync();
        // The outage that is over, and the trouble that is not.
        await KnowsIncidentsAsync(file, 2);
        await KnowsIncidentsAsync(account, 2);
        var now = TimeProvider.System.GetUtcNow();
        var start = now.AddSeconds(-1);

        foreach (var language in new[] { "en", "zh" })
        {
            // As of the end of a day nothing is left that the moment of making could change.
            var former = await ExportAsync(file, now.AddDays(-1), language);
            Assert.Contains("goproxy.example", former, StringComparison.Ordinal);
            Assert.Equal(former, await ExportAsync(account, now.AddDays(-1), language));
            Assert.Equal(Still(await ExportAsync(file, now, language), start), Still(await ExportAsync(account, now, language), start));
        }
    }

    private static async Task KnowsIncidentsAsync(ServiceProgram service, int count)
    {
        while (JsonDocument.Parse(await service.GetAsync("api/v1/incidents")).RootElement.GetProperty("incidents").GetArrayLength() < count)
            Token.ThrowIfCancellationRequested();
    }

    private static async Task<string> ExportAsync(ServiceProgram service, DateTimeOffset to, string language)
    {
        using var files = new TempDirectory();
        var run = await service.CommandAsync(
            "export", "--repo", SeededRuns.Repository, "--from", Day(to.AddDays(-12)), "--to", Day(to),
            "--out", files["report.html"], "--lang", language);
        Assert.True(run.ExitCode == 0, run.ToString());
        return await File.ReadAllTextAsync(files["report.html"], Token);
    }

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // How long something lasts is told until now, and when that was.
    private static string Still(string report, DateTimeOffset start) =>
        Moments().Replace(Length().Replace(report, "*"), time => TimeOf(time) < start ? time.Value : "*");

    private static DateTimeOffset TimeOf(Match time) => DateTimeOffset.Parse(time.Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<![0-9-])[0-9]+ (h|min|小时|分钟)( [0-9]+ (min|分钟))?")]
    private static partial Regex Length();

    [GeneratedRegex("<time datetime=\"([^\"]+)\"[^>]*>[^<]*</time>")]
    private static partial Regex Moments();
}
