using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Explaining;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.Core.Resolving;
using ProxyGuard.Core.Tests.Choosing;

namespace ProxyGuard.Core.Tests.Explaining;

public sealed class ChainExplainerTests
{
    private const string A = "https://a.example";
    private const string B = "https://b.example";

    private static readonly ProbeFacts Served = Probe(ProbeOutcome.Ok, 200);
    private static readonly ProbeFacts Broken = Probe(ProbeOutcome.ServerError, 502);

    [Fact]
    public void Each_file_names_the_hop_that_serves_it_and_what_the_ones_before_answered()
    {
        var explained = Explain($"{A}|{B}", ("a.example", [Broken]), ("b.example", [Served]));

        var file = Assert.Single(Assert.Single(explained.Modules).Files);
        Assert.Equal(("example.com/m@v1.0.0", "b.example"), (explained.Modules[0].Module, file.ServedBy));
        Assert.Equal(
            [("a.example", AnswerKind.Error, 502), ("b.example", AnswerKind.Right, 200)],
            file.Steps.Select(step => (step.Hop, step.Answer, step.Status!.Value)));
        Assert.Equal(ResolutionResult.Pass, explained.Result);
    }

    // The chain, what a and b answer (S serves, 5 is 502, 4 is 404, - is silence), the result, and what becomes of it when the first dies.
    [Theory]
    [InlineData("a|b", 'S', 'S', ResolutionResult.Pass, ResolutionResult.Pass, 0)]
    [InlineData("a,b", 'S', 'S', ResolutionResult.Pass, ResolutionResult.Fail, 1)]
    [InlineData("a|b", 'S', '5', ResolutionResult.Pass, ResolutionResult.Fail, 1)]
    [InlineData("a|b", 'S', '-', ResolutionResult.Pass, ResolutionResult.Hang, 1)]
    [InlineData("a|direct", 'S', 'S', ResolutionResult.Pass, ResolutionResult.Unknown, 0)]
    [InlineData("a,b", '5', 'S', ResolutionResult.Fail, ResolutionResult.Unknown, 0)]
    [InlineData("a,b", '4', 'S', ResolutionResult.Pass, ResolutionResult.Fail, 1)]
    [InlineData("a|b", '-', 'S', ResolutionResult.Hang, ResolutionResult.Unknown, 0)]
    [InlineData("a,off", '4', 'S', ResolutionResult.Fail, ResolutionResult.Unknown, 0)]
    public void The_death_of_the_first_hop_is_foretold(
        string chain, char a, char b, ResolutionResult result, ResolutionResult afterDeath, int lost)
    {
        var explained = Explain(
            chain.Replace("direct", "\0", StringComparison.Ordinal).Replace("a", A, StringComparison.Ordinal)
                .Replace("b", B, StringComparison.Ordinal).Replace("\0", "direct", StringComparison.Ordinal),
            ("a.example", [Of(a)]), ("b.example", [Of(b)]));

        Assert.Equal((result, "a.example", afterDeath, lost), (explained.Result, explained.FirstHop!.Hop, explained.FirstHop.Result, explained.FirstHop.Lost));
    }

    [Fact]
    public void The_worst_three_weak_points_are_told()
    {
        var report = Report(("a.example", [Served, Broken with { Endpoint = Endpoint.Mod }, Served with { Module = "private-1" }]), ("b.example", []));

        var explained = ChainExplainer.Explain(report, Verdicts.Chain($"{A},{B},direct"));

        Assert.Equal(
            [new WeakPoint(WeakPointCode.FailsNow, "a.example", 1, 3), new WeakPoint(WeakPointCode.SinglePoint, "a.example", 2, 2),
                new WeakPoint(WeakPointCode.WithoutHash, null, 3, 5)],
            explained.WeakPoints);
    }

    [Fact]
    public void What_was_not_asked_is_not_known()
    {
        var explained = Explain("https://c.example", ("a.example", [Served]));

        Assert.Equal((ResolutionResult.Unknown, 0), (explained.Result, explained.Modules.Count));
    }

    [Fact]
    public void It_says_what_the_decision_said()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            ProbeFacts[][] probes = [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, 3)
                .Select(file => Of("S54-"[random.Next(4)]) with { Module = $"example.com/m@v1.0.{file}" }).ToArray())];
            var chain = Verdicts.Chain(random.Next(2) == 0 ? $"{A}|{B}" : $"{B},{A}");
            var report = Report(("a.example", probes[0]), ("b.example", probes[1]));

            bool? passes = ChainExplainer.Explain(report, chain).Result switch
            {
                ResolutionResult.Pass => true,
                ResolutionResult.Unknown => null,
                _ => false,
            };

            Assert.Equal(ChainForecast.Passes(chain, Seen(report)), passes);
        }
    }

    private static ObservedAnswers Seen(RunReport report) => new(
        from proxy in report.Proxies
        from probe in proxy.Probes
        let candidate = Tests.Probing.ProbeLab.Candidate("https://" + proxy.Id)
        select Verdicts.Seen(candidate, probe.Outcome, probe.Endpoint) with { Module = new("example.com/m", probe.Module!.Split('@')[1]) });

    private static ChainExplanation Explain(string chain, params (string Id, ProbeFacts[] Probes)[] proxies) =>
        ChainExplainer.Explain(Report(proxies), Verdicts.Chain(chain));

    private static RunReport Report(params (string Id, ProbeFacts[] Probes)[] proxies) => new()
    {
        Key = Guid.CreateVersion7(),
        StartedAt = DateTimeOffset.UnixEpoch,
        DurationMs = 1,
        ToolVersion = "0.0.0",
        Repository = "example.com/acme/app",
        Modules = new ModuleFacts(1, 5, 2, 0, 1, "1.27"),
        Proxies =
        [
            .. proxies.Select(proxy => new ProxyFacts
            {
                Id = proxy.Id, Trust = Trust.Public, InForce = true, Health = Health.Healthy, Probes = proxy.Probes,
            }),
        ],
        Decision = new DecisionFacts { Result = DecisionResult.Kept, After = "direct", Changed = false, Rescued = false },
    };

    private static ProbeFacts Of(char letter) => letter switch
    {
        'S' => Served,
        '5' => Broken,
        '4' => Probe(ProbeOutcome.NotFound, 404),
        _ => Probe(ProbeOutcome.StalledBeforeFirstByte, null),
    };

    private static ProbeFacts Probe(ProbeOutcome outcome, int? status) => new()
    {
        Endpoint = Endpoint.Zip,
        Module = "example.com/m@v1.0.0",
        Outcome = outcome,
        Status = status,
        TotalMs = 1,
    };
}
