using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Incidents;

public sealed class IncidentEndpointTests : IDisposable
{
    private const string Mine = "github.com/acme/mine";
    private const string Secret = "github.com/other/secret";
    private readonly ServiceFixture _service = new();
    private readonly RunsOf _runs = new(9);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task An_incident_is_listed_and_told_with_its_evidence()
    {
        _service.Settings["Incidents:Runbooks"] = "https://wiki.acme.example/go";
        await OutageAsync(Mine, Trust.Public);
        await WorkAsync();

        var listed = Assert.Single((await JsonAsync("/api/v1/incidents"))["incidents"]!.AsArray())!;
        var detail = await JsonAsync($"/api/v1/incidents/{listed["id"]}");

        Assert.Equal(listed.ToJsonString(), detail["incident"]!.ToJsonString());
        Assert.Equal(("p.example", "open", "P3"), ((string)listed["proxy"]!, (string)listed["state"]!, (string)listed["severity"]!));
        Assert.Equal((3, 3), ((int)listed["all"]!["failing"]!, (int)listed["yours"]!["failing"]!));
        Assert.Equal(1, (int)listed["all"]!["impact"]!["repositories"]!);
        Assert.Equal(["opened", "worst", "last-seen"], detail["timeline"]!.AsArray().Select(moment => (string)moment!["event"]!));
        Assert.Equal(2, detail["evidence"]!.AsArray().Count);
        Assert.Equal((Mine, "down"), ((string)detail["evidence"]![0]!["repository"]!, (string)detail["evidence"]![0]!["health"]!));
        Assert.Equal($"https://wiki.acme.example/go#{listed["cause"]}", (string)detail["runbook"]!);
    }

    [Fact]
    public async Task They_are_found_by_repository_proxy_state_and_time_page_by_page()
    {
        await OutageAsync(Mine, Trust.Public, "a.example");
        await OutageAsync(Secret, Trust.Public, "b.example");
        await OutageAsync(Mine, Trust.Private, "c.example");
        _service.Clock.Now += TimeSpan.FromHours(7);
        await OutageAsync(Secret, Trust.Private, "d.example");
        await WorkAsync();

        Assert.Equal("abcd", await ProxiesAsync(""));
        Assert.Equal("ac", await ProxiesAsync($"?repository={Mine}"));
        Assert.Equal("bd", await ProxiesAsync($"?repository={Secret}"));
        Assert.Equal("ab", await ProxiesAsync("?proxy=a.example&proxy=b.example"));
        Assert.Equal("d", await ProxiesAsync("?state=open"));
        Assert.Equal("abc", await ProxiesAsync("?state=last-seen"));
        Assert.Equal("", await ProxiesAsync("?state=closed"));
        Assert.Equal("d", await ProxiesAsync("?from=2026-11-21T12:00:00Z"));
        Assert.Equal("abc", await ProxiesAsync("?to=2026-11-21T12:00:00Z"));

        var (pages, after) = (new List<string>(), "");
        do
        {
            var page = await JsonAsync($"/api/v1/incidents?limit=3{after}");
            pages.Add(string.Concat(page["incidents"]!.AsArray().Select(one => ((string)one!["proxy"]!)[..1])));
            after = page["next"] is { } next ? $"&after={next}" : "";
        }
        while (after.Length > 0);
        Assert.Equal([3, 1], pages.Select(page => page.Length));
        Assert.StartsWith("d", pages[0], StringComparison.Ordinal);
        Assert.Equal("abcd", string.Concat(string.Concat(pages).Order()));
    }

    [Fact]
    public async Task Who_may_read_one_repository_learns_nothing_of_the_others()
    {
        await OutageAsync(Mine, Trust.Public);
        await OutageAsync(Secret, Trust.Public);
        await OutageAsync(Secret, Trust.Private, "go.secret.example");
        await WorkAsync();
        var all = (await JsonAsync("/api/v1/incidents"))["incidents"]!.AsArray();
        var ofPublic = all.Single(one => one!["repository"] is null)!["id"]!;
        var ofPrivate = all.Single(one => one!["repository"] is not null)!["id"]!;
        using var client = _service.ClientWith(await _service.AddTokenAsync("github.com/acme/*", TokenRights.Read));

        var list = await client.GetStringAsync(new Uri("/api/v1/incidents", UriKind.Relative), Token);
        var detail = await client.GetStringAsync(new Uri($"/api/v1/incidents/{ofPublic}", UriKind.Relative), Token);
        var export = await client.GetStringAsync(new Uri($"/api/v1/incidents/{ofPublic}.md", UriKind.Relative), Token);

        Assert.DoesNotContain("secret", list + detail + export, StringComparison.Ordinal);
        Assert.Null(JsonNode.Parse(detail)!["incident"]!["all"]);
        Assert.Equal(3, (int)JsonNode.Parse(detail)!["incident"]!["yours"]!["failing"]!);
        Assert.Contains(Mine, export, StringComparison.Ordinal);
        await AssertSameAsync(client, $"/api/v1/incidents?repository={Secret}", "/api/v1/incidents?repository=github.com/acme/none");
        await AssertSameAsync(client, $"/api/v1/incidents/{ofPrivate}?repository={Secret}", $"/api/v1/incidents/{ofPublic}?repository={Mine}");
        await AssertSameAsync(client, $"/api/v1/incidents/{ofPrivate}.md?repository={Secret}", "/api/v1/incidents/nothing.md");
        await AssertSameAsync(client, $"/api/v1/incidents/{ofPrivate}", "/api/v1/incidents/nothing");
        using var found = await _service.GetAsync($"/api/v1/incidents/{ofPrivate}?repository={Secret}");
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
    }

    [Fact]
    public async Task The_list_is_a_table_too_without_what_its_reader_may_not_see()
    {
        await OutageAsync(Mine, Trust.Public);
        await OutageAsync(Secret, Trust.Private, "go.secret.example");
        await WorkAsync();
        using var client = _service.ClientWith(await _service.AddTokenAsync("github.com/acme/*", TokenRights.Read));

        var all = await _service.GetTextAsync("/api/v1/incidents?format=csv");
        var own = await client.GetStringAsync(new Uri("/api/v1/incidents?format=csv", UriKind.Relative), Token);

        Assert.Equal(["3", "2"], new[] { all, own }.Select(text => $"{text.Split("\r\n").Length - 1}"));
        Assert.EndsWith("2026-11-21T09:28:00Z,2026-11-21T09:30:00Z,,,1,3,3,,,,,,\r\n", own, StringComparison.Ordinal);
        Assert.Contains(",1,3,3,1,3,3,", all, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", own, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/incidents?repository=widgets")]
    [InlineData("/api/v1/incidents?state=down")]
    [InlineData("/api/v1/incidents?limit=201")]
    [InlineData("/api/v1/incidents?after=../../etc")]
    [InlineData("/api/v1/incidents?from=2026-11-21&to=2026-11-20")]
    [InlineData("/api/v1/incidents?page=2")]
    [InlineData("/api/v1/incidents/20261121T0930-0123456789?repo=x")]
    [InlineData("/api/v1/incidents/20261121T0930-0123456789.md?repository=x")]
    public async Task What_is_not_understood_is_refused(string path)
    {
        using var response = await _service.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData(null, "en", "Timeline")]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "zh", "时间线")]
    [InlineData("fr, en;q=0.5, zh;q=0.4", "en", "Timeline")]
    [InlineData("de, zh-Hans;q=0.1", "zh", "时间线")]
    [InlineData("zh;q=0, *", "en", "Timeline")]
    public async Task The_export_is_in_the_readers_language(string? asked, string language, string heading)
    {
        await OutageAsync(Mine, Trust.Public);
        await WorkAsync();
        var id = (await JsonAsync("/api/v1/incidents"))["incidents"]![0]!["id"];
        using var client = _service.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", _service.Token.Reveal());
        if (asked is not null) client.DefaultRequestHeaders.Add("Accept-Language", asked);

        using var response = await client.GetAsync(new Uri($"/api/v1/incidents/{id}.md", UriKind.Relative), Token);
        var text = await response.Content.ReadAsStringAsync(Token);

        Assert.Equal([language], response.Content.Headers.ContentLanguage);
        Assert.Contains("Accept-Language", string.Join(',', response.Headers.Vary), StringComparison.Ordinal);
        Assert.Contains($"\n## {heading}\n", text, StringComparison.Ordinal);
        Assert.Contains("`p.example`", text, StringComparison.Ordinal);
        Assert.Contains("2026-11-21 09:30 UTC", text, StringComparison.Ordinal);
    }

    private static async Task AssertSameAsync(HttpClient client, string path, string other)
    {
        using var one = await client.GetAsync(new Uri(path, UriKind.Relative), Token);
        using var two = await client.GetAsync(new Uri(other, UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.NotFound, one.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, two.StatusCode);
        Assert.Equal(await BodyAsync(one), await BodyAsync(two));
    }

    private static async Task<string> BodyAsync(HttpResponseMessage response)
    {
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!.AsObject();
        body.Remove("traceId");
        return body.ToJsonString();
    }

    private async Task OutageAsync(string repository, Trust trust, string proxy = "p.example")
    {
        for (var minute = 0; minute < 3; minute++)
        {
            using var response = await _service.PostAsync(
                _runs.Next(repository, _service.Clock.Now.AddMinutes(-minute), (proxy, Health.Down, trust)));
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        }
    }

    private async Task WorkAsync()
    {
        await foreach (var _ in _service.Services.GetRequiredService<FleetUpkeep>().WorkAsync(Token)) Assert.Equal(Token, Token);
        await foreach (var _ in _service.Services.GetRequiredService<IncidentUpkeep>().WorkAsync(Token)) Assert.Equal(Token, Token);
    }

    private async Task<string> ProxiesAsync(string query)
    {
        var page = await JsonAsync("/api/v1/incidents" + query);
        return string.Concat(page["incidents"]!.AsArray().Select(one => ((string)one!["proxy"]!)[..1]).Order());
    }

    private async Task<JsonNode> JsonAsync(string path) => JsonNode.Parse(await _service.GetTextAsync(path))!;
}
