using System.Net;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Reports;

public sealed class RunPageTests : IDisposable
{
    private const string Page = "/r/github.com~acme~widgets";
    private static readonly RunReport Example = ExampleReport.Make(ServiceFixture.Start);
    private readonly ServiceFixture _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_run_says_what_was_seen_what_was_decided_and_what_go_does_with_both_chains()
    {
        await PostAsync(Example);

        var html = await _service.GetTextAsync($"{Page}/runs/{Example.Key}");

        Assert.Contains("Run of 2026-11-21 09:30 UTC", html, StringComparison.Ordinal);
        Assert.Contains("proxy0.example down: stalled in body; builds use https://proxy1.example/go|direct</p>", PageText.WithoutBreaks(html));
        Assert.Contains("stalled in body, zip, 3 of 4 probes", html, StringComparison.Ordinal);
        Assert.Contains("a public hop that is down was left out", html, StringComparison.Ordinal);
        Assert.Contains("for some files go waits without end", html, StringComparison.Ordinal);
        Assert.Contains("private-1", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://github.com/acme/widgets/actions/runs/4711\" rel=\"noopener nofollow\"", html);
        Assert.Contains($"href=\"/api/v1{Page}/runs/{Example.Key}?format=csv\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_the_repository_leads_to_it_and_back()
    {
        await PostAsync(Example);

        Assert.Contains($"href=\"{Page}/runs/{Example.Key}\"", await _service.GetTextAsync(Page), StringComparison.Ordinal);
        Assert.Contains($"href=\"{Page}\"", await _service.GetTextAsync($"{Page}/runs/{Example.Key}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_without_proxies_or_with_a_chain_nobody_can_read_has_a_page()
    {
        var bare = Example with { Key = new RandomReports(5).Key(ServiceFixture.Start), Proxies = [], Ci = null, Settings = [] };
        var odd = Example with
        {
            Key = new RandomReports(6).Key(ServiceFixture.Start),
            Decision = Example.Decision with { Before = null, After = "ftp://nothing" },
        };
        await PostAsync(bare);
        await PostAsync(odd);

        Assert.Contains("No proxy was asked", await _service.GetTextAsync($"{Page}/runs/{bare.Key}"), StringComparison.Ordinal);
        var html = await _service.GetTextAsync($"{Page}/runs/{odd.Key}");
        Assert.Contains("ftp:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"explanation\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_read_it_hears_the_same_as_who_asks_for_none()
    {
        await PostAsync(Example);
        using var foreign = _service.ClientWith(await _service.AddTokenAsync("github.com/acme/other", TokenRights.Read));
        var run = $"runs/{Example.Key}";

        foreach (var path in new[] { $"{Page}/{run}", $"/r/github.com~acme~nothing/{run}", $"{Page}/runs/{Guid.Empty}", $"{Page}/runs/x" })
        {
            using var response = await foreign.GetAsync(new Uri(path, UriKind.Relative), Token);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Contains("No such run of this repository is kept.", await response.Content.ReadAsStringAsync(Token));
        }
        using var missing = await _service.GetAsync($"{Page}/runs/{Guid.CreateVersion7(ServiceFixture.Start)}");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Every_verdict_is_told()
    {
        foreach (var health in Enum.GetValues<Health>())
        {
            var run = Example with
            {
                Key = new RandomReports(10 + (int)health).Key(ServiceFixture.Start),
                Proxies = [.. Example.Proxies.Select(proxy => proxy with { Health = health })],
            };
            await PostAsync(run);
            foreach (var language in new[] { "en", "zh" })
            {
                using var response = await _service.GetAsync($"{Page}/runs/{run.Key}?lang={language}");
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            }
        }
    }

    private async Task PostAsync(RunReport report)
    {
        using var response = await _service.PostAsync(report);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }
}
