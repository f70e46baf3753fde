using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Tests.Comments;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Reports;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Comments;

/// <summary>Texts that try to be more than text, through the real renderer: what stands on the page is what we wrote.</summary>
public sealed class HostileMarkdownTests
{
    private static readonly CommentMark Mark = new(".github/workflows/build.yml", 4711, 1, CommentState.Unserved);

    private static readonly DecisionResult[] WithComment =
        [.. Enum.GetValues<DecisionResult>().Where(result => result != DecisionResult.NothingToFetch)];

    // What encodes is the same in each language: in the second, one result has it all.
    public static TheoryData<DecisionResult, string> Results => new(
        WithComment.Select(result => (result, "en")).Append((DecisionResult.Chosen, "zh")));

    public static TheoryData<string, string> Situations => new(
        from situation in CommentSituations.All.Keys
        from language in OptionTable.Lang.Values
        select (situation, language));

    [Fact]
    public void The_corpus_is_large() => Assert.True(HostileMarkdown.All.Count > 500);

    [Theory]
    [MemberData(nameof(Results))]
    public async Task In_a_comment_hostile_text_is_nothing_but_text(DecisionResult result, string code)
    {
        var language = Spoken(code);
        foreach (var text in HostileMarkdown.All)
        {
            var report = HostileReport.Of(text, result);
            var (answer, place) = (HostileReport.Answer(text), HostileReport.Place(text));
            await AssertOursAsync(CommentRenderer.Render(report, answer, place, HostileReport.Time, language)!.Body, report);
        }
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task A_comment_of_a_real_run_is_drawn_as_it_is_meant(string situation, string language)
    {
        var (report, answer) = CommentSituations.All[situation];
        if (CommentRenderer.Render(report, answer, HostileReport.Place("x"), CommentSituations.Now, Spoken(language)) is not { } text) return;
        var page = await RenderedMarkdown.OfAsync(Mark.Sign(text.Body));
        page.AssertHarmless(HostileReport.Run, "https://proxyguard.example/r/github.com~acme~widgets");
        Assert.DoesNotContain("**", page.Words);
        if (text.State == CommentState.Recovered) Assert.Equal((0, 0), (page.Headings, page.Rows.Count));
        else Assert.Equal(1, page.Headings);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task In_a_summary_hostile_text_is_nothing_but_text(string code)
    {
        var language = Spoken(code);
        foreach (var text in HostileMarkdown.All)
        {
            var run = ProxyGuard.Cli.Tests.Situations.FirstBrokenDropped() with { Report = HostileReport.Of(text, DecisionResult.Chosen) };
            var page = await RenderedMarkdown.OfAsync(JobSummary.Render(run, Effect.Set, HostileReport.Answer(text), language));
            page.AssertHarmless(HostileReport.Page);
            Assert.Equal(Enumerable.Repeat(4, run.Verdicts.Count + 1), page.Rows);
            Assert.Empty(page.Hidden);
        }
    }

    private static Language Spoken(string code) => code == "zh" ? Language.Chinese : Language.English;

    private static async Task AssertOursAsync(string body, RunReport report)
    {
        var signed = Mark.Sign(body);
        Assert.Equal(Mark, CommentMark.Find(signed));
        Assert.Equal(1, signed.Split("<!--").Length - 1);
        var page = await RenderedMarkdown.OfAsync(signed);
        page.AssertHarmless(HostileReport.Run, HostileReport.Page);
        Assert.Equal([HostileReport.Page, HostileReport.Run], page.Links);
        Assert.Equal(Enumerable.Repeat(4, report.Proxies.Count + 1), page.Rows);
        Assert.Equal(1, page.Headings);
        Assert.Equal($"<!--{Assert.Single(page.Hidden)}-->", Mark.Render());
    }
}
