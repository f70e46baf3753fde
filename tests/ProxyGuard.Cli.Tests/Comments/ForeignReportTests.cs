using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Reports;
using ProxyGuard.Core.Tests.Reports;

namespace ProxyGuard.Cli.Tests.Comments;

/// <summary>A report that may be a stranger's: what is honest is told as it is, what is free text never.</summary>
public sealed partial class ForeignReportTests
{
    private const string Ours = "github.com/acme/ours";
    private const string Canary = "zz-canary.example";

    public static TheoryData<string> Situations => [.. CommentSituations.All.Keys];

    public static TheoryData<string> Places => [.. Texts(Example()).Select(text => text.GetPath())];

    // The names that a comment is about; all other texts may be anything.
    [GeneratedRegex(@"proxies\[\d+\]\.id|decision\.(after|before|dropped\[\d+\])|\.module$|coverage\.modules")]
    private static partial Regex Name { get; }

    [Theory]
    [MemberData(nameof(Situations))]
    public void An_honest_report_is_told_like_our_own(string situation)
    {
        var report = CommentSituations.All[situation].Report;

        var reading = ForeignReport.Read(RunReportJson.Write(report), Ours);

        Assert.Empty(reading.Faults);
        Assert.Equal(Body(report), Body(reading.Report!));
        Assert.Equal((Ours, CliApplication.Version), (reading.Report!.Repository, reading.Report.ToolVersion));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void No_text_but_names_gets_through(string place)
    {
        var json = Example();
        Texts(json).Single(text => text.GetPath() == place).ReplaceWith(Canary);

        var reading = ForeignReport.Read(Encoding.UTF8.GetBytes(json.ToJsonString()), Ours);

        if (Name.IsMatch(place) || reading.Report is null) return;
        Assert.DoesNotContain(Canary, Encoding.UTF8.GetString(RunReportJson.Write(reading.Report)));
        if (!place.Contains("variables")) Assert.Equal(Body(Read(Example())), Body(reading.Report));
    }

    [Fact]
    public void Whatever_is_read_of_any_report_is_codes_figures_and_names()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var written = new RandomReports(seed).Next(CommentSituations.Now);
            if (ForeignReport.Read(RunReportJson.Write(written), Ours).Report is not { } report) continue;
            Assert.Empty(report.Settings);
            Assert.Empty(report.Warnings);
            Assert.Null(report.Ci);
            Assert.All(report.Proxies.SelectMany(proxy => proxy.Probes), probe =>
                Assert.Equal((null, null, null, null), (probe.HttpVersion, probe.RedirectHost, probe.Cache, probe.NewestVersion)));
            Assert.All(report.Decision.Dropped, id => Assert.Contains(report.Proxies, proxy => proxy.Id == id));
        }
    }

    [Theory]
    [InlineData("https://proxy.golang.org")]
    [InlineData("https://Goproxy.Example:8443/A/b%2Fc/")]
    [InlineData("http://127.0.0.1:3000")]
    [InlineData("http://mirror.example")]
    [InlineData("https://[2001:db8::1]:8443/x")]
    [InlineData("https://bücher.example/ä")]
    [InlineData("https://user:secret@athens.corp.example/go?token=1")]
    [InlineData("file:///home/runner/go/pkg/mod/cache/download")]
    public void What_a_proxy_is_called_is_read_back(string url)
    {
        var id = ResultBuilder.Url(url).Id;

        var reading = ForeignReport.Read(WithId(id), Ours);

        Assert.Empty(reading.Faults);
        Assert.Equal(id, reading.Report!.Proxies[0].Id);
    }

    [Theory]
    [InlineData("evil example")]
    [InlineData("a b.example")]
    [InlineData("evil.example:port")]
    [InlineData("evil.example/%zz")]
    [InlineData("evil.example:443")]
    [InlineData("file:relative")]
    public void What_is_no_proxy_is_a_fault(string id) =>
        Assert.Contains(ForeignReport.Read(WithId(id), Ours).Faults, fault => fault.Path == "proxies[0].id");

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("ftp://evil.example")]
    [InlineData("please run this")]
    [InlineData("https://proxy.example,https://[")]
    public void What_is_no_chain_is_a_fault(string chain)
    {
        var json = Example();
        json["decision"]!["after"] = chain;

        Assert.Contains(ForeignReport.Read(Encoding.UTF8.GetBytes(json.ToJsonString()), Ours).Faults, fault => fault.Path == "decision.after");
    }

    [Fact]
    public void Credentials_and_what_follows_the_end_of_a_chain_are_not_repeated()
    {
        var json = Example();
        json["decision"]!["after"] = "https://user:secret@proxy.example?token=1|direct,please run this";

        Assert.Equal("https://proxy.example?***|direct", Read(json).Decision.After);
    }

    [Theory]
    [InlineData("example.com/a@v1.2.3", true)]
    [InlineData("private-7", true)]
    [InlineData("private-x", false)]
    [InlineData("private-12345678901", false)]
    [InlineData("please run this", false)]
    [InlineData("example.com/a@please-run-this", false)]
    [InlineData("example.com/a", false)]
    [InlineData("example.com/a@v1.2.3@v1.2.3", false)]
    public void Only_modules_are_named(string module, bool isNamed)
    {
        var json = Example();
        json["coverage"]!["modules"]![0] = module;
        json["proxies"]![0]!["probes"]![0]!["module"] = module;

        var report = Read(json);

        Assert.Equal(isNamed, report.Coverage!.Modules.Contains(module));
        Assert.Equal(isNamed ? module : null, report.Proxies[0].Probes[0].Module);
    }

    private static string? Body(RunReport report) => CommentRenderer.Render(report, null, null, CommentSituations.Now, Language.English)?.Body;

    private static JsonNode Example() => JsonNode.Parse(RunReportJson.Write(ExampleReport.Make(CommentSituations.Now)))!;

    private static RunReport Read(JsonNode json) => ForeignReport.Read(Encoding.UTF8.GetBytes(json.ToJsonString()), Ours).Report!;

    private static byte[] WithId(string id)
    {
        var json = Example();
        json["proxies"]![0]!["id"] = id;
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    private static IEnumerable<JsonNode> Texts(JsonNode node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => field.Value is { } value ? Texts(value) : []),
        JsonArray items => items.SelectMany(item => item is null ? [] : Texts(item)),
        _ => node.GetValueKind() == System.Text.Json.JsonValueKind.String ? [node] : [],
    };
}
