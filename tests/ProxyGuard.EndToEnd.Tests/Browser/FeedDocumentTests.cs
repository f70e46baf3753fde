using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Tests.Incidents;
using ProxyGuard.Service.Wording;
using ProxyGuard.Testing.Attacks;

namespace ProxyGuard.EndToEnd.Tests.Browser;

/// <summary>Feeds as a real browser reads them, held against RFC 4287.</summary>
[Collection(DemoSiteGroup.Name)]
public sealed class FeedDocumentTests(DemoSite site)
{
    [Fact]
    public async Task Every_feed_is_one_for_a_browser_too()
    {
        string[] paths =
            ["/incidents.atom", $"/r/{DemoSite.Repository}/incidents.atom", "/r/github.com~acme~shenzhen-gateway/incidents.atom"];
        var feeds = new List<string> { await site.Empty.GetAsync("incidents.atom") };
        foreach (var path in paths.SelectMany(path => new[] { path, path + "?lang=zh" })) feeds.Add(await site.Full.GetAsync(path[1..]));

        Assert.Equal([0, .. feeds.Skip(1).Select(_ => 1)], (await EntriesAsync(feeds)).Select(entries => Math.Min(entries, 1)));
    }

    [Fact]
    public async Task Whatever_an_incident_is_called_a_browser_reads_text()
    {
        var time = new DateTimeOffset(2026, 11, 21, 9, 30, 0, TimeSpan.Zero);
        var feeds = AttackCorpus.All.Select(attack =>
        {
            var incident = new IncidentSummary(
                "20261121T0930-0123456789", attack, attack, IncidentCause.Tls, IncidentSeverity.P0, IncidentState.Closed,
                time, time, time, time, new(0, 0, 0), null)
            { Changed = time };
            var feed = new IncidentFeed(
                new("https://a.example", "a.example", "/incidents.atom?q=" + Uri.EscapeDataString(attack), "/incidents", attack),
                new PageLanguage(Language.English, IsChosen: true));
            return Encoding.UTF8.GetString(feed.Write([incident]));
        });

        Assert.All(await EntriesAsync([.. feeds]), entries => Assert.Equal(1, entries));
    }

    // What a browser understood is a feed, and the same as what stands there.
    private static async Task<List<int>> EntriesAsync(IReadOnlyList<string> feeds)
    {
        var counts = new List<int>();
        foreach (var (feed, seen) in feeds.Zip(await ReadXml.InBrowserAsync(feeds)))
        {
            var understood = AtomCheck.Read(seen.GetProperty("text").GetString()!);
            Assert.Equal(Said(AtomCheck.Read(feed)), Said(understood));
            Assert.All(seen.GetProperty("times").EnumerateArray(), time => Assert.Equal(JsonValueKind.Number, time.ValueKind));
            Assert.Equal(
                understood.Descendants(AtomCheck.Name("link")).Select(link => (string?)link.Attribute("href")),
                BrowserScript.Texts(seen, "links"));
            counts.Add(understood.Elements(AtomCheck.Name("entry")).Count());
        }
        return counts;
    }

    // In no order of attributes, which has no meaning.
    private static IEnumerable<string> Said(XElement feed) => feed.DescendantsAndSelf().Select(one =>
    {
        var attributes = one.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).Select(attribute => attribute.ToString());
        return $"{one.Name} {string.Join(' ', attributes.Order(StringComparer.Ordinal))} {one.Value}";
    });
}
