using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Upload;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.Core.Tests.Reports;

namespace ProxyGuard.Cli.Tests.Comments;

/// <summary>A comment that is too long is refused as a whole, so that none ever is.</summary>
public sealed class CommentLimitTests
{
    private const int Most = 65_536;

    private static readonly string[] Letters = ["x", "\u202e", "😀", "é", "`|<!--"];

    public static TheoryData<DecisionResult, string> Largest => new(
        from result in Enum.GetValues<DecisionResult>()
        from letter in Letters
        select (result, letter));

    [Theory]
    [MemberData(nameof(Largest))]
    public void The_largest_report_makes_a_comment_that_fits(DecisionResult result, string letter)
    {
        var text = string.Concat(Enumerable.Repeat(letter, ReportLimits.Chain / letter.Length));
        foreach (var language in new[] { Language.English, Language.Chinese })
            AssertFits(CommentRenderer.Render(Report(result, text), Answer(text), Place(text), CommentSituations.Now, language));
    }

    [Fact]
    public void Any_report_makes_a_comment_that_fits()
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var language = seed % 2 == 0 ? Language.English : Language.Chinese;
            var report = new RandomReports(seed).Next(CommentSituations.Now);
            AssertFits(CommentRenderer.Render(report, null, CommentSituations.Place, CommentSituations.Now, language));
        }
    }

    [Fact]
    public void What_is_not_shown_is_counted()
    {
        var report = CommentSituations.All["many-proxies"].Report;
        var body = CommentRenderer.Render(report, null, null, CommentSituations.Now, Language.English)!.Body;

        Assert.Equal(8, body.Split('\n').Count(line => line.StartsWith("| `", StringComparison.Ordinal)));
        Assert.Contains("and 33 more are down", body);
        Assert.Contains("… and 32 more.", body);
    }

    private static void AssertFits(CommentText? text)
    {
        if (text is null) return;
        var mark = new CommentMark(new string('é', 127), long.MaxValue, int.MaxValue, text.State);
        var signed = mark.Sign(text.Body);
        Assert.InRange(text.Body.Length, 1, CommentText.MostCharacters);
        Assert.InRange(signed.Length, 1, Most);
        Assert.Equal(mark, CommentMark.Find(signed));
    }

    private static RunReport Report(DecisionResult result, string text) => CommentSituations.All["recovered"].Report with
    {
        Proxies = [.. Enumerable.Range(0, ReportLimits.Proxies).Select(number => Proxy(number, text))],
        Decision = new DecisionFacts
        {
            Result = result,
            Before = text,
            After = text,
            Changed = true,
            Rescued = result == DecisionResult.Chosen,
            Dropped = [.. Enumerable.Range(0, ReportLimits.Proxies).Select(number => Id(number, text))],
            Reasons = Enum.GetValues<DecisionReason>(),
            Variables = ["GOPROXY", .. Enumerable.Repeat(text, ReportLimits.Arguments)],
        },
        Coverage = new CoverageFacts(1_000_000, 0, 1_000_000, 0, [.. Enumerable.Range(0, 100).Select(number => Id(number, text))]),
    };

    private static ProxyFacts Proxy(int number, string text) => new()
    {
        Id = Id(number, text),
        Trust = (Trust)(number % 2),
        InForce = true,
        Health = number < 8 ? (Health)(number % 2 + 2) : (Health)(number % 6),
        Reasons = [.. Enumerable.Range(0, ReportLimits.Reasons).Select(count => new Reason(
            (ReasonCode)(count % Enum.GetValues<ReasonCode>().Length), Endpoint.SumDbSupported, ProbeOutcome.CertificateExpired, 999, count, 1_000_000))],
        Probes = [.. Enumerable.Range(0, ReportLimits.Probes).Select(count => new ProbeFacts
        {
            Endpoint = Endpoint.Zip, Module = Id(count, text), Outcome = ProbeOutcome.ServerError, TotalMs = 1,
        })],
    };

    private static string Id(int number, string text) => number + text;

    private static CiFacts Place(string text) =>
        new(CiKind.GitHub, text, 1, text, text, RunUrl: "https://github.com/" + new string('x', ReportLimits.Url));

    private static UploadAnswer Answer(string text) => new(
        "https://proxyguard.example/" + new string('x', 970),
        Enumerable.Range(0, 40).ToDictionary(number => Id(number, text), _ => CommentSituations.Now.AddYears(-4)),
        Enumerable.Range(0, 40).ToDictionary(number => Id(number, text), _ => new Availability(0.5, long.MaxValue)));
}
