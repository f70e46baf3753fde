using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Reports;

/// <summary>The pages over all repositories, in their states and languages: their own matter as golden files.</summary>
public sealed class FleetPagesTests : IDisposable
{
    private static readonly string[] Percentiles = ["p50", "p95", "p99", "of"];
    private readonly ServiceFixture _service = new();
    private readonly FleetScene _scene;

    public FleetPagesTests() => _scene = new(_service);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Without_any_run_every_page_says_how_to_begin()
    {
        await CompareAsync("empty", "en", "/", "/proxies", "/incidents");
        await CompareAsync("empty", "zh", "/", "/proxies", "/incidents");
        await AssertStatusAsync(HttpStatusCode.NotFound, $"/proxies/{FleetScene.Mirror}", "/incidents/20261121T0930-0123456789");
    }

    [Fact]
    public async Task With_one_run_every_page_says_how_little_that_is()
    {
        await _scene.OneRunAsync();

        await CompareAsync("one-run", "en", "/", "/proxies", $"/proxies/{FleetScene.Mirror}?repository={FleetScene.Name(1)}", "/incidents");
    }

    [Fact]
    public async Task On_fire_every_page_says_what_burns_in_both_languages()
    {
        await _scene.OnFireAsync();
        var incident = $"/incidents/{await NewestIncidentAsync()}";
        string[] paths =
        [
            "/", "/proxies", $"/proxies/{FleetScene.Mirror}?repository={FleetScene.Name(1)}&period=7d", "/incidents", incident,
        ];

        await CompareAsync("on-fire", "en", paths);
        await CompareAsync("on-fire", "zh", paths);
    }

    [Fact]
    public async Task Repositories_come_worst_first_page_by_page_and_by_health()
    {
        for (var number = 0; number < 205; number++)
            await _scene.PostAsync($"github.com/acme/{number:D3}", 0, (FleetScene.Mirror, HealthOf(number), Trust.Public));
        await _scene.WorkAsync();
        using var client = _service.CreateClient();

        var found = new List<string>();
        for (var path = "/"; path.Length > 0;)
        {
            var page = await client.MainAsync(path);
            found.AddRange(Links(page, "<a href=\"/r/github.com~acme~").Select(link => link[^3..]));
            path = Links(page, "<a href=\"", "\" rel=\"next\"").LastOrDefault() ?? "";
        }
        var failing = await client.MainAsync("/?health=failing");

        Assert.Equal(
            Enumerable.Range(0, 205).Select(number => $"{number:D3}").OrderBy(name => -(int)HealthOf(int.Parse(name))).ThenBy(name => name),
            found);
        Assert.Contains("1 of 205 repositories has a failing proxy", failing, StringComparison.Ordinal);
        Assert.Contains("acme/201", failing, StringComparison.Ordinal);
        Assert.DoesNotContain("acme/200", failing, StringComparison.Ordinal);
        await AssertStatusAsync(HttpStatusCode.BadRequest, "/?health=ill");
    }

    [Fact]
    public async Task The_ranking_is_sorted_by_link_and_refuses_what_it_does_not_know()
    {
        await _scene.OnFireAsync();
        using var client = _service.CreateClient();

        var byName = await client.MainAsync("/proxies?sort=name&period=7d");
        var byMismatches = await client.MainAsync("/proxies?sort=mismatches");

        Assert.True(Position(byName, FleetScene.Mirror) < Position(byName, FleetScene.Other));
        Assert.True(Position(byMismatches, FleetScene.Mirror) < Position(byMismatches, FleetScene.Other));
        Assert.DoesNotContain(FleetScene.Own, byName, StringComparison.Ordinal);
        await AssertStatusAsync(
            HttpStatusCode.BadRequest,
            "/proxies?sort=colour", "/proxies?period=1y", "/incidents?state=x", "/incidents?after=x", "/incidents?proxy=.");
    }

    [Fact]
    public async Task The_tables_of_a_proxys_charts_say_what_the_json_says_and_bars_lead_to_them()
    {
        await _scene.OnFireAsync();
        using var client = _service.CreateClient();

        var page = await client.MainAsync($"/proxies/{FleetScene.Mirror}");
        var points = (await JsonAsync($"/api/v1/proxies/{FleetScene.Mirror}"))["points"]!.AsArray().ToList();
        var tables = page.Split("<figure").Skip(1)
            .Select(figure => figure.Split("<tbody>")[1].Split("</tbody>")[0].Split("<tr").Skip(1).Select(Cells).ToList()).ToList();

        // No connection was measured.
        Assert.Equal(3, tables.Count);
        var shares = points.Select(point => (Point: point!, Share: point!["figures"]!["availability"]!));
        Assert.Equal(shares.Select(one => new[] { Day(one.Point), Percent(one.Share), $"{one.Share["of"]}" }), tables[0]);
        foreach (var (table, phase) in tables.Skip(1).Zip(["firstByte", "total"]))
        {
            var latencies = points.Select(point => (Point: point!, Latency: point!["figures"]!["latency"]![phase]))
                .Where(one => one.Latency is not null);
            Assert.Equal(
                latencies.Select(one => Percentiles
                    .Select(name => ((double)one.Latency![name]!).ToString("0.#", CultureInfo.InvariantCulture)).Prepend(Day(one.Point))),
                table);
        }
        var targets = Links(page, "<li><a class=\"").Count(bar => bar.StartsWith("lost-", StringComparison.Ordinal));
        Assert.Equal(points.Count, targets);
        Assert.All(
            page.Split("href=\"#day-").Skip(1).Select(link => link.Split('"')[0]),
            day => Assert.Contains($"<tr id=\"day-{day}\">", page, StringComparison.Ordinal));

        static string Day(JsonNode point) => ((string)point["start"]!)[..10];
        static string Percent(JsonNode share) => Math.Floor((double)share["value"]! * 1000 + 1e-9) switch
        {
            1000 => "100",
            var thousandths => (thousandths / 10).ToString("0.0", CultureInfo.InvariantCulture),
        };
        static IEnumerable<string> Cells(string row) =>
            row.Split("</t").SkipLast(1).Select(cell => cell[(cell.LastIndexOf('>') + 1)..]).Where(cell => cell.Trim().Length > 0);
    }

    [Theory]
    [InlineData(10, "fewer than 10: P3", "10 or more: P2")]
    [InlineData(7, "fewer than 7: P3", "7 or more: P2")]
    public async Task The_rule_of_severities_has_the_number_in_force(int many, params string[] said)
    {
        _service.Settings["Incidents:ManyRepositories"] = $"{many}";
        await _scene.OnFireAsync();
        using var client = _service.CreateClient();

        var page = await client.MainAsync($"/incidents/{await NewestIncidentAsync()}");

        Assert.All(said, words => Assert.Contains(words, page, StringComparison.Ordinal));
        var inChinese = await client.MainAsync($"/incidents/{await NewestIncidentAsync()}", "zh");
        Assert.Contains($"{many} 个及以上", inChinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_leads_to_its_data_as_json_and_as_csv()
    {
        await _scene.OnFireAsync();
        using var client = _service.CreateClient();
        var repository = $"/r/github.com~acme~service-01";
        var run = "/r/" + (await client.MainAsync(repository)).Split("href=\"/r/", StringSplitOptions.None)
            .First(link => link.Contains("/runs/", StringComparison.Ordinal) && link.IndexOf('"') < 100).Split('"')[0];
        string[] paths =
        [
            "/", "/?q=acme&health=failing", "/proxies?period=7d", $"/proxies/{FleetScene.Mirror}", "/incidents?state=open",
            $"/incidents?repository={FleetScene.Name(5)}", $"/incidents/{await NewestIncidentAsync()}", repository, run,
        ];

        foreach (var path in paths)
        {
            var page = await client.MainAsync(path);
            var json = WebUtility.HtmlDecode(page.Split("\">JSON</a>")[0].Split("href=\"")[^1]);
            var csv = WebUtility.HtmlDecode(page.Split("\">CSV</a>")[0].Split("href=\"")[^1]);

            using var asJson = await _service.GetAsync(json);
            using var asCsv = await _service.GetAsync(csv);
            Assert.Equal((path, "application/json"), (path, asJson.Content.Headers.ContentType?.MediaType));
            Assert.Equal((path, "text/csv"), (path, asCsv.Content.Headers.ContentType?.MediaType));
            Assert.True((await asCsv.Content.ReadAsStringAsync(Token)).Count(letter => letter == '\n') > 1, path);
        }
    }

    [Fact]
    public async Task Incidents_of_a_repository_are_those_that_hit_it()
    {
        await _scene.OnFireAsync();
        using var client = _service.CreateClient();

        var hit = await client.MainAsync($"/incidents?repository={FleetScene.Name(5)}");
        var all = await client.MainAsync("/incidents");

        Assert.Contains(FleetScene.Own, hit, StringComparison.Ordinal);
        Assert.DoesNotContain(FleetScene.Mirror, hit, StringComparison.Ordinal);
        Assert.Contains(FleetScene.Mirror, all, StringComparison.Ordinal);
        Assert.All(
            Links(hit, "<a href=\"").Where(link => link.StartsWith("/incidents?", StringComparison.Ordinal)),
            link => Assert.Contains("repository=", link, StringComparison.Ordinal));
        await AssertSameAsync(client, "/incidents?repository=github.com/no/where", "/r/github.com~no~where");
        // A private proxy has a page as long as it has an incident, and one that a repository never judged has none.
        await AssertStatusAsync(HttpStatusCode.OK, $"/proxies/{FleetScene.Own}");
        await AssertStatusAsync(HttpStatusCode.NotFound, $"/proxies/go.nothing.example?repository={FleetScene.Name(5)}");
    }

    [Fact]
    public async Task A_reader_without_right_learns_nothing()
    {
        await _scene.OnFireAsync();
        var hidden = ("go.secret.example", Health.Down, Trust.Private);
        await _scene.PostAsync("github.com/secret/plans", 0, (FleetScene.Mirror, Health.Down, Trust.Public), hidden);
        await _scene.PostAsync("github.com/secret/plans", -1, hidden);
        await _scene.PostAsync("github.com/secret/plans", -2, hidden);
        await _scene.WorkAsync();
        using var client = _service.ClientWith(await _service.AddTokenAsync("github.com/acme/*", TokenRights.Read));
        var mine = $"/incidents/{await NewestIncidentAsync()}";
        var theirs = (await JsonAsync("/api/v1/incidents?proxy=go.secret.example"))["incidents"]![0]!["id"];

        foreach (var path in new[] { "/", "/proxies", "/incidents", mine, $"/proxies/{FleetScene.Mirror}" })
            Assert.DoesNotContain("secret", await client.MainAsync(path), StringComparison.Ordinal);
        await AssertSameAsync(client, "/proxies/go.secret.example", "/proxies/go.nothing.example");
        await AssertSameAsync(
            client,
            $"/proxies/{FleetScene.Mirror}?repository=github.com/secret/plans",
            $"/proxies/{FleetScene.Mirror}?repository=github.com/no/where");
        await AssertSameAsync(client, $"/incidents/{theirs}?repository=github.com/secret/plans", "/incidents/20261121T0930-0123456789");
        await AssertSameAsync(client, $"/incidents/{theirs}", "/incidents/20261121T0930-0123456789");
        await AssertSameAsync(client, "/incidents?repository=github.com/secret/plans", "/incidents?repository=github.com/no/where");
        using var json = await client.GetAsync(
            new Uri($"/api/v1/proxies/{FleetScene.Mirror}?repository=github.com/secret/plans", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.NotFound, json.StatusCode);
        using var everybody = _service.CreateClient();
        var seen = await everybody.MainAsync($"/incidents/{theirs}?repository=github.com/secret/plans");
        Assert.Contains("go.secret.example", seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?q={0}")]
    [InlineData("/?after={0}")]
    [InlineData("/incidents?proxy={0}")]
    [InlineData("/incidents/{0}")]
    [InlineData("/proxies/{0}")]
    [InlineData("/proxies/goproxy.example?repository={0}")]
    [InlineData("/proxies?sort={0}")]
    public async Task Nothing_of_an_address_becomes_markup(string form)
    {
        await _scene.OneRunAsync();
        using var client = _service.CreateClient();

        foreach (var payload in new[] { "<script>attack()</script>", "\"><img src=x onerror=attack()>", "javascript:attack()", "{{{attack}}}" })
        {
            var html = await client.MainAsync(string.Format(null, form, Uri.EscapeDataString(payload)));
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("href=\"javascript:", html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task The_json_of_a_proxy_says_whose_the_trouble_is()
    {
        await _scene.OnFireAsync();

        var alone = await JsonAsync($"/api/v1/proxies/{FleetScene.Mirror}");
        var compared = await JsonAsync($"/api/v1/proxies/{FleetScene.Mirror}?repository={FleetScene.Name(1)}&hours=100");

        Assert.Null(alone["comparison"]);
        Assert.Equal("proxy", (string)compared["comparison"]!["conclusion"]!);
        Assert.Equal(10, (int)compared["comparison"]!["repositories"]!);
    }

    private static Health HealthOf(int number) => number switch
    {
        201 => Health.Down,
        203 => Health.Degraded,
        _ => Health.Healthy,
    };

    private static int Position(string html, string proxy) => html.IndexOf($">{proxy}</a>", StringComparison.Ordinal);

    private static IEnumerable<string> Links(string html, string before, string after = "\"") =>
        html.Split(before).Skip(1).Select(part => (Text: part, Length: part.IndexOf(after, StringComparison.Ordinal)))
            .Where(part => part.Length is >= 0 and < 300).Select(part => WebUtility.HtmlDecode(part.Text[..part.Length]))
            .Where(link => !link.Contains('>', StringComparison.Ordinal));

    private static async Task AssertSameAsync(HttpClient client, string path, string other)
    {
        using var one = await client.GetAsync(new Uri(path, UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.NotFound, one.StatusCode);
        Assert.Equal(await client.MainAsync(other), await client.MainAsync(path));
    }

    private async Task AssertStatusAsync(HttpStatusCode expected, params string[] paths)
    {
        foreach (var path in paths)
        {
            using var response = await _service.GetAsync(path);
            Assert.Equal((path, expected), (path, response.StatusCode));
        }
    }

    private async Task CompareAsync(string state, string language, params string[] paths)
    {
        using var client = _service.CreateClient();
        foreach (var path in paths)
        {
            var name = path.Split('?')[0].Trim('/').Split('/') switch
            {
                [""] => "fleet",
                [var list] => list,
                [var list, _] => list == "proxies" ? "proxy" : "incident",
                _ => "other",
            };
            Golden.Compare($"{name}-{state}.{language}.html", await client.MainAsync(path, language));
        }
    }

    private async Task<string> NewestIncidentAsync() =>
        (string)(await JsonAsync($"/api/v1/incidents?proxy={FleetScene.Mirror}"))["incidents"]![0]!["id"]!;

    private async Task<JsonNode> JsonAsync(string path) => JsonNode.Parse(await _service.GetTextAsync(path))!;
}
