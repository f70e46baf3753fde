using System.Globalization;
using System.Text;
using System.Xml;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Incidents;

/// <summary>Where a feed is, and what it is of.</summary>
/// <param name="Root">The address that every path begins behind.</param>
/// <param name="Authority">The host in the ids of the feed and its entries, which have to stay.</param>
/// <param name="Path">The path and query of the feed itself.</param>
/// <param name="Page">The path of the page that shows the same.</param>
/// <param name="Repository">The repository whose incidents they are; null for all.</param>
internal sealed record FeedAddress(string Root, string Authority, string Path, string Page, string? Repository);

/// <summary>
/// Incidents as an Atom feed (RFC 4287). An entry says only what does not change without its <c>updated</c>: figures of an open incident
/// grow by the hour, and would make every reader show it anew.
/// </summary>
internal sealed class IncidentFeed(FeedAddress address, PageLanguage language)
{
    public const string MediaType = "application/atom+xml; charset=utf-8";

    private const string Namespace = "http://www.w3.org/2005/Atom";
    private static readonly XmlWriterSettings Form = new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) };
    private readonly Language _words = language.Language;

    /// <summary>When anything in the feed last changed. Without incidents it never did.</summary>
    public static DateTimeOffset Updated(IReadOnlyCollection<IncidentSummary> incidents) =>
        incidents.Select(incident => incident.Changed).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max();

    public byte[] Write(IReadOnlyCollection<IncidentSummary> incidents)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Form))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, _words.Tag);
            Text(xml, "id", Tag("incidents" + (address.Repository is { } one ? "/" + IdEncoding.Encode(one) : "")));
            Text(xml, "title", address.Repository is { } repository ? _words.Feed.IncidentsOf(repository) : _words.Feed.Incidents);
            Text(xml, "updated", Time(Updated(incidents)));
            Link(xml, "self", "application/atom+xml", address.Path);
            Link(xml, "alternate", "text/html", language.Link(address.Page));
            xml.WriteStartElement("author", Namespace);
            Text(xml, "name", "ProxyGuard");
            xml.WriteEndElement();
            foreach (var incident in incidents) Entry(xml, incident);
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private void Entry(XmlWriter xml, IncidentSummary incident)
    {
        var words = _words.Incidents;
        var page = $"/incidents/{incident.Id}" + (incident.Repository is { } owner ? "?repository=" + Uri.EscapeDataString(owner) : "");
        xml.WriteStartElement("entry", Namespace);
        Text(xml, "id", Tag("incident/" + incident.Id));
        Text(xml, "title", _words.Feed.Entry(Codes.Of(incident.Severity), words.Title(incident.Proxy), words.Of(incident.Cause)));
        Text(xml, "published", Time(incident.Opened));
        Text(xml, "updated", Time(incident.Changed));
        Link(xml, "alternate", "text/html", language.Link(page));
        Text(xml, "summary", string.Join('\n', Lines(incident)));
        xml.WriteEndElement();
    }

    private IEnumerable<string> Lines(IncidentSummary incident)
    {
        var (feed, words) = (_words.Feed, _words.Incidents);
        // That no run has looked for some hours comes and goes without anything having happened.
        yield return feed.Line(words.State, words.Of(incident.Closed is null ? IncidentState.Open : IncidentState.Closed));
        if (incident.Repository is { } repository) yield return feed.Line(words.PrivateTo, repository);
        yield return feed.Line(words.Opened, Minute(incident.Opened));
        if (incident.Recovered is not { } recovered) yield break;
        yield return feed.Line(words.Recovered, Minute(recovered));
        yield return feed.Line(words.Duration, words.Length(recovered - incident.Opened));
    }

    private string Tag(string what) => $"tag:{address.Authority},2026:proxyguard/{what}";

    private void Link(XmlWriter xml, string relation, string type, string path)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", Clean(address.Root + path));
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, Clean(text));

    // Ids cannot hold what XML forbids; that is somebody else's rule, and may change.
    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune =>
            !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : Rune.ReplacementChar.ToString()));

    private static string Time(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Minute(DateTimeOffset time) => Reports.Figures.Minute(time);
}
