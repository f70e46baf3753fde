using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Reports;

public sealed partial class RepositoryPageTests : IDisposable
{
    private const string Page = "/r/github.com~acme~widgets";
    private static readonly string[] Columns = ["p50", "p95", "p99", "of"];
    private readonly ServiceFixture _service = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Availability_is_given_for_five_stretches_of_time_whatever_days_are_shown()
    {
        await new Seed(_service).RichAsync();

        var windows = Windows(await _service.GetTextAsync(Page + "?days=7"));

        Assert.Equal(3 * 5, windows.Count);
        Assert.Equal(windows, Windows(await _service.GetTextAsync(Page + "?days=400")));
        // 30 days of 8 runs and the one now: a day down, and half of one poisoned.
        Assert.Equal("24 h 100 % of 8 runs interval 67.5–100 %", windows[0]);
        Assert.Equal("7 d 100 % of 52 runs interval 93.1–100 %", windows[1]);
        Assert.Equal("30 d 94.9 % of 236 runs interval 91.3–97.0 %", windows[2]);
        Assert.Equal("90 d 95.0 % of 241 runs interval 91.4–97.1 %", windows[3]);
        Assert.Equal(windows[3].Replace("90 d", "1 y", StringComparison.Ordinal), windows[4]);
    }

    [Fact]
    public async Task No_share_stands_without_its_sample_and_a_way_to_how_it_is_counted()
    {
        await new Seed(_service).RichAsync();

        var html = await _service.GetTextAsync(Page + "?days=90");
        var text = Space().Replace(Tags().Replace(Labels().Replace(html, " $1 "), " "), " ");

        var shares = Share().Matches(text);
        Assert.True(shares.Count > 100);
        Assert.All(shares, share => Assert.Matches(@"^\S+ %( of [\d,]+ runs?\b|$)", share.Value));
        Assert.True(Accounting().Count(html) >= 3 * 4);
    }

    [Theory]
    [InlineData("connect")]
    [InlineData("first-byte")]
    [InlineData("total")]
    public async Task The_table_of_a_chart_says_what_the_answer_of_the_api_says(string phase)
    {
        await new Seed(_service).RichAsync();

        var charts = Chart().Matches(await _service.GetTextAsync($"{Page}?days=30&phase={phase}"));
        using var trend = JsonDocument.Parse(await _service.GetTextAsync("/api/v1" + Page + "?from=2026-10-23&to=2026-11-21"));

        var proxies = trend.RootElement.GetProperty("proxies").EnumerateArray().ToList();
        Assert.Equal(proxies.Count, charts.Count);
        foreach (var (chart, proxy) in charts.Zip(proxies))
        {
            var expected =
                from point in proxy.GetProperty("points").EnumerateArray()
                let latency = point.GetProperty("latency").GetProperty(phase == "first-byte" ? "firstByte" : phase)
                select point.GetProperty("start").GetString()![..10] + " " + string.Join(' ', Columns
                    .Select(figure => latency.GetProperty(figure).GetDouble().ToString("0.#", CultureInfo.InvariantCulture)));
            var rows = Row().Matches(chart.Value).Select(row => Space().Replace(Tags().Replace(row.Value, " "), " ").Trim());
            Assert.Equal(expected, rows);
            Assert.Equal(expected.Count(), Bar().Count(chart.Value));
        }
    }

    [Fact]
    public async Task Charts_of_more_than_eight_proxies_are_a_link_away()
    {
        var (scene, page) = (new FleetScene(_service), "/r/github.com~acme~service-01");
        (string, Health, Trust)[] proxies =
            [.. Enumerable.Range(0, 10).Select(number => ($"mirror{number}.example/go", Health.Healthy, Trust.Public))];
        foreach (var hour in new[] { -30, 0 }) await scene.PostAsync(FleetScene.Name(1), hour, proxies);

        var first = await _service.GetTextAsync(page + "?phase=total");
        var links = Others().Matches(first).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value)).ToList();
        var other = await _service.GetTextAsync(links[2]);

        Assert.Equal(proxies.Take(8).Select(proxy => $"{proxy.Item1}: total by day"), Captions(first));
        Assert.All([first, other], html => Assert.Contains("Not all 10 proxies are drawn at once.", html, StringComparison.Ordinal));
        Assert.Equal([$"{page}?days=90&phase=total#latency", .. Asked(8), .. Asked(9)], links);
        Assert.Equal(["mirror9.example/go: total by day"], Captions(other));
        Assert.Contains($"href=\"{page}?days=90&amp;phase=total#latency\">the first 8</a>", other, StringComparison.Ordinal);
        Assert.Contains("aria-current=\"true\">mirror9.example/go</a>", other, StringComparison.Ordinal);
        Assert.Equal(8, Captions(await _service.GetTextAsync(page + "?proxy=%22%3E%3Cscript%3E")).Count());
        IEnumerable<string> Asked(int number) => [$"{page}?days=90&phase=total&proxy=mirror{number}.example%2Fgo#latency"];
    }

    [Fact]
    public async Task Every_day_has_its_own_words_and_leads_to_its_runs()
    {
        await new Seed(_service).RichAsync();

        var days = Day().Matches(await _service.GetTextAsync(Page));
        var outage = Assert.Single(days, day => day.Value.Contains("2026-11-04: 50.0 %", StringComparison.Ordinal));
        var path = WebUtility.HtmlDecode(outage.Groups[1].Value);
        var html = await _service.GetTextAsync(path);

        Assert.Equal(90, days.Take(90).Select(day => day.Groups[2].Value).Distinct().Count());
        Assert.EndsWith("day=2026-11-04#runs", path, StringComparison.Ordinal);
        Assert.Contains("Runs of 2026-11-04", html, StringComparison.Ordinal);
        Assert.Equal(8, RunLink().Count(html));
        Assert.All(RunTime().Matches(html), time => Assert.StartsWith("2026-11-04", time.Groups[1].Value, StringComparison.Ordinal));
        Assert.Contains("No run of this day is kept", await _service.GetTextAsync(Page + "?day=2026-01-01"), StringComparison.Ordinal);
        Assert.Contains("Last runs</h2>", await _service.GetTextAsync(Page + "?day=nonsense"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_costs_its_days_a_year_without_latencies_and_one_day_of_hours_never_the_runs()
    {
        CountingTableStore? store = null;
        _service.Replace<ITableStore>(services =>
            store = new CountingTableStore(ActivatorUtilities.CreateInstance<SqliteTableStore>(services)));
        await new Seed(_service).RichAsync();
        using (await _service.GetAsync(Page)) { }
        store!.Take();

        using var page = await _service.GetAsync(Page);
        var (reads, rows) = store.Take();

        // Days: 31 of 4 rows; hours: 8 of 4; 20 runs; the rest are single rows.
        Assert.InRange(reads, 4, 9);
        Assert.InRange(rows, (31 + 8) * 4 + 20, (31 + 8) * 4 + 20 + 10);
    }

    [Fact]
    public async Task A_page_and_its_files_are_small_and_sent_once()
    {
        await new Seed(_service).RichAsync();
        var (html, page) = await PackedAsync(Page + "?days=90");
        var files = Asset().Matches(page).Select(match => match.Groups[1].Value).Append("/assets/icon.svg").Distinct().ToList();
        var all = html;
        foreach (var file in files) all += (await PackedAsync(file)).Length;

        Assert.True(files.Count >= 5, string.Join(' ', files));
        Assert.InRange(html, 1, 60_000);
        Assert.InRange(all, 1, 150_000);
        using var client = _service.CreateClient();
        using var first = await client.GetAsync(new Uri(files[0], UriKind.Relative), TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await client.GetAsync(new Uri(files[0], UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    private async Task<(int Length, string Text)> PackedAsync(string path)
    {
        using var client = _service.CreateClient();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("br", Assert.Single(response.Content.Headers.ContentEncoding));
        var packed = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var text = new StreamReader(
            new System.IO.Compression.BrotliStream(new MemoryStream(packed), System.IO.Compression.CompressionMode.Decompress));
        return (packed.Length, await text.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    private static IEnumerable<string> Captions(string html) => Caption().Matches(html).Select(caption => caption.Groups[1].Value);

    private static List<string> Windows(string html) =>
        [.. Window().Matches(html).Select(match => Space().Replace(Tags().Replace(match.Groups[1].Value, " "), " ").Trim())];

    [GeneratedRegex("(<dt>(?:24 h|7 d|30 d|90 d|1 y)</dt>.*?)</div>", RegexOptions.Singleline)]
    private static partial Regex Window();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("<a [^>]*aria-label=\"([^\"]*)\"[^>]*>")]
    private static partial Regex Labels();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    // The ends of an interval are no shares of their own.
    [GeneratedRegex(@"(?<!interval )(?<![–\d.])[\d.]+ %(?: of [\d,]+ runs?)?")]
    private static partial Regex Share();

    [GeneratedRegex("href=\"/accounting#(availability|percentiles|outcomes|what-is-said-of-a-proxy-itself)\"")]
    private static partial Regex Accounting();

    [GeneratedRegex("<figcaption>(.*?)</figcaption>")]
    private static partial Regex Caption();

    [GeneratedRegex("<a href=\"([^\"]*#latency)\"(?: aria-current=\"true\")?>(?:the first|mirror)")]
    private static partial Regex Others();

    [GeneratedRegex("<figure.*?</figure>", RegexOptions.Singleline)]
    private static partial Regex Chart();

    [GeneratedRegex("<tr><th scope=\"row\">.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<li class=\"tall-\\d+\">")]
    private static partial Regex Bar();

    [GeneratedRegex("<li><a class=\"[a-z0-9-]+\" href=\"([^\"]*)\" aria-label=\"([^\"]*)\"></a></li>")]
    private static partial Regex Day();

    [GeneratedRegex("<a href=\"/r/[^\"/]*/runs/")]
    private static partial Regex RunLink();

    [GeneratedRegex("/runs/[^\"]*\"><time datetime=\"([^\"]*)\"")]
    private static partial Regex RunTime();

    [GeneratedRegex("(?:href|src)=\"(/assets/[^\"]*)\"")]
    private static partial Regex Asset();
}
