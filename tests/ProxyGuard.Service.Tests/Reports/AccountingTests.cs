using System.Text;
using System.Text.RegularExpressions;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Reports;

/// <summary>docs/accounting.md is the one source of the accounting rule; the page is made from it (PROXYGUARD_REWRITE_GOLDEN=1).</summary>
public sealed partial class AccountingTests : IDisposable
{
    private readonly ServiceFixture _service = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public void The_page_is_made_from_the_document()
    {
        var document = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "accounting.md"));

        Golden.CompareFile(Path.Combine(SourceTree.Root, "templates", "accounting.hbs"), Template(document));
    }

    [Fact]
    public async Task The_page_is_served_and_every_page_and_answer_with_a_share_leads_to_it()
    {
        await new Seed(_service).OneRunAsync();

        var html = await _service.GetTextAsync("/accounting");

        Assert.Contains("<h2 id=\"availability\">Availability</h2>", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/accounting#availability\"", await _service.GetTextAsync("/r/github.com~acme~widgets"), StringComparison.Ordinal);
        Assert.Contains(
            "\"accounting\":\"http://localhost/accounting\"",
            await _service.GetTextAsync("/api/v1/r/github.com~acme~widgets"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_rule_in_Chinese_has_the_same_parts_in_the_same_places()
    {
        static IEnumerable<string> PartsOf(string template) =>
            Part().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "templates", template))).Select(part => part.Value);

        Assert.Equal(PartsOf("accounting.hbs"), PartsOf("accounting.zh.hbs"));
    }

    [Fact]
    public async Task A_reader_of_Chinese_gets_the_rule_in_Chinese() =>
        Assert.Contains("<h2 id=\"availability\">可用率</h2>", await _service.GetTextAsync("/accounting?lang=zh"), StringComparison.Ordinal);

    [Fact]
    public void The_example_of_an_interval_is_right() => Assert.Equal(0.438, WilsonInterval.Of(3, 3)!.Value.Low, 0.001);

    private static string Template(string document)
    {
        var html = new StringBuilder("{{> _head}}\n<article class=\"prose\">\n");
        foreach (var block in document.Trim().Split("\n\n")) html.AppendLine(Block(block.Trim()));
        return html.Append("</article>\n{{> _foot}}\n").ToString();
    }

    private static string Block(string block) => block switch
    {
        ['#', ' ', .. var title] => $"<h1>{Inline(title)}</h1>",
        ['#', '#', ' ', .. var title] => $"<h2 id=\"{title.ToLowerInvariant().Replace(' ', '-')}\">{Inline(title)}</h2>",
        ['|', ..] => Table(block.Split('\n')),
        _ => $"<p>{Inline(block)}</p>",
    };

    private static string Table(string[] lines)
    {
        var head = string.Concat(Cells(lines[0]).Select(cell => $"<th scope=\"col\">{Inline(cell)}</th>"));
        var rows = lines[2..].Select(Row);
        return $"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{string.Join('\n', rows)}\n</tbody>\n</table>";
    }

    private static string Row(string line) => $"<tr>{string.Concat(Cells(line).Select(cell => $"<td>{Inline(cell)}</td>"))}</tr>";

    private static IEnumerable<string> Cells(string line) => line[1..^1].Split('|').Select(cell => cell.Trim());

    private static string Inline(string text) =>
        Code().Replace(text.Replace("&", "&amp;").Replace("<", "&lt;"), match => $"<code>{match.Groups[1].Value}</code>");

    [GeneratedRegex("<(h1|h2 id=\"[^\"]*\"|p|tr|t[dh](?= |>))")]
    private static partial Regex Part();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
