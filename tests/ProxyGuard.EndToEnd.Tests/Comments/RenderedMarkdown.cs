using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace ProxyGuard.EndToEnd.Tests.Comments;

/// <summary>
/// Markdown as GitHub's own renderer makes a page of it, before GitHub takes out what it holds for dangerous: what is only cut out there is
/// seen here.
/// </summary>
internal sealed partial class RenderedMarkdown
{
    private static readonly HashSet<string> Plain = ["h3", "p", "table", "thead", "tbody", "tr", "th", "td", "strong", "ul", "li", "code", "br"];

    private readonly XElement _page;

    private RenderedMarkdown(XElement page) => _page = page;

    public static async Task<RenderedMarkdown> OfAsync(string markdown)
    {
        var start = new ProcessStartInfo("/usr/bin/cmark-gfm", [
            "--unsafe", "--github-pre-lang", "--hardbreaks", "-t", "html",
            "-e", "table", "-e", "strikethrough", "-e", "autolink", "-e", "tasklist", "-e", "footnotes"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var program = Process.Start(start)!;
        var output = program.StandardOutput.ReadToEndAsync();
        await program.StandardInput.WriteAsync(markdown);
        program.StandardInput.Close();
        var html = await output;
        await program.WaitForExitAsync();
        Assert.Equal(0, program.ExitCode);
        return new RenderedMarkdown(Parse(html));
    }

    /// <summary>The addresses of its links, in order.</summary>
    public IReadOnlyList<string> Links => [.. _page.Descendants("a").Select(link => link.Attribute("href")!.Value)];

    /// <summary>The hidden comments in it, in order.</summary>
    public IReadOnlyList<string> Hidden => [.. _page.DescendantNodes().OfType<XComment>().Select(comment => comment.Value)];

    /// <summary>How many cells each row of its tables has.</summary>
    public IReadOnlyList<int> Rows => [.. _page.Descendants("tr").Select(row => row.Elements().Count())];

    public int Headings => _page.Descendants("h3").Count();

    /// <summary>The words that are neither code nor a link: all of them must be our own.</summary>
    public string Words => string.Join('\n', _page.DescendantNodes().OfType<XText>()
        .Where(text => !text.Ancestors().Any(element => element.Name.LocalName is "code" or "a")).Select(text => text.Value));

    /// <summary>Asserts that nothing in it is more than text, our own elements and these links aside.</summary>
    public void AssertHarmless(params IEnumerable<string> links)
    {
        Assert.All(_page.Descendants(), element =>
        {
            Assert.Contains(element.Name.LocalName, element.Name.LocalName is "a" or "pre" ? [element.Name.LocalName] : Plain);
            Assert.All(element.Attributes(), attribute => Assert.Contains(
                $"{element.Name} {attribute.Name}", (string[])["a href", "pre lang", "td align", "th align"]));
        });
        Assert.Subset(links.ToHashSet(), Links.ToHashSet());
        Assert.Empty(_page.Descendants("code").Descendants());
        Assert.DoesNotMatch(Reference, Words);
        Assert.All(_page.DescendantNodes().OfType<XText>(), text => Assert.DoesNotContain(text.Value.EnumerateRunes(), IsUnseen));
    }

    // What GitHub or Azure DevOps makes of words when the page is made: mentions, issues, commits, addresses, pictures, formulas.
    [GeneratedRegex(@"@|#[0-9]|![0-9]|GH-|https?:|www\.|mailto:|:[a-z0-9_+-]+:|\$|\b(?=[0-9]*[a-f])[0-9a-f]{7,40}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Reference { get; }

    private static bool IsUnseen(Rune rune) => rune.Value is not ('\n' or 0xFE0F) && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static XElement Parse(string html)
    {
        try
        {
            return XElement.Parse($"<page>{html}</page>", LoadOptions.PreserveWhitespace);
        }
        catch (XmlException fault)
        {
            throw new InvalidOperationException($"what was rendered is no well-formed page ({fault.Message}):\n{html}");
        }
    }
}
