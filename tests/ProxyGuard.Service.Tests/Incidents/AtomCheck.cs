using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace ProxyGuard.Service.Tests.Incidents;

/// <summary>Holds a feed against what RFC 4287 demands of a document, and of the elements that ours may have.</summary>
internal static class AtomCheck
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    // How often each element may stand in a feed and in an entry (4.1.1, 4.1.2).
    private static readonly Dictionary<string, (int Least, int Most)> OfFeed = new(StringComparer.Ordinal)
    {
        ["id"] = (1, 1),
        ["title"] = (1, 1),
        ["updated"] = (1, 1),
        ["author"] = (1, int.MaxValue),
        ["link"] = (1, int.MaxValue),
        ["entry"] = (0, int.MaxValue),
    };

    private static readonly Dictionary<string, (int Least, int Most)> OfEntry = new(StringComparer.Ordinal)
    {
        ["id"] = (1, 1),
        ["title"] = (1, 1),
        ["updated"] = (1, 1),
        ["published"] = (0, 1),
        ["summary"] = (0, 1),
        ["link"] = (1, int.MaxValue),
    };

    /// <summary>The feed, when it is one.</summary>
    public static XElement Read(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var feed = XDocument.Load(reader).Root!;
        Assert.Equal(XName.Get("feed", Atom), feed.Name);
        CheckContainer(feed, OfFeed);
        Assert.Single(feed.Elements(Name("link")), link => (string?)link.Attribute("rel") == "self");
        Assert.Single(feed.Elements(Name("author")).Elements(), name => name.Name == Name("name"));
        foreach (var entry in feed.Elements(Name("entry"))) CheckContainer(entry, OfEntry);
        var ids = feed.DescendantsAndSelf().Elements(Name("id")).Select(id => id.Value).ToList();
        Assert.Equal(ids, ids.Distinct());
        return feed;
    }

    public static XName Name(string local) => XName.Get(local, Atom);

    private static void CheckContainer(XElement container, Dictionary<string, (int Least, int Most)> content)
    {
        Assert.All(container.Elements(), child => Assert.Contains(child.Name, content.Keys.Select(Name)));
        foreach (var (name, (least, most)) in content) Assert.InRange(container.Elements(Name(name)).Count(), least, most);
        foreach (var child in container.Elements()) Check(child);
        // At most one alternate of a type and language.
        var alternates = container.Elements(Name("link")).Where(link => (string?)link.Attribute("rel") == "alternate").ToList();
        Assert.Equal(alternates.Count, alternates.Select(link => (string?)link.Attribute("type")).Distinct().Count());
    }

    private static void Check(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "id":
                Assert.True(Uri.TryCreate(element.Value, UriKind.Absolute, out _), element.Value);
                Assert.Matches(@"\Atag:[A-Za-z0-9.-]+,\d{4}(-\d\d){0,2}:[A-Za-z0-9._~!$&'()*+,;=:@/?%-]+\z", element.Value);
                break;
            case "updated" or "published":
                Assert.Matches(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)\z", element.Value);
                Assert.True(DateTimeOffset.TryParse(element.Value, CultureInfo.InvariantCulture, out _), element.Value);
                break;
            case "link":
                var address = (string?)element.Attribute("href");
                Assert.True(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https", address);
                Assert.Matches(@"\A[a-z]+/[a-z+]+\z", (string?)element.Attribute("type"));
                break;
            case "title" or "summary":
                Assert.Contains((string?)element.Attribute("type"), new[] { null, "text" });
                Assert.Empty(element.Elements());
                Assert.NotEqual("", element.Value);
                break;
        }
    }
}
