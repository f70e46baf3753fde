using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Tests.Output;

public sealed class SentenceTests
{
    private static void EveryValueHasItsOwnWords<T>(Func<T, Language, string> words, params T[] itsCodeIsTheWord) where T : struct, Enum
    {
        foreach (var language in new[] { Language.English, Language.Chinese })
        {
            var all = Enum.GetValues<T>().ToDictionary(value => value, value => words(value, language));
            var others = all.Where(pair => language == Language.Chinese || !itsCodeIsTheWord.Contains(pair.Key));
            Assert.All(others, pair => Assert.NotEqual(Codes.Of(pair.Key), pair.Value));
            Assert.All(all, pair => Assert.False(string.IsNullOrWhiteSpace(pair.Value)));
            Assert.Equal(all.Count, all.Values.Distinct().Count());
        }
    }

    [Fact]
    public void Every_outcome_has_words() =>
        EveryValueHasItsOwnWords<ProbeOutcome>((outcome, language) => language.Outcomes.Of(outcome));

    [Fact]
    public void Every_endpoint_has_words() =>
        EveryValueHasItsOwnWords<Endpoint>((endpoint, language) => language.Outcomes.Of(endpoint));

    [Fact]
    public void Every_health_has_a_word() => EveryValueHasItsOwnWords(
        (health, language) => language.Outcomes.Of(health),
        Health.Healthy, Health.Degraded, Health.Down, Health.Poisoned, Health.Unknown);

    [Fact]
    public void Every_reason_of_a_verdict_has_words() => EveryValueHasItsOwnWords(
        (code, language) => ReasonText.Of(new Reason(code), language), ReasonCode.Slow, ReasonCode.Failed);

    [Fact]
    public void Every_reason_of_a_decision_has_a_sentence()
    {
        EveryValueHasItsOwnWords<DecisionReason>((reason, language) => Text(language).Of(reason));
        Assert.All(Enum.GetValues<DecisionReason>(), reason => Assert.EndsWith(".", Text(Language.English).Of(reason)));
        Assert.All(Enum.GetValues<DecisionReason>(), reason => Assert.EndsWith("。", Text(Language.Chinese).Of(reason)));

        static DecisionText Text(Language language) => new(Situations.AllHealthyKept().Report!, name => name, language);
    }

    [Fact]
    public void Every_decision_has_a_sentence()
    {
        var decision = Situations.AllHealthyKept().Report!.Decision;
        EveryValueHasItsOwnWords<DecisionResult>((result, language) =>
            DecisionText.Headline(decision with { Result = result }, language));
        Assert.All(Enum.GetValues<DecisionResult>(), result =>
            Assert.EndsWith(".", DecisionText.Headline(decision with { Result = result }, Language.English).Replace(").", ".")));
    }

    [Fact]
    public void Figures_are_part_of_the_words()
    {
        Assert.Equal(".zip: server error (status 503), 2 of 5",
            Words(new Reason(ReasonCode.Failed, Endpoint.Zip, ProbeOutcome.ServerError, 503, 2, 5)));
        Assert.Equal("slow: 1.3 s", Words(new Reason(ReasonCode.Slow, Milliseconds: 1340)));
        Assert.Equal("lacks every module that was asked for, 5 of 5", Words(new Reason(ReasonCode.ModulesLacking, Count: 5, Of: 5)));
        Assert.Equal("lacks modules of this repository, 1 of 5", Words(new Reason(ReasonCode.ModulesLacking, Count: 1, Of: 5)));
        Assert.Equal(".zip：服务器错误（状态码 503），2/5", ReasonText.Of(
            new Reason(ReasonCode.Failed, Endpoint.Zip, ProbeOutcome.ServerError, 503, 2, 5), Language.Chinese));

        static string Words(Reason reason) => ReasonText.Of(reason, Language.English);
    }

    [Fact]
    public void Every_warning_takes_its_arguments_and_an_unknown_one_is_shown_as_it_is()
    {
        var codes = typeof(WarningCode).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
        Assert.All(codes, code =>
        {
            Assert.DoesNotContain("?", English(new(code, ["GOPRIVATE", "2", "3"])));
            Assert.DoesNotContain(code, English(new(code, ["GOPRIVATE", "2", "3"])));
        });
        Assert.Equal("[later]: [a] [b]", WarningText.Of(new("later", ["a", "b"]), text => $"[{text}]", Language.English));
        Assert.Contains("?", English(new("malformed-pattern", [])));

        static string English(WarningFacts warning) => WarningText.Of(warning, text => text, Language.English);
    }
}
