using System.Net;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Tests.Incidents;

public sealed class FeedTests : IDisposable
{
    private const string Mine = "github.com/acme/mine";
    private const string Secret = "github.com/other/secret";
    private readonly ServiceFixture _service = new();
    private readonly RunsOf _runs = new(9);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task An_incident_is_an_entry_whose_id_stays_and_whose_time_moves_when_something_happens()
    {
        await RunsAsync(Mine, Health.Down, Trust.Public, "p.example");
        await WorkAsync();
        var open = Assert.Single(Entries(await FeedAsync("/incidents.atom")));
        Assert.Equal(("P3: Incident of p.example, modules lacking", "2026-11-21T09:28:00Z"), (Text(open, "title"), Text(open, "updated")));
        Assert.Equal($"http://localhost/incidents/{Text(open, "id").Split('/')[^1]}", Links(open).First());

        // More of the same changes nothing: readers would show it as new every hour.
        _service.Clock.Now += TimeSpan.FromMinutes(20);
        await RunsAsync(Mine, Health.Down, Trust.Public, "p.example");
        await WorkAsync();
        Assert.Equal(open.ToString(), Assert.Single(Entries(await FeedAsync("/incidents.atom"))).ToString());

        for (var hour = 0; hour < 3; hour++)
        {
            _service.Clock.Now += TimeSpan.FromHours(1);
            await RunsAsync(Mine, Health.Healthy, Trust.Public, "p.example");
        }
        await WorkAsync();
        var closed = Assert.Single(Entries(await FeedAsync("/incidents.atom")));
        Assert.Equal(Text(open, "id"), Text(closed, "id"));
        Assert.Equal("2026-11-21T11:48:00Z", Text(closed, "updated"));
        Assert.Contains("State: closed\n", Text(closed, "summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_feeds_are_valid_in_both_languages_also_without_incidents()
    {
        await RunsAsync(Mine, Health.Healthy, Trust.Public, "p.example");
        foreach (var path in new[] { "/incidents.atom", "/r/github.com~acme~mine/incidents.atom" })
            Assert.Equal("1970-01-01T00:00:00Z", Text(await FeedAsync(path), "updated"));

        await RunsAsync(Mine, Health.Down, Trust.Private, "go.acme.example/a&b'c");
        await RunsAsync(Secret, Health.Down, Trust.Public, "q.example");
        await WorkAsync();

        Assert.Equal(2, Entries(await FeedAsync("/incidents.atom")).Count);
        var feed = await FeedAsync("/r/github.com~acme~mine/incidents.atom?lang=zh");
        Assert.Equal("zh-Hans", (string?)feed.Attribute(XNamespace.Xml + "lang"));
        Assert.Equal("github.com/acme/mine 的 Go 模块代理的故障", Text(feed, "title"));
        Assert.Equal(
            ["http://localhost/r/github.com~acme~mine/incidents.atom?lang=zh", "http://localhost/r/github.com~acme~mine?lang=zh"],
            Links(feed));
        var entry = Assert.Single(Entries(feed));
        Assert.Contains("go.acme.example/a&b'c", Text(entry, "title"), StringComparison.Ordinal);
        Assert.EndsWith("?repository=github.com%2Facme%2Fmine&lang=zh", Links(entry).First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_and_links_name_the_public_address()
    {
        _service.Settings["Reports:PublicUrl"] = "https://guard.acme.example/go/";
        await RunsAsync(Mine, Health.Healthy, Trust.Public, "p.example");

        var feed = await FeedAsync("/incidents.atom");

        Assert.Equal("tag:guard.acme.example,2026:proxyguard/incidents", Text(feed, "id"));
        Assert.All(Links(feed), link => Assert.StartsWith("https://guard.acme.example/go/incidents", link, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_feed_has_what_its_reader_may_see_and_needs_the_same_token_as_everything()
    {
        await RunsAsync(Mine, Health.Down, Trust.Public, "p.example");
        await RunsAsync(Secret, Health.Down, Trust.Private, "go.secret.example");
        await WorkAsync();
        using var reader = _service.ClientWith(await _service.AddTokenAsync("github.com/acme/*", TokenRights.Read));
        using var stranger = _service.ClientWith(null);

        var seen = await reader.GetStringAsync(new Uri("/incidents.atom", UriKind.Relative), Token);
        using var hidden = await reader.GetAsync(new Uri("/r/github.com~other~secret/incidents.atom", UriKind.Relative), Token);
        using var closed = await stranger.GetAsync(new Uri("/incidents.atom", UriKind.Relative), Token);

        Assert.Single(Entries(AtomCheck.Read(seen)));
        Assert.DoesNotContain("secret", seen, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (hidden.StatusCode, closed.StatusCode));
    }

    [Fact]
    public async Task A_feed_is_asked_for_again_by_its_tag_or_its_time()
    {
        await RunsAsync(Mine, Health.Down, Trust.Public, "p.example");
        await WorkAsync();
        using var client = _service.ClientWith(_service.Token);
        using var first = await client.GetAsync(new Uri("/incidents.atom", UriKind.Relative), Token);
        using var byTag = await AskAgainAsync(client, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        using var byTime = await AskAgainAsync(client, request => request.Headers.IfModifiedSince = first.Content.Headers.LastModified);

        Assert.Equal("application/atom+xml; charset=utf-8", first.Content.Headers.ContentType!.ToString());
        Assert.Equal("max-age=300, private", first.Headers.CacheControl!.ToString());
        Assert.Contains("Accept-Language", string.Join(',', first.Headers.Vary), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.NotModified), (byTag.StatusCode, byTime.StatusCode));
    }

    [Fact]
    public void A_feed_changed_when_any_of_its_incidents_last_did()
    {
        DateTimeOffset[] times = [ServiceFixture.Start, ServiceFixture.Start.AddHours(2), ServiceFixture.Start.AddHours(1)];

        Assert.Equal(times[1], IncidentFeed.Updated([.. times.Select(time => Summary("p.example") with { Changed = time })]));
    }

    [Fact]
    public void What_XML_forbids_and_markup_are_text()
    {
        const string hostile = "</title><script>alert(1)</script>\u0001\ud83d\ude42&amp;\"'\uffff";
        var address = new FeedAddress("https://a.example", "a.example", "/incidents.atom?lang=<&\"", "/incidents", hostile);

        var feed = AtomCheck.Read(System.Text.Encoding.UTF8.GetString(
            new IncidentFeed(address, new PageLanguage(Language.English, IsChosen: true)).Write([Summary(hostile)])));

        Assert.Contains("</title><script>alert(1)</script>\ufffd\ud83d\ude42&amp;\"'\ufffd", Text(feed, "title"), StringComparison.Ordinal);
    }

    private static IncidentSummary Summary(string name) => new(
        "20261121T0930-0123456789", name, name, IncidentCause.Tls, IncidentSeverity.P0, IncidentState.Open, ServiceFixture.Start,
        ServiceFixture.Start, null, null, new(0, 0, 0), null);

    private static async Task<HttpResponseMessage> AskAgainAsync(HttpClient client, Action<HttpRequestMessage> condition)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/incidents.atom", UriKind.Relative));
        condition(request);
        return await client.SendAsync(request, Token);
    }

    private static List<XElement> Entries(XElement feed) => [.. feed.Elements(AtomCheck.Name("entry"))];

    private static IEnumerable<string> Links(XElement of) =>
        of.Elements(AtomCheck.Name("link")).Select(link => (string)link.Attribute("href")!);

    private static string Text(XElement of, string name) => of.Element(AtomCheck.Name(name))!.Value;

    private async Task<XElement> FeedAsync(string path) => AtomCheck.Read(await _service.GetTextAsync(path));

    private async Task RunsAsync(string repository, Health health, Trust trust, string proxy)
    {
        for (var minute = 0; minute < 3; minute++)
        {
            using var response = await _service.PostAsync(_runs.Next(repository, _service.Clock.Now.AddMinutes(-minute), (proxy, health, trust)));
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        }
    }

    private async Task WorkAsync()
    {
        await foreach (var _ in _service.Services.GetRequiredService<FleetUpkeep>().WorkAsync(Token)) Assert.Equal(Token, Token);
        await foreach (var _ in _service.Services.GetRequiredService<IncidentUpkeep>().WorkAsync(Token)) Assert.Equal(Token, Token);
    }
}
