using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Reports.Proxies;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Tests.Reports;

/// <summary>What is coloured, and how.</summary>
public sealed class LevelTests
{
    private static readonly ProbeOutcome[] FourErrors =
        [ProbeOutcome.Throttled, ProbeOutcome.StalledInBody, ProbeOutcome.ConnectionRefused, ProbeOutcome.CertificateNotTrusted];

    [Theory]
    [InlineData("good", Health.Healthy)]
    [InlineData("warn", Health.Degraded)]
    [InlineData("bad", Health.Down)]
    [InlineData("bad", Health.Poisoned)]
    [InlineData("idle", Health.Unknown)]
    [InlineData("idle", Health.NotJudged)]
    [InlineData("idle", null)]
    public void A_verdict_has_its_level(string level, Health? health) => Assert.Equal(level, Levels.Of(health));

    [Theory]
    [InlineData("good", DecisionResult.Kept, false)]
    [InlineData("good", DecisionResult.NothingToFetch, false)]
    [InlineData("warn", DecisionResult.Chosen, true)]
    [InlineData("bad", DecisionResult.NoneKept, false)]
    [InlineData("bad", DecisionResult.NoneFloor, true)]
    [InlineData("bad", DecisionResult.NoneFailed, false)]
    public void A_decision_has_its_level(string level, DecisionResult result, bool changed) =>
        Assert.Equal(level, Levels.Of(new DecisionFacts { Result = result, After = "off", Changed = changed, Rescued = false }));

    [Theory]
    [InlineData("lost-0", 10, 10)]
    [InlineData("lost-1", 999, 1000)]
    [InlineData("lost-1", 9, 10)]
    [InlineData("lost-2", 89, 100)]
    [InlineData("lost-10", 0, 10)]
    [InlineData("none", 0, 0)]
    public void A_bar_shows_the_smallest_loss(string expected, long serving, long judged) =>
        Assert.Equal(expected, BarModel.ClassOf(Availability.From(serving, judged)));

    [Theory]
    [InlineData("good", "all 2 proxies healthy", Health.Healthy, Health.Healthy)]
    [InlineData("good", "1 of 2 proxies healthy, 1 not judged", Health.Healthy, Health.Unknown)]
    [InlineData("warn", "2 of 3 proxies degraded: p0, p2", Health.Degraded, Health.Healthy, Health.Degraded)]
    [InlineData("bad", "3 of 4 proxies failing: p0, p1, p2;", Health.Down, Health.Down, Health.Poisoned, Health.Degraded)]
    [InlineData("bad", "4 of 5 proxies failing;", Health.Down, Health.Down, Health.Down, Health.Down, Health.Healthy)]
    [InlineData("bad", "all 2 proxies failing;", Health.Down, Health.Poisoned)]
    [InlineData("idle", "no proxy could be judged", Health.Unknown, Health.NotJudged)]
    public void A_run_is_one_sentence_with_at_most_three_names(string level, string begins, params Health[] proxies)
    {
        var decision = new DecisionFacts { Result = DecisionResult.Kept, After = "direct", Changed = false, Rescued = false };
        var run = new RunTrend(
            Guid.Empty, ServiceFixture.Start, 1, null, decision,
            [.. proxies.Select((health, number) => new RunVerdict($"p{number}", health, []))]);

        var status = StatusSentence.OfRun(run, Language.English);

        Assert.Equal(level, status.Level);
        Assert.StartsWith(begins, status.Text.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("bad", 50, 100)]
    [InlineData("warn", 985, 1000)]
    [InlineData("good", 999, 1000)]
    [InlineData("idle", 0, 0)]
    public void A_ranked_proxy_is_coloured_where_chance_cannot_explain_it(string level, long served, long judged) =>
        Assert.Equal(level, Ranked(new ProxyRollup { Verdicts = Verdicts(served, judged) }).Level);

    [Theory]
    [InlineData("bad", -1)]
    [InlineData("warn", 0)]
    [InlineData("warn", 14)]
    [InlineData("", 15)]
    [InlineData("", null)]
    public void A_certificate_is_worth_a_look_two_weeks_before_it_ends(string level, int? days)
    {
        var traits = default(ProxyTraits) with { Certificate = CertificateEnd.Of(ServiceFixture.Start, days) };

        Assert.Equal(level, Ranked(new ProxyRollup { Traits = traits }).CertificateLevel);
    }

    [Theory]
    [InlineData("", "", 0, 0)]
    [InlineData("warn", "", 1, 0)]
    [InlineData("", "bad", 0, 1)]
    public void One_stale_list_is_a_warning_and_one_wrong_byte_an_alarm(
        string staleLevel, string mismatchesLevel, long stale, long mismatches)
    {
        var ranked = Ranked(new ProxyRollup
        {
            Traits = default(ProxyTraits) with { Listed = 9, Stale = stale },
            Outcomes = new Dictionary<ProbeOutcome, long> { [ProbeOutcome.Ok] = 9, [ProbeOutcome.ChecksumMismatch] = mismatches },
        });

        Assert.Equal((staleLevel, mismatchesLevel), (ranked.StaleLevel, ranked.MismatchesLevel));
    }

    [Fact]
    public void A_ranked_proxy_has_its_three_most_frequent_errors() => Assert.Equal(
        3, Ranked(new ProxyRollup { Outcomes = FourErrors.ToDictionary(outcome => outcome, outcome => 1L + (int)outcome) }).Errors.Count);

    private static RankedProxyModel Ranked(ProxyRollup rollup) => new(
        new PageFrame(new PageLanguage(Language.English, IsChosen: false), "", "", IsSignedIn: false, IsDemonstration: false),
        new FleetProxy("p.example", 1, ProxySums.Of([rollup])), 1, ServiceFixture.Start);

    private static Dictionary<Health, long> Verdicts(long served, long judged) =>
        new() { [Health.Healthy] = served, [Health.Down] = judged - served };
}
