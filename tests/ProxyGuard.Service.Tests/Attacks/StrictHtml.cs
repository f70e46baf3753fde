using System.Net;
using System.Text.RegularExpressions;

namespace ProxyGuard.Service.Tests.Attacks;

/// <summary>
/// Reads a page by rules far stricter than a browser's: tags with quoted attributes and nothing else. What a browser might take for markup
/// and this reader does not know is a fault.
/// </summary>
internal sealed partial class StrictHtml
{
    /// <summary>Each tag with the names of its attributes, once.</summary>
    public HashSet<string> Shapes { get; } = new(StringComparer.Ordinal);

    /// <summary>Every attribute that is an address.</summary>
    public List<string> Addresses { get; } = [];

    public static StrictHtml Parse(string html)
    {
        var page = new StrictHtml();
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        for (var at = "<!DOCTYPE html>".Length; at < html.Length;)
        {
            if (html[at] == '<')
            {
                var tag = Tag().Match(html, at);
                Assert.True(tag.Success, "no tag of ours: " + html[at..Math.Min(html.Length, at + 160)]);
                page.Add(tag);
                at += tag.Length;
            }
            else
            {
                var end = html.IndexOf('<', at) is var next and >= 0 ? next : html.Length;
                Check(html[at..end]);
                at = end;
            }
        }
        return page;
    }

    /// <summary>The same with a page that has scripts and style sheets in it: each as it is counts as a shape.</summary>
    public static StrictHtml ParseFile(string html)
    {
        var page = Parse(Inline().Replace(html, ""));
        page.Shapes.UnionWith(Inline().Matches(html).Select(file => file.Value));
        return page;
    }

    private void Add(Match tag)
    {
        var names = new List<string>();
        foreach (var (name, value) in tag.Groups["name"].Captures.Zip(tag.Groups["value"].Captures))
        {
            Assert.False(names.Contains(name.Value), "twice: " + tag.Value);
            names.Add(name.Value);
            Check(value.Value);
            if (name.Value is "href" or "src" or "action") Addresses.Add(WebUtility.HtmlDecode(value.Value));
        }
        if (tag.Groups["tag"].Value != "wbr") Shapes.Add($"{tag.Groups["tag"].Value} {string.Join(' ', names.Order(StringComparer.Ordinal))}");
    }

    private static void Check(string text)
    {
        Assert.True(!text.Contains('>') && !text.Contains('\0') && !Bare().IsMatch(text), "no text of ours: " + text);
    }

    [GeneratedRegex("""\G</?(?<tag>[a-z][a-z0-9]*)(?:\s+(?<name>[a-z][a-z0-9-]*)(?:="(?<value>[^"<>]*)"|(?<value>)(?=[\s>])))*\s*/?>""")]
    private static partial Regex Tag();

    [GeneratedRegex("<(style|script)[^<>]*>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Inline();

    // An ampersand that is no reference.
    [GeneratedRegex("&(?!(?:[a-zA-Z]+|#[0-9]+|#x[0-9A-Fa-f]+);).{0,20}")]
    private static partial Regex Bare();
}
