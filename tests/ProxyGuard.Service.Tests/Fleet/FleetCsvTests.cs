using System.Globalization;
using System.Text.Json;
using ProxyGuard.Service.Tests.Api;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Fleet;

/// <summary>The tables over all repositories say what the JSON at the same address says.</summary>
public sealed class FleetCsvTests : IDisposable
{
    private readonly ServiceFixture _service = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Repositories_are_one_line_each_page_by_page()
    {
        await new FleetScene(_service).OnFireAsync();
        var json = (await JsonAsync("/api/v1/repositories?limit=1000")).GetProperty("repositories").EnumerateArray().ToList();

        var lines = new List<Dictionary<string, string>>();
        for (var path = "/api/v1/repositories?format=csv&limit=5"; path.Length > 0;)
        {
            using var page = await _service.GetAsync(path);
            lines.AddRange(Table(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
            var link = page.Headers.TryGetValues("Link", out var links) ? Assert.Single(links) : "<>; rel=\"next\"";
            Assert.EndsWith("; rel=\"next\"", link, StringComparison.Ordinal);
            path = link[1..link.IndexOf('>')] is { Length: > 0 } query ? "/api/v1/repositories" + query : "";
        }

        Assert.Equal(12, json.Count);
        foreach (var (line, one) in lines.Zip(json, (line, one) => (line, one)))
        {
            Assert.Equal(one.GetProperty("id").GetString(), line["repository"]);
            Assert.Equal(one.GetProperty("health").GetString(), line["health"]);
            Assert.Equal(one.GetProperty("runs").GetRawText(), line["runs"]);
            AssertShare(one, line);
            var proxies = one.GetProperty("proxies").EnumerateArray();
            Assert.Equal(
                string.Join(' ', proxies.Select(proxy => $"{proxy.GetProperty("id")}={proxy.GetProperty("health")}")), line["proxies"]);
        }
        Assert.Equal(json.Count, lines.Count);
    }

    [Fact]
    public async Task Proxies_and_the_buckets_of_one_have_the_figures_of_the_json()
    {
        var scene = new FleetScene(_service);
        await scene.OnFireAsync();
        // Not every answer of this one came over an open connection.
        await new Seed(_service).OneRunAsync();
        await scene.WorkAsync();

        foreach (var (path, list) in new[] { ("/api/v1/proxies?step=day", "proxies"), ($"/api/v1/proxies/{FleetScene.Mirror}?step=day", "points") })
        {
            var json = (await JsonAsync(path)).GetProperty(list).EnumerateArray().ToList();
            var lines = Table(await _service.GetTextAsync(path + "&format=csv")).ToList();

            Assert.Equal(json.Count, lines.Count);
            Assert.True(json.Count > 1, path);
            foreach (var (line, one) in lines.Zip(json))
            {
                var figures = one.GetProperty(list == "points" ? "figures" : "sums");
                Assert.Equal(list == "points" ? FleetScene.Mirror : one.GetProperty("id").GetString(), line["proxy"]);
                Assert.Equal(one.GetProperty("repositories").GetRawText(), line["repositories"]);
                AssertShare(figures, line);
                Assert.Equal(figures.GetProperty("latency").GetProperty("firstByte").GetProperty("p95").GetDouble(), Number(line["firstByteP95"]));
                foreach (var outcome in figures.GetProperty("outcomes").EnumerateObject())
                    Assert.Equal(outcome.Value.GetRawText(), line["outcome:" + outcome.Name]);
                if (list == "points")
                    Assert.Equal(string.Join(' ', one.GetProperty("failing").EnumerateArray().Select(slot => slot.GetRawText())), line["failing"]);
                else
                    AssertTraits(figures.GetProperty("traits"), line);
            }
        }
    }

    [Fact]
    public async Task An_incident_is_a_line_a_repository_that_it_hit()
    {
        await new FleetScene(_service).OnFireAsync();
        var id = (await JsonAsync($"/api/v1/incidents?proxy={FleetScene.Mirror}")).GetProperty("incidents")[0].GetProperty("id").GetString();
        var hits = (await JsonAsync($"/api/v1/incidents/{id}")).GetProperty("repositories").EnumerateArray().ToList();

        var lines = Table(await _service.GetTextAsync($"/api/v1/incidents/{id}?format=csv")).ToList();

        Assert.Equal(9, hits.Count);
        Assert.Equal(
            hits.Select(hit => $"{id} {FleetScene.Mirror} {hit.GetProperty("repository")} {hit.GetProperty("failing")} {hit.GetProperty("judged")}"),
            lines.Select(line => $"{line["id"]} {line["proxy"]} {line["repository"]} {line["failing"]} {line["judged"]}"));
        Assert.Equal(
            hits.Select(hit => (hit.GetProperty("first").GetDateTimeOffset(), hit.GetProperty("last").GetDateTimeOffset())),
            lines.Select(line => (Time(line["first"]), Time(line["last"]))));
    }

    private static void AssertShare(JsonElement figures, Dictionary<string, string> line)
    {
        var share = figures.GetProperty("availability");
        if (share.ValueKind == JsonValueKind.Null)
        {
            Assert.Equal(("0", "", ""), (line["judged"], line["availability"], line["low"]));
            return;
        }
        Assert.Equal(share.GetProperty("of").GetRawText(), line["judged"]);
        Assert.Equal(share.GetProperty("value").GetDouble(), Number(line["availability"]));
        Assert.Equal(share.GetProperty("low").GetDouble(), Number(line["low"]));
        Assert.Equal(share.GetProperty("high").GetDouble(), Number(line["high"]));
    }

    private static void AssertTraits(JsonElement traits, Dictionary<string, string> line)
    {
        var reused = traits.GetProperty("reused");
        Assert.Equal(reused.GetProperty("of").GetRawText(), line["reusedOf"]);
        Assert.Equal(reused.GetProperty("count").GetRawText(), line["reused"]);
        Assert.Equal(traits.GetProperty("certificateEnds").GetString() ?? "", line["certificateEnds"]);
    }

    private static DateTimeOffset Time(string cell) => DateTimeOffset.Parse(cell, CultureInfo.InvariantCulture);

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private static IEnumerable<Dictionary<string, string>> Table(string csv)
    {
        var lines = CsvTests.Read(csv).ToList();
        return lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(cell => cell.First, cell => cell.Second));
    }

    private async Task<JsonElement> JsonAsync(string path) => JsonDocument.Parse(await _service.GetTextAsync(path)).RootElement;
}
