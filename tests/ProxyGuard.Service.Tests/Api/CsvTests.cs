using System.Net;
using System.Text;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Api;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Api;

public sealed class CsvTests : IDisposable
{
    private const string Path = "/api/v1/r/github.com~acme~widgets";
    private readonly ServiceFixture _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    public void A_text_is_quoted_and_no_formula(string text, string cell)
    {
        var csv = new CsvText(["column"]).Text(text);
        csv.EndLine();

        Assert.Equal($"column\r\n{cell}\r\n", csv.ToString());
    }

    [Fact]
    public async Task Every_table_has_as_many_cells_in_each_line_and_reads_back()
    {
        var random = new RandomReports(7);
        var report = ExampleReport.Make(ServiceFixture.Start) with
        {
            Ci = new CiFacts(CiKind.GitHub, Workflow: "=cmd|'/c calc'!A1", Job: "a,\"b\"\r\nc", Event: "-2+3", RunUrl: "https://ci.example/"),
        };
        using var posted = await _service.PostAsync(report);
        Assert.Equal(HttpStatusCode.Created, posted.StatusCode);
        for (var run = 1; run < 20; run++)
            (await _service.PostAsync(random.Next(ServiceFixture.Start.AddMinutes(-run)))).Dispose();

        foreach (var path in new[] { "?format=csv", "?step=hour&format=csv", "/runs?format=csv", $"/runs/{report.Key}?format=csv" })
        {
            using var response = await _service.GetAsync(Path + path);
            var lines = Read(await response.Content.ReadAsStringAsync(Token)).ToList();

            Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType!.ToString());
            Assert.True(lines.Count > 1, path);
            Assert.All(lines, line => Assert.Equal(lines[0].Count, line.Count));
            Assert.DoesNotContain(lines.SelectMany(line => line), cell => cell.Length > 0 && "=+@\t\r".Contains(cell[0]));
        }
        var runs = Read(await _service.GetTextAsync(Path + "/runs?format=csv")).ToList();
        Assert.Equal(["'=cmd|'/c calc'!A1", "a,\"b\"\r\nc", "'-2+3"], runs[1][4..7]);
    }

    [Theory]
    [InlineData("github.com/acme/widgets", "github.com-acme-widgets.csv")]
    [InlineData("github.com/acme/\u00e9 ; filename=x.exe", "github.com-acme--C3-A9-20-3B-20filename-3Dx.exe.csv")]
    public async Task The_file_has_a_safe_name(string repository, string name)
    {
        using var posted = await _service.PostAsync(ExampleReport.Make(ServiceFixture.Start) with { Repository = repository });
        Assert.Equal(HttpStatusCode.Created, posted.StatusCode);

        using var response = await _service.GetAsync($"/api/v1/r/{IdEncoding.Encode(repository)}?format=csv");

        Assert.Equal($"attachment; filename=\"{name}\"", response.Content.Headers.ContentDisposition!.ToString());
    }

    // A reader of its own, by RFC 4180.
    internal static IEnumerable<List<string>> Read(string text)
    {
        var (line, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var index = 0; index < text.Length; index++)
        {
            switch (text[index])
            {
                case '"' when isQuoted && index + 1 < text.Length && text[index + 1] == '"':
                    cell.Append(text[index++]);
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case ',' when !isQuoted:
                    line.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\r' when !isQuoted:
                    Assert.Equal('\n', text[++index]);
                    line.Add(cell.ToString());
                    cell.Clear();
                    yield return line;
                    line = [];
                    break;
                default:
                    cell.Append(text[index]);
                    break;
            }
        }
        Assert.Equal((0, 0, false), (line.Count, cell.Length, isQuoted));
    }
}
