using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Reports;

/// <summary>Times are UTC, and a script tells the reader's own for each: no page prints one that the script does not find.</summary>
public sealed partial class MomentTests : IDisposable
{
    private const string Page = "/r/github.com~acme~service-01";
    private const string Lasting = "lasting.example";
    private readonly ServiceFixture _service = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Every_clock_time_that_a_page_says_is_a_moment()
    {
        await BurnAsync();
        var atOnce = await LookAsync();
        // What fails is then only known to have failed when it was last seen.
        _service.Clock.Now = _service.Clock.Now.AddHours(10);
        var later = await LookAsync();

        Assert.Empty(atOnce.Concat(later).SelectMany(page => Said(page.Html).Select(text => $"{page.Path}: {text}")));
        foreach (var (path, html) in atOnce.Concat(later))
            foreach (Match moment in Moment().Matches(html)) AssertSame(path, moment);
        Assert.Contains(later, page => page.Html.Contains("Last seen failing <time", StringComparison.Ordinal));
        Assert.InRange(atOnce.Sum(page => Moment().Count(page.Html)), 500, int.MaxValue);
    }

    [Theory]
    [InlineData("<p>2026-11-21 09:30 UTC</p>", "2026-11-21 09:30 UTC")]
    [InlineData("<a aria-label=\"09:00: 1 of 1 failed\"></a>", "09:00: 1 of 1 failed")]
    [InlineData("<a title=\"9:00\" href=\"?to=09:30\">x</a>", "9:00")]
    [InlineData("<time>09:30</time>", "09:30")]
    [InlineData("<title>Run of 09:30</title><time datetime=\"2026-11-21T09:30:00Z\" title=\"09:30\"><a aria-label=\"09:30\"></a></time>")]
    [InlineData("<p>127.0.0.1:8080, 1:2, 100:00</p>")]
    public void A_clock_time_outside_of_a_moment_is_found(string html, params string[] said) => Assert.Equal(said, Said(html));

    private static List<string> Said(string html)
    {
        // The title of a page is only text.
        var rest = Title().Replace(Moment().Replace(html, " "), " ");
        var words = Attribute().Matches(rest).Select(attribute => attribute.Groups[1].Value).Concat(Tag().Split(rest));
        return [.. words.Where(text => Clock().IsMatch(text))];
    }

    // The machine's moment is the printed one.
    private static void AssertSame(string path, Match moment)
    {
        var time = DateTimeOffset.Parse(moment.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        foreach (Match clock in Clock().Matches(moment.Groups[2].Value))
            Assert.Equal((path, clock.Value.Replace("24:00", "00:00", StringComparison.Ordinal)), (path, $"{time:HH:mm}"));
        foreach (Match day in Day().Matches(moment.Groups[2].Value)) Assert.Equal((path, day.Value), (path, $"{time:yyyy-MM-dd}"));
    }

    // One proxy fails for days, so that its incident is shown day by day.
    private async Task BurnAsync()
    {
        var scene = new FleetScene(_service);
        await scene.OnFireAsync();
        for (var hour = -90; hour <= 0; hour += 3) await scene.PostAsync(FleetScene.Name(1), hour, (Lasting, Health.Down, Trust.Public));
        await scene.WorkAsync();
    }

    // In every language.
    private async Task<IReadOnlyList<(string Path, string Html)>> LookAsync()
    {
        using var client = _service.CreateClient();
        var pages = new List<(string, string)>();
        foreach (var path in await PathsAsync())
            foreach (var language in new[] { "en", "zh" }) pages.Add(($"{language} {path}", await ReadAsync(client, path, language)));
        return pages;
    }

    private async Task<IReadOnlyList<string>> PathsAsync()
    {
        var incidents = JsonNode.Parse(await _service.GetTextAsync("/api/v1/incidents"))!["incidents"]!.AsArray();
        var lasting = (string)incidents.First(one => (string?)one!["proxy"] == Lasting)!["id"]!;
        Assert.Contains("Runs by day", await _service.GetTextAsync($"/incidents/{lasting}"), StringComparison.Ordinal);
        var run = RunLink().Match(await _service.GetTextAsync(Page)).Groups[1].Value;
        return
        [
            "/", "/?q=service", "/proxies", "/proxies?sort=certificate&period=90d",
            $"/proxies/{FleetScene.Mirror}?repository={FleetScene.Name(1)}", $"/proxies/{IdEncoding.Encode(FleetScene.Other)}",
            $"/proxies/{Lasting}", "/incidents", "/incidents?state=closed", Page, Page + "?day=2026-11-17",
            "/r/github.com~acme~service-05", run, "/accounting", "/sign-in", "/nowhere",
            .. incidents.Select(one => $"/incidents/{one!["id"]}?repository={one["repository"]}"),
        ];
    }

    private static async Task<string> ReadAsync(HttpClient client, string path, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("Accept-Language", language);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((path, path == "/nowhere" ? HttpStatusCode.NotFound : HttpStatusCode.OK), (path, response.StatusCode));
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("<time datetime=\"([^\"]+)\"(.*?)</time>", RegexOptions.Singleline)]
    private static partial Regex Moment();

    [GeneratedRegex("<title>.*?</title>", RegexOptions.Singleline)]
    private static partial Regex Title();

    [GeneratedRegex(@"(?<![\d.:])\d{1,2}:\d{2}(?!\d)")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}")]
    private static partial Regex Day();

    [GeneratedRegex("(?:aria-label|title|alt|placeholder)=\"([^\"]*)\"")]
    private static partial Regex Attribute();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("href=\"(/r/[^\"/]*/runs/[^\"]*)\"")]
    private static partial Regex RunLink();
}
