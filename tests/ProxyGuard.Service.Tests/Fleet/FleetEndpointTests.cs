using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Fleet;

public sealed class FleetEndpointTests : IDisposable
{
    private readonly ServiceFixture _service = new();
    private readonly RunsOf _runs = new(9);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Repositories_come_page_by_page_with_their_last_day()
    {
        foreach (var name in new[] { "b", "a", "c~d".Replace('~', '/'), "e", "f" }) await PostAsync("github.com/acme/" + name, Health.Healthy);
        await PostAsync("github.com/acme/a", Health.Down);
        await WorkAsync();

        var first = await JsonAsync("/api/v1/repositories?limit=2");
        var second = await JsonAsync($"/api/v1/repositories?limit=2&after={first["next"]}");
        var last = await JsonAsync($"/api/v1/repositories?limit=2&after={second["next"]}");

        Assert.Equal(
            ["github.com/acme/a", "github.com/acme/b", "github.com/acme/c/d", "github.com/acme/e", "github.com/acme/f"],
            new[] { first, second, last }.SelectMany(page => page["repositories"]!.AsArray()).Select(one => (string)one!["id"]!));
        Assert.Null(last["next"]);
        Assert.Equal(5, (int)last["count"]!);
        Assert.Equal("2026-11-21T09:30:00+00:00", (string)first["asOf"]!);
        var a = first["repositories"]![0]!;
        Assert.Equal((2, 2, 0.5), ((int)a["runs"]!, (int)a["availability"]!["of"]!, (double)a["availability"]!["value"]!));
        Assert.Equal("p.example", (string)a["proxies"]![0]!["id"]!);
        Assert.Equal(1, (int)(await JsonAsync("/api/v1/repositories?q=ACME/B"))["count"]!);
        Assert.Equal(1, (int)(await JsonAsync("/api/v1/repositories?q=c/d"))["count"]!);
    }

    [Fact]
    public async Task A_reader_sees_the_repositories_of_his_token_and_no_others()
    {
        await PostAsync("github.com/acme/a", Health.Healthy);
        await PostAsync("github.com/other/b", Health.Healthy);
        using var client = _service.ClientWith(await _service.AddTokenAsync("github.com/other/*", TokenRights.Read));

        var list = await client.GetStringAsync(new Uri("/api/v1/repositories", UriKind.Relative), Token);
        var page = await client.GetStringAsync(new Uri("/?q=a", UriKind.Relative), Token);

        Assert.Contains("github.com/other/b", list, StringComparison.Ordinal);
        Assert.DoesNotContain("acme", list + page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proxies_are_summed_up_over_all_repositories()
    {
        await PostAsync("github.com/acme/a", Health.Down);
        await PostAsync("github.com/acme/b", Health.Healthy);
        await PostAsync("github.com/acme/c", Health.Healthy, Trust.Private);
        await WorkAsync();

        var fleet = await JsonAsync("/api/v1/proxies?step=hour");
        var series = await JsonAsync("/api/v1/proxies/p.example");
        using var missing = await _service.GetAsync("/api/v1/proxies/other.example");

        var proxy = Assert.Single(fleet["proxies"]!.AsArray())!;
        Assert.Equal(("p.example", 2, 2), ((string)proxy["id"]!, (int)proxy["repositories"]!, (int)proxy["sums"]!["runs"]!));
        Assert.Equal(0.5, (double)proxy["sums"]!["availability"]!["value"]!);
        var point = Assert.Single(series["points"]!.AsArray())!;
        Assert.Equal("2026-11-21T00:00:00+00:00", (string)point["start"]!);
        Assert.Equal((2, 9), ((int)point["repositories"]!, (int)point["failing"]![0]!));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Theory]
    [InlineData(Trust.Public)]
    [InlineData(Trust.Private)]
    public async Task A_repository_stands_beside_all_others_in_the_hours_in_which_it_judged_the_proxy(Trust trust)
    {
        await PostAsync("github.com/acme/b", Health.Down, hour: -2);
        await PostAsync("github.com/acme/a", Health.Unknown, trust, hour: -1);
        await PostAsync("github.com/acme/b", Health.Down, hour: -1);
        foreach (var (name, seenAs) in new[] { ("a", trust), ("b", Trust.Public), ("c", Trust.Public) })
            await PostAsync("github.com/acme/" + name, Health.Healthy, seenAs);
        await WorkAsync();

        var comparison = (await JsonAsync("/api/v1/proxies/p.example?repository=github.com/acme/a"))["comparison"]!;

        Assert.Equal((1, 2), ((int)comparison["hours"]!, (int)comparison["repositories"]!));
        Assert.Equal((1, 1.0), Served("yours"));
        Assert.Equal((2, 1.0), Served("others"));

        (int, double) Served(string side) =>
            ((int)comparison[side]!["availability"]!["of"]!, (double)comparison[side]!["availability"]!["value"]!);
    }

    [Theory]
    [InlineData("failing", 24, Health.Healthy, Health.Poisoned)]
    [InlineData("failing", 0, Health.Degraded, Health.Down)]
    [InlineData("degraded", 24, Health.Healthy, Health.Degraded)]
    [InlineData("healthy", 0, Health.Unknown, Health.Healthy)]
    [InlineData("quiet", 0, Health.Unknown, Health.NotJudged)]
    [InlineData("quiet", 25, Health.Down)]
    public void A_repository_is_as_its_worst_proxy_was_within_a_day(string expected, int hoursAgo, params Health[] proxies)
    {
        var now = ServiceFixture.Start;
        var entry = CatalogueEntry.New("github.com/acme/a") with
        {
            LastRun = now.AddHours(-hoursAgo),
            Proxies = [.. proxies.Select(health => new ProxyNow("p.example", health))],
        };

        Assert.Equal(expected, Codes.Of(RepositoryHealths.Of(entry, now)));
    }

    [Theory]
    [InlineData("/api/v1/repositories?limit=0")]
    [InlineData("/api/v1/repositories?limit=1001")]
    [InlineData("/api/v1/repositories?page=2")]
    [InlineData("/api/v1/proxies?step=week")]
    [InlineData("/api/v1/proxies/p.example?from=yesterday")]
    public async Task What_is_not_understood_is_refused(string path)
    {
        using var response = await _service.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_first_page_has_pages_a_search_and_the_state_of_each()
    {
        for (var number = 0; number < 103; number++) await PostAsync($"github.com/acme/{number:D3}", number == 1 ? Health.Down : Health.Healthy);
        await WorkAsync();

        var first = await _service.GetTextAsync("/");
        var second = await _service.GetTextAsync("/?after=healthy%3Agithub.com%2Facme%2F099");
        var found = await _service.GetTextAsync("/?q=%3Cscript%3E");

        Assert.Contains("103 repositories", first, StringComparison.Ordinal);
        Assert.Contains("p.example down", first, StringComparison.Ordinal);
        Assert.Contains("href=\"/?after=healthy%3Agithub.com%2Facme%2F099\"", first, StringComparison.Ordinal);
        Assert.DoesNotContain("acme/100", first, StringComparison.Ordinal);
        Assert.Contains("acme/102", second, StringComparison.Ordinal);
        Assert.DoesNotContain("Next page", second, StringComparison.Ordinal);
        Assert.Contains("value=\"&lt;script&gt;\"", found, StringComparison.Ordinal);
        Assert.Contains("0 repositories", found, StringComparison.Ordinal);
    }

    private async Task PostAsync(string repository, Health health, Trust trust = Trust.Public, int hour = 0)
    {
        var run = _runs.Next(repository, _service.Clock.Now.AddHours(hour), ("p.example", health, trust));
        using var response = await _service.PostAsync(run);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    private async Task WorkAsync()
    {
        await foreach (var _ in _service.Services.GetRequiredService<FleetUpkeep>().WorkAsync(Token)) Assert.Equal(Token, Token);
    }

    private async Task<JsonNode> JsonAsync(string path) => JsonNode.Parse(await _service.GetTextAsync(path))!;
}
