using System.Net;
using System.Text.Json;
using ProxyGuard.EndToEnd.Tests.Service;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Attacks;

namespace ProxyGuard.EndToEnd.Tests.Browser;

/// <summary>All attacks of the corpus in a real browser, dozens on a page, with no policy to hide behind.</summary>
public sealed class AttackPageTests
{
    private const int Attacks = 40;
    private const int Runs = 8;
    private const int ShownRuns = 2;

    [Fact]
    public async Task No_attack_runs_in_a_real_browser()
    {
        await using var service = await ServiceProgram.StartAsync("--Reports:Access=public", "--Access:RequestsPerMinute=1000000", "--Worker:Interval=00:00:01");
        var addresses = new List<string>();
        foreach (var (batch, number) in AttackCorpus.All.Chunk(Attacks).Select((batch, number) => (batch, number)))
            addresses.AddRange(await PostAsync(service, batch, number));

        var seen = await VisitAsync([.. addresses, service.Url + "/", service.Url + "/proxies", service.Url + "/incidents"]);

        foreach (var page in seen)
        {
            var address = page.GetProperty("address").GetString();
            Assert.True(page.GetProperty("ran").GetInt32() == 0, $"{address}: an attack ran");
            Assert.True(page.GetProperty("dialogs").GetInt32() == 0, $"{address}: a dialog opened");
            Assert.True(page.GetProperty("elements").GetInt32() == 0, $"{address}: an attack became an element");
            Assert.Empty(BrowserScript.Texts(page, "links"));
            Assert.All(BrowserScript.Texts(page, "requests"), request => Assert.StartsWith(service.Url, request, StringComparison.Ordinal));
        }
        Assert.True(seen.Count >= addresses.Count && seen.Sum(page => page.GetProperty("text").GetInt32()) > 100_000);
    }

    private static async Task<IReadOnlyList<string>> PostAsync(ServiceProgram service, string[] attacks, int number)
    {
        var now = TimeProvider.System.GetUtcNow();
        var reports = new AttackReport(ExampleReport.Make(now));
        var page = $"{service.Url}/r/evil-{number}.example~widgets";
        var pages = new List<string> { page };
        for (var run = 0; run < Runs; run++)
        {
            // Each run has the attacks in other fields.
            var (key, shift) = (Guid.CreateVersion7(now.AddMinutes(-run)), run * 5);
            var (body, _) = reports.With(field => attacks[(field + shift) % attacks.Length], key, $"evil-{number}.example/widgets");
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new("application/json");
            using var answer = await service.Client.PostAsync("api/v1/runs", content, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            if (run < ShownRuns) pages.Add($"{page}/runs/{key}");
        }
        return pages;
    }

    private static async Task<IReadOnlyList<JsonElement>> VisitAsync(IReadOnlyList<string> addresses)
    {
        using var files = new TempDirectory();
        await File.WriteAllTextAsync(files["plan.json"], JsonSerializer.Serialize(addresses), TestContext.Current.CancellationToken);
        var views = await BrowserScript.RunAsync("attack.cjs", TimeSpan.FromMinutes(5), files["plan.json"]);
        return [.. views.Single().EnumerateArray()];
    }
}
