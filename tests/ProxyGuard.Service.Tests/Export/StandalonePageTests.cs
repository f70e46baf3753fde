using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using ProxyGuard.Service.Export;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Tests.Export;

/// <summary>Pages and files as an operator may have them, of which the shipped ones show too little.</summary>
public sealed class StandalonePageTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_script_cannot_end_before_its_end_and_lines_end_as_browsers_hash_them()
    {
        _folder.Write("own.js", "say('</SCRIPT>');\r\nsay('</script >');\r\n");

        var html = Make("<head>\r\n<script defer src=\"/assets/own.js\"></script>\r\n</head>", root: null);

        Assert.Equal("</script>", Assert.Single(Regex.Matches(html, "</script[^>]*>", RegexOptions.IgnoreCase)).Value);
        Assert.Contains("<script defer>say('<\\/SCRIPT>');\nsay('<\\/script >');\n</script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', html);
    }

    [Theory]
    // An address that is only a query belongs to the page itself.
    [InlineData("<a href=\"?days=7\">", "https://guard.example/go", "<a href=\"https://guard.example/go/r/x?days=7\">")]
    [InlineData("<a class=\"x\" href=\"/r/y\" id=\"z\">", "https://g.example", "<a class=\"x\" id=\"z\" href=\"https://g.example/r/y\">")]
    // What leads nowhere any more is a picture where it has a name, and text where it has not.
    [InlineData("<a class=\"x\" href=\"?day=1\" aria-label=\"A day\">", null, "<a class=\"x\" aria-label=\"A day\" role=\"img\">")]
    [InlineData("<a class=\"x\" href=\"/r/y\">", null, "<a class=\"x\">")]
    // What leads out or to a place on the page stays.
    [InlineData("<a href=\"https://ci.example/1\">", null, "<a href=\"https://ci.example/1\">")]
    [InlineData("<a href=\"#day\">", "https://guard.example", "<a href=\"#day\">")]
    public void A_link_leads_to_the_service_or_nowhere(string link, string? root, string expected) =>
        Assert.EndsWith(expected, Make("<head></head>" + link, root), StringComparison.Ordinal);

    private string Make(string html, string? root) =>
        new StandalonePage(new AssetSet(Options.Create(new ReportsOptions { Templates = _folder.Path })), root).Make(html, "/r/x");
}
