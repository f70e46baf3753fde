using System.Net;
using System.Text.RegularExpressions;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Reports;

public sealed partial class PageTests : IDisposable
{
    private const string Page = "/r/github.com~acme~widgets";
    private readonly ServiceFixture _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_healthy_repository_says_so_in_one_sentence()
    {
        await new Seed(_service).RichAsync();

        var html = await _service.GetTextAsync(Page);

        Assert.Contains("role=\"status\">All 3 proxies healthy</p>", html, StringComparison.Ordinal);
        Assert.Equal(3, Cards().Count(html));
        Assert.Equal(3 * 90, DayBars().Count(html));
        Assert.Contains("2026-11-04: 50.0 % of 8 runs, 4 failing", html, StringComparison.Ordinal);
        Assert.Contains("stalled in body × 4", html, StringComparison.Ordinal);
        Assert.Contains("2026-11-17: 100 % of 8 runs", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outage_says_for_how_long_why_and_what_builds_use()
    {
        var example = ExampleReport.Make(ServiceFixture.Start);
        foreach (var minutes in new[] { -50, -30, 0 })
        {
            var at = ServiceFixture.Start.AddMinutes(minutes);
            await PostAsync(example with { Key = new RandomReports(minutes).Key(at) });
        }

        var html = await _service.GetTextAsync(Page);

        Assert.Contains(
            "proxy0.example down for <time datetime=\"2026-11-21T08:40:00Z\" title=\"2026-11-21 08:40 UTC\">50 min</time>: stalled in body; "
            + "builds use https://proxy1.example/go|direct</p>",
            PageText.WithoutBreaks(html),
            StringComparison.Ordinal);
        Assert.Contains(
            "since <time datetime=\"2026-11-21T08:40:00Z\">2026-11-21 08:40 UTC</time>: stalled in body</p>", html, StringComparison.Ordinal);
        Assert.Contains(
            "<time datetime=\"2026-11-21T08:00:00Z\">08:00</time>–<time datetime=\"2026-11-21T10:00:00Z\">10:00</time>",
            html,
            StringComparison.Ordinal);
        Assert.Contains("rescued", html, StringComparison.Ordinal);
        Assert.Contains($"id=\"run-{new RandomReports(0).Key(ServiceFixture.Start)}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quiet_weekend_reads_last_seen()
    {
        await PostAsync(ExampleReport.Make(ServiceFixture.Start));
        _service.Clock.Now = ServiceFixture.Start.AddDays(3);

        var html = await _service.GetTextAsync(Page);

        // It is not known to have gone on since.
        Assert.Contains(
            "status idle\" role=\"status\">Last seen <time datetime=\"2026-11-21T09:30:00Z\">2026-11-21 09:30 UTC</time>: proxy0.example down "
            + "for <time datetime=\"2026-11-21T09:30:00Z\" title=\"2026-11-21 09:30 UTC\">1 min</time>",
            html,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_without_proxies_and_one_outside_the_days_shown_have_a_page()
    {
        await new Seed(_service).NothingToFetchAsync();
        Assert.Contains("The last run had nothing to probe", await _service.GetTextAsync(Page), StringComparison.Ordinal);

        _service.Clock.Now = ServiceFixture.Start.AddDays(60);
        Assert.Contains("No proxy was probed in these days", await _service.GetTextAsync(Page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/r/github.com~acme~other", HttpStatusCode.NotFound)]
    [InlineData("/r/GitHub.com", HttpStatusCode.NotFound)]
    [InlineData("/r/!zz", HttpStatusCode.NotFound)]
    [InlineData("/r/..%2f..%2fetc%2fpasswd", HttpStatusCode.NotFound)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/assets/repository.hbs", HttpStatusCode.NotFound)]
    [InlineData("/r/github.com~acme~widgets?days=0", HttpStatusCode.BadRequest)]
    [InlineData("/r/github.com~acme~widgets?days=401", HttpStatusCode.BadRequest)]
    [InlineData("/r/github.com~acme~widgets?days=x", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_has_a_designed_page(string path, HttpStatusCode expected)
    {
        using var response = await _service.GetAsync(path);
        var html = await response.Content.ReadAsStringAsync(Token);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("All repositories", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/r/github.com~acme~other", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/r/github.com~acme~widgets?days=1", HttpStatusCode.BadRequest)]
    public async Task The_api_answers_faults_as_problems(string path, HttpStatusCode expected)
    {
        using var response = await _service.GetAsync(path);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_first_page_lists_repositories_or_says_how_to_begin()
    {
        Assert.Contains("No run has been reported yet", await _service.GetTextAsync("/"), StringComparison.Ordinal);

        await PostAsync(ExampleReport.Make(ServiceFixture.Start));
        await PostAsync(ExampleReport.Make(ServiceFixture.Start) with { Repository = "dev.azure.com/org/my project/repo" });

        var html = await _service.GetTextAsync("/");
        Assert.Contains("2 repositories", html, StringComparison.Ordinal);
        Assert.Contains(
            "<a href=\"/r/dev.azure.com~org~my!20project~repo\">dev.azure.com/org/my project/repo</a>", html, StringComparison.Ordinal);
        using var linked = await _service.GetAsync("/r/dev.azure.com~org~my!20project~repo");
        Assert.Equal(HttpStatusCode.OK, linked.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/r/none")]
    [InlineData("/healthz")]
    [InlineData("/assets/proxyguard.css")]
    [InlineData("/api/v1/r/none")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        using var response = await _service.GetAsync(path);

        Assert.StartsWith(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'",
            Header(response, "Content-Security-Policy"),
            StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(response, "Referrer-Policy"));
    }

    [Fact]
    public async Task The_pages_of_one_run_are_the_golden_ones_in_every_language()
    {
        await PostAsync(ExampleReport.Make(ServiceFixture.Start));
        var run = $"{Page}/runs/{ExampleReport.Make(ServiceFixture.Start).Key}";

        Golden.Compare("one-run.html", await _service.GetTextAsync(Page + "?days=30"));
        Golden.Compare("one-run.zh.html", await _service.GetTextAsync(Page + "?days=30&lang=zh"));
        Golden.Compare("run.html", await _service.GetTextAsync(run));
        Golden.Compare("run.zh.html", await _service.GetTextAsync(run + "?lang=zh"));
    }

    [Fact]
    public async Task Health_is_text() => Assert.Equal("ok\n", await _service.GetTextAsync("/healthz"));

    private async Task PostAsync(RunReport report)
    {
        using var response = await _service.PostAsync(report);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));

    [GeneratedRegex("<article")]
    private static partial Regex Cards();

    [GeneratedRegex("<a class=\"(lost-\\d+|none)\"")]
    private static partial Regex DayBars();
}
