using ProxyGuard.Cli.Output;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Tests.Output;

public sealed class SentenceTests
{
    private static void EveryValueHasItsOwnWords<T>(Func<T, string> words, params T[] itsCodeIsTheWord) where T : struct, Enum
    {
        var all = Enum.GetValues<T>().ToDictionary(value => value, words);
        Assert.All(all.Where(pair => !itsCodeIsTheWord.Contains(pair.Key)), pair => Assert.NotEqual(Codes.Of(pair.Key), pair.Value));
        Assert.All(all, pair => Assert.False(string.IsNullOrWhiteSpace(pair.Value)));
        Assert.Equal(all.Count, all.Values.Distinct().Count());
    }

    [Fact]
    public void Every_outcome_has_words() =>
        EveryValueHasItsOwnWords<ProbeOutcome>(OutcomeText.Of);

    [Fact]
    public void Every_endpoint_has_words() => EveryValueHasItsOwnWords<Endpoint>(OutcomeText.Of);

    [Fact]
    public void Every_health_has_a_word() =>
        EveryValueHasItsOwnWords(OutcomeText.Of, Health.Healthy, Health.Degraded, Health.Down, Health.Poisoned, Health.Unknown);

    [Fact]
    public void Every_reason_of_a_verdict_has_words() =>
        EveryValueHasItsOwnWords<ReasonCode>(code => ReasonText.Of(new Reason(code)), ReasonCode.Slow, ReasonCode.Failed);

    [Fact]
    public void Every_reason_of_a_decision_has_a_sentence()
    {
        var text = new DecisionText(Situations.AllHealthyKept().Report!, name => name);
        EveryValueHasItsOwnWords<DecisionReason>(text.Of);
        Assert.All(Enum.GetValues<DecisionReason>(), reason => Assert.EndsWith(".", text.Of(reason)));
    }

    [Fact]
    public void Every_decision_has_a_sentence()
    {
        var decision = Situations.AllHealthyKept().Report!.Decision;
        EveryValueHasItsOwnWords<DecisionResult>(result => DecisionText.Headline(decision with { Result = result }));
        Assert.All(Enum.GetValues<DecisionResult>(), result =>
            Assert.EndsWith(".", DecisionText.Headline(decision with { Result = result }).Replace(").", ".")));
    }

    [Fact]
    public void Figures_are_part_of_the_words()
    {
        Assert.Equal(
            ".zip: server error (status 503), 2 of 5",
            ReasonText.Of(new Reason(ReasonCode.Failed, Endpoint.Zip, ProbeOutcome.ServerError, 503, 2, 5)));
        Assert.Equal("slow: 1.3 s", ReasonText.Of(new Reason(ReasonCode.Slow, Milliseconds: 1340)));
        Assert.Equal("lacks every module that was asked for, 5 of 5",
            ReasonText.Of(new Reason(ReasonCode.ModulesLacking, Count: 5, Of: 5)));
        Assert.Equal("lacks modules of this repository, 1 of 5", ReasonText.Of(new Reason(ReasonCode.ModulesLacking, Count: 1, Of: 5)));
    }

    [Fact]
    public void Every_known_warning_takes_its_arguments_and_an_unknown_one_is_shown_as_it_is()
    {
        Assert.All(WarningText.Known, code => Assert.DoesNotContain("?", WarningText.Of(new(code, ["GOPRIVATE", "2", "3"]), text => text)));
        Assert.Equal("[later]: [a] [b]", WarningText.Of(new("later", ["a", "b"]), text => $"[{text}]"));
        Assert.Contains("?", WarningText.Of(new("malformed-pattern", []), text => text));
    }
}
