using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Trends;

/// <summary><c>GET /api/v1/r/{repository}</c>.</summary>
public sealed class TrendTests : IDisposable
{
    private const string Path = "/api/v1/r/github.com~acme~widgets";
    private readonly ServiceFixture _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Days_have_counts_percentiles_and_intervals()
    {
        await new Seed(_service).RichAsync();

        var trend = await ReadAsync("?from=2026-11-02&to=2026-11-21");
        var proxy = trend["proxies"]![0]!;
        var day = proxy["points"]!.AsArray().Single(day => Text(day!["start"]) == "2026-11-04T00:00:00+00:00")!;

        Assert.Equal("github.com/acme/widgets", Text(trend["repository"]));
        Assert.Equal(
            ("2026-11-02T00:00:00+00:00", "2026-11-22T00:00:00+00:00", "day"), (Text(trend["from"]), Text(trend["to"]), Text(trend["step"])));
        Assert.Equal(("goproxy.example", "healthy"), (Text(proxy["id"]), Text(proxy["now"]!["health"])));
        Assert.Equal((0.5, 8L), ((double)day["availability"]!["value"]!, (long)day["availability"]!["of"]!));
        Assert.InRange((double)day["availability"]!["low"]!, 0.2, 0.25);
        Assert.Equal("""{"down":4,"healthy":4}""", Sorted(day["verdicts"]!));
        Assert.Equal("""{"not-found":8,"ok":20,"stalled-in-body":4}""", Sorted(day["outcomes"]!));
        Assert.Equal(32, (long)day["latency"]!["firstByte"]!["of"]!);
        Assert.True((double)day["latency"]!["total"]!["p99"]! < 1000, "a stall's length is no latency");
        Assert.Equal("[0,3,6,9]", day["failing"]!.ToJsonString());
        Assert.Equal(20, proxy["points"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("", "2026-08-24T00:00:00+00:00", "2026-11-22T00:00:00+00:00", "day")]
    [InlineData("?step=hour", "2026-11-19T10:00:00+00:00", "2026-11-21T10:00:00+00:00", "hour")]
    [InlineData("?from=2026-11-20", "2026-11-20T00:00:00+00:00", "2026-11-21T10:00:00+00:00", "hour")]
    [InlineData("?from=2026-11-01", "2026-11-01T00:00:00+00:00", "2026-11-22T00:00:00+00:00", "day")]
    [InlineData("?to=2026-11-01", "2026-08-04T00:00:00+00:00", "2026-11-02T00:00:00+00:00", "day")]
    [InlineData("?from=2026-11-20T09:15:00Z&to=2026-11-20T11:00:00Z", "2026-11-20T09:00:00+00:00", "2026-11-20T11:00:00+00:00", "hour")]
    [InlineData("?from=2026-11-20T01:00:00%2B02:00&step=day", "2026-11-19T00:00:00+00:00", "2026-11-22T00:00:00+00:00", "day")]
    [InlineData("?from=2024-01-01&to=2024-01-02", "2024-01-01T00:00:00+00:00", "2024-01-03T00:00:00+00:00", "day")]
    public async Task A_period_is_shown_in_whole_buckets(string query, string from, string to, string step)
    {
        await new Seed(_service).OneRunAsync();

        var trend = await ReadAsync(query);

        Assert.Equal((from, to, step), (Text(trend["from"]), Text(trend["to"]), Text(trend["step"])));
    }

    [Theory]
    [InlineData("?days=30", "?")]
    [InlineData("?from=yesterday&to=2026-02-30&step=week&proxy=A&format=xml&x=1", "?,from,to,step,proxy,format")]
    [InlineData("?from=2026-11-20&from=2026-11-21", "from")]
    [InlineData("?from=2026-11-21&to=2026-11-20", "to")]
    [InlineData("?from=2027-01-01", "from")]
    [InlineData("?from=2023-01-01", "from")]
    [InlineData("?from=2026-10-01&step=hour", "step")]
    [InlineData("?from=2026-11-20T09:15:00", "from")]
    [InlineData("?from=0001-01-01&to=9999-12-31", "from,to")]
    public async Task A_bad_query_is_told_all_its_faults(string query, string names)
    {
        using var response = await _service.GetAsync(Path + query);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            names.Split(',').Order(StringComparer.Ordinal),
            problem["errors"]!.AsArray().Select(fault => Text(fault!["path"])).Order(StringComparer.Ordinal));
        Assert.All(problem["errors"]!.AsArray(), fault => Assert.StartsWith("must ", Text(fault!["message"]), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_proxies_asked_for_are_shown()
    {
        await new Seed(_service).RichAsync();

        var some = await ReadAsync("?proxy=mirror.example&proxy=proxy.acme.example/go&proxy=none.example");
        var all = await ReadAsync("");

        Assert.Equal(["proxy.acme.example/go", "mirror.example"], some["proxies"]!.AsArray().Select(proxy => Text(proxy!["id"])));
        Assert.Equal(all["totals"]!.ToJsonString(), some["totals"]!.ToJsonString());
        Assert.Equal(all["proxies"]![1]!.ToJsonString(), some["proxies"]![0]!.ToJsonString());
    }

    [Fact]
    public async Task Hours_add_up_to_their_day()
    {
        await new Seed(_service).OnFireAsync();

        var hours = await ReadAsync("?from=2026-11-19&to=2026-11-21&step=hour");
        var days = await ReadAsync("?from=2026-11-19&to=2026-11-21&step=day");

        Assert.Equal(days["totals"]!.ToJsonString(), hours["totals"]!.ToJsonString());
        for (var proxy = 0; proxy < 3; proxy++)
            Assert.Equal(days["proxies"]![proxy]!["sums"]!.ToJsonString(), hours["proxies"]![proxy]!["sums"]!.ToJsonString());
        Assert.Contains("[12]", hours["proxies"]![0]!["points"]!.AsArray().Select(point => point!["failing"]!.ToJsonString()));
    }

    [Fact]
    public async Task A_period_in_which_nothing_ran_is_empty_and_not_unknown()
    {
        await new Seed(_service).OneRunAsync();

        var trend = await ReadAsync("?from=2025-01-01&to=2025-02-01");

        Assert.Equal(0, (long)trend["totals"]!["runs"]!);
        Assert.Empty(trend["proxies"]![0]!["points"]!.AsArray());
        Assert.Equal("2026-11-21T09:12:00+00:00", Text(trend["proxies"]![0]!["now"]!["seen"]));
    }

    [Fact]
    public async Task What_failed_since_when_does_not_depend_on_the_period_shown()
    {
        await new Seed(_service).OnFireAsync();
        string[] queries = ["", "?step=hour", "?from=2025-01-01&to=2025-02-01", "?from=2026-11-21&step=day"];

        foreach (var query in queries)
        {
            var proxies = (await ReadAsync(query))["proxies"]!.AsArray();
            Assert.Equal(
                ["2026-11-21T01:12:00+00:00", "2026-11-21T05:12:00+00:00", "2026-11-21T08:12:00+00:00"],
                proxies.Select(proxy => Text(proxy!["now"]!["failingSince"])));
        }
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("?step=hour", 2)]
    [InlineData("?from=2026-11-01&proxy=mirror.example", 2)]
    [InlineData("/runs", 1)]
    [InlineData("/runs/none", 0)]
    public async Task An_answer_costs_few_reads(string path, int reads)
    {
        var store = await CountAsync(service => new Seed(service).RichAsync());

        await store.Service.GetTextAsync(Path + path);

        Assert.Equal(reads, store.Counts.Take().Reads);
    }

    [Fact]
    public async Task An_answer_reads_as_many_rows_however_many_runs_are_stored()
    {
        var store = await CountAsync(service => new Seed(service).RichAsync());
        var before = await CostAsync(store);
        for (var run = 0; run < 50; run++)
            (await store.Service.PostAsync(ExampleReport.Make(ServiceFixture.Start) with { Key = Key(run), Proxies = [] })).Dispose();
        store.Counts.Take();

        Assert.Equal(before, await CostAsync(store));
    }

    [Fact]
    public async Task Outages_cost_one_read_an_hour_in_which_one_began()
    {
        var store = await CountAsync(service => new Seed(service).OnFireAsync());

        await store.Service.GetTextAsync(Path);

        // The minute may lie in the hour in which a proxy last served or in the next one: two hours an outage, three outages.
        Assert.InRange(store.Counts.Take().Reads, 3, 2 + 6);
    }

    private static Guid Key(int number) => new RandomReports(number + 5000).Key(ServiceFixture.Start.AddMinutes(-18).AddSeconds(-number));

    private static async Task<((int, int), (int, int))> CostAsync((ServiceFixture Service, CountingTableStore Counts) store)
    {
        await store.Service.GetTextAsync(Path);
        var json = store.Counts.Take();
        await store.Service.GetTextAsync("/r/github.com~acme~widgets");
        return (json, store.Counts.Take());
    }

    private async Task<(ServiceFixture Service, CountingTableStore Counts)> CountAsync(Func<ServiceFixture, Task> seed)
    {
        _service.Replace<ITableStore>(services => new CountingTableStore(ActivatorUtilities.CreateInstance<SqliteTableStore>(services)));
        await seed(_service);
        var counts = (CountingTableStore)_service.Services.GetRequiredService<ITableStore>();
        counts.Take();
        return (_service, counts);
    }

    private async Task<JsonNode> ReadAsync(string query) => JsonNode.Parse(await _service.GetTextAsync(Path + query))!;

    private static string? Text(JsonNode? node) => (string?)node;

    private static string Sorted(JsonNode node) =>
        "{" + string.Join(',', node.AsObject().Select(pair => $"\"{pair.Key}\":{pair.Value}").Order(StringComparer.Ordinal)) + "}";
}
