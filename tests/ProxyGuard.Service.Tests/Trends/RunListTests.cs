using System.Net;
using System.Text.Json.Nodes;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Trends;

/// <summary><c>GET /api/v1/r/{repository}/runs</c> and one run of it.</summary>
public sealed class RunListTests : IDisposable
{
    private const string Path = "/api/v1/r/github.com~acme~widgets/runs";
    private readonly ServiceFixture _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Pages_neither_skip_nor_repeat_a_run_while_others_arrive(int seed)
    {
        var random = new Random(seed);
        var before = await PostSomeAsync(random, 40, ServiceFixture.Start.AddDays(-3));
        var arrived = new List<Guid>();
        var seen = new List<Guid>();
        var query = $"?limit={random.Next(1, 9)}";
        for (string? next = ""; next is not null;)
        {
            var page = await ReadAsync(query + (next.Length > 0 ? "&after=" + next : ""));
            seen.AddRange(Keys(page));
            next = (string?)page["next"];
            // Any time: also before, among and behind what was shown already.
            arrived.AddRange(await PostSomeAsync(random, 2, ServiceFixture.Start.AddDays(-5)));
        }

        Assert.Equal(seen.Distinct(), seen);
        Assert.Empty(before.Except(seen));
        Assert.Empty(seen.Except(before.Concat(arrived)));
        Assert.Equal(seen.OrderByDescending(RunKey.TimeOf).Select(RunKey.TimeOf), seen.Select(RunKey.TimeOf));
    }

    [Fact]
    public async Task Runs_of_a_period_are_those_whose_time_lies_in_it()
    {
        DateTimeOffset[] times = [new(2026, 11, 19, 23, 59, 59, 999, TimeSpan.Zero), new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero),
            new(2026, 11, 20, 23, 59, 59, 999, TimeSpan.Zero), new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero)];
        var keys = new List<Guid>();
        foreach (var time in times) keys.Add(await PostAsync(new RandomReports(keys.Count), time));

        Assert.Equal([keys[2], keys[1]], Keys(await ReadAsync("?from=2026-11-20&to=2026-11-20")));
        Assert.Equal([keys[2]], Keys(await ReadAsync("?from=2026-11-20T00:00:00.0005Z&to=2026-11-21T00:00:00Z")));
        Assert.Equal([keys[1], keys[0]], Keys(await ReadAsync("?to=2026-11-20T12:00:00Z")));
        Assert.Equal([keys[3]], Keys(await ReadAsync("?from=2026-11-21&to=2026-11-21")));
        Assert.Equal([keys[1]], Keys(await ReadAsync($"?from=2026-11-20&after={keys[2]:N}")));
        Assert.Equal([keys[2], keys[1]], Keys(await ReadAsync($"?from=2026-11-20&to=2026-11-20&after={keys[3]:N}")));
        Assert.Empty(Keys(await ReadAsync($"?from=2026-11-20&after={keys[0]:N}")));
    }

    [Theory]
    [InlineData("?limit=0&after=x&from=2026-11-21&to=2026-11-20&days=1", "?,after,limit,to")]
    [InlineData("?limit=201", "limit")]
    [InlineData("?after=00000000000000000000000000000000", "after")]
    public async Task A_bad_query_is_told_all_its_faults(string query, string names)
    {
        using var response = await _service.GetAsync(Path + query);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(names, string.Join(',', problem["errors"]!.AsArray().Select(fault => (string)fault!["path"]!).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_link_leads_to_the_next_page_with_the_same_question()
    {
        await PostSomeAsync(new Random(1), 3, ServiceFixture.Start.AddDays(-3));

        using var response = await _service.GetAsync(Path + "?limit=2&format=csv");
        var link = Assert.Single(response.Headers.GetValues("Link"));
        var rest = await _service.GetTextAsync(Path + link.Split('<', '>')[1]);

        Assert.EndsWith("rel=\"next\"", link, StringComparison.Ordinal);
        Assert.Equal(2, rest.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_run_is_answered_as_it_was_posted()
    {
        var report = ExampleReport.Make(ServiceFixture.Start);
        var body = JsonNode.Parse(RunReportJson.Write(report))!.ToJsonString(new() { WriteIndented = true });
        (await _service.PostAsync(System.Text.Encoding.UTF8.GetBytes(body))).Dispose();

        using var response = await _service.GetAsync($"{Path}/{report.Key}");
        using var client = _service.CreateClient();
        client.DefaultRequestHeaders.IfNoneMatch.Add(response.Headers.ETag!);
        using var again = await client.GetAsync(new Uri($"{Path}/{report.Key}", UriKind.Relative), Token);

        Assert.Equal(body, await response.Content.ReadAsStringAsync(Token));
        Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("01a1fd70-f1c0-73a3-95cf-ff46699c73c5")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("x")]
    public async Task What_is_no_run_of_this_repository_is_not_found(string key)
    {
        await PostAsync(new RandomReports(1), ServiceFixture.Start);

        using var response = await _service.GetAsync($"{Path}/{key}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<IReadOnlyList<Guid>> PostSomeAsync(Random random, int count, DateTimeOffset first)
    {
        var keys = new List<Guid>();
        for (var run = 0; run < count; run++)
        {
            // Few moments, so that many runs share one.
            var time = first.AddMilliseconds(random.Next(20)).AddHours(random.Next((int)(ServiceFixture.Start - first).TotalHours));
            keys.Add(await PostAsync(new RandomReports(random.Next()), time));
        }
        return keys;
    }

    private async Task<Guid> PostAsync(RandomReports source, DateTimeOffset time)
    {
        var report = ExampleReport.Make(time) with { Key = source.Key(time) };
        using var response = await _service.PostAsync(report);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return report.Key;
    }

    private async Task<JsonNode> ReadAsync(string query) => JsonNode.Parse(await _service.GetTextAsync(Path + query))!;

    private static IReadOnlyList<Guid> Keys(JsonNode page) => [.. page["runs"]!.AsArray().Select(run => Guid.Parse((string)run!["key"]!))];
}
