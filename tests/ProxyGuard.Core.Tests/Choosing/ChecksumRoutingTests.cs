using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Tests.Probing;
using ProxyGuard.Testing.Checksums;

namespace ProxyGuard.Core.Tests.Choosing;

public sealed class ChecksumRoutingTests
{
    private const string Direct = "sum.golang.org https://sum.golang.org";
    private static readonly string Key = new NoteSigner("sum.lab.test").VerifierKey;

    // What hops answer, by the first letter of their host: "200" and then lookup and tile; p is a private hop.
    [Theory]
    [InlineData("a|b", "a:200/ok b:200/ok", "ok", ChecksumRouteState.Works, null)]
    [InlineData("a|b", "a:200/503 b:200/ok", "ok", ChecksumRouteState.Broken, Direct)]
    [InlineData("a|b", "a:200/404 b:200/ok", "ok", ChecksumRouteState.Broken, Direct)]
    [InlineData("a|b", "a:200/bad b:200/ok", "503", ChecksumRouteState.Broken, "sum.golang.org https://b.test/sumdb/sum.golang.org")]
    [InlineData("a|b", "a:200/503 b:200/503", "503", ChecksumRouteState.Broken, null)]
    [InlineData("a|b", "a:200/503 b:404", "", ChecksumRouteState.Broken, null)]
    [InlineData("a,b", "a:404 b:200/503", "ok", ChecksumRouteState.Broken, Direct)]
    [InlineData("a,b", "a:404 b:404", "ok", ChecksumRouteState.Works, null)]
    [InlineData("a,b", "a:404 b:404", "503", ChecksumRouteState.Broken, null)]
    [InlineData("a,b", "a:503 b:200/ok", "ok", ChecksumRouteState.Broken, Direct)]
    [InlineData("a|b", "a:503 b:200/ok", "ok", ChecksumRouteState.Works, null)]
    [InlineData("a|b", "a:503 b:404", "ok", ChecksumRouteState.Broken, Direct)]
    [InlineData("a|direct", "a:503", "ok", ChecksumRouteState.Works, null)]
    [InlineData("a|off", "a:503", "ok", ChecksumRouteState.Broken, Direct)]
    [InlineData("a,off", "a:404", "ok", ChecksumRouteState.Works, null)]
    [InlineData("a|b", "a:stall b:200/ok", "ok", ChecksumRouteState.Broken, Direct)]
    [InlineData("a|b", "a:late b:200/ok", "ok", ChecksumRouteState.Broken, Direct)]
    [InlineData("a|b", "a:page b:200/ok", "ok", ChecksumRouteState.Unknown, null)]
    [InlineData("a|b", "a:200/cut b:200/ok", "ok", ChecksumRouteState.Unknown, null)]
    [InlineData("a|b", "b:200/ok", "ok", ChecksumRouteState.Unknown, null)]
    [InlineData("a|b", "a:200 b:200/ok", "ok", ChecksumRouteState.Unknown, null)]
    [InlineData("a", "a:200/sum", "", ChecksumRouteState.Works, null)]
    [InlineData("p,a", "p:200/503 a:200/ok", "ok", ChecksumRouteState.Broken, null)]
    [InlineData("p,a", "p:404 a:200/503", "ok", ChecksumRouteState.Broken, null)]
    [InlineData("q,p,a", "q:200/503 p:200/ok a:404", "ok", ChecksumRouteState.Broken, "sum.golang.org https://p.test/sumdb/sum.golang.org")]
    [InlineData("p,a", "p:200/503 a:200/ok", "ok", ChecksumRouteState.Broken, Direct, "corp.test")]
    [InlineData("p,a", "p:200/403 a:200/ok", "ok", ChecksumRouteState.Broken, null, "corp.test")]
    [InlineData("p,a", "p:403 a:200/ok", "ok", ChecksumRouteState.Broken, null, "corp.test")]
    public void The_way_is_walked_as_go_walks_it_and_led_round_what_breaks_it(
        string chain, string hops, string database, ChecksumRouteState state, string? value, string noSumDb = "")
    {
        var routing = Route(chain, hops, database, ("GONOSUMDB", noSumDb));

        Assert.Equal((state, value), (routing.State, routing.GoSumDb));
        // Verification stays on: whatever is written is read as the same database with the same key.
        if (value is not null) Assert.Equal(SumDb.Default with { Url = SumDb.Parse(value).Value.Url }, SumDb.Parse(value).Value);
    }

    [Fact]
    public void An_own_database_keeps_its_key()
    {
        var routing = Route("a|b", "a:200/503 b:404", "ok", ("GOSUMDB", Key));

        Assert.Equal($"{Key} https://sum.lab.test", routing.GoSumDb);
    }

    [Theory]
    [InlineData("off", ChecksumRouteState.Off)]
    [InlineData("sum.golang.org https://sum.corp.test", ChecksumRouteState.Broken)]
    public void Neither_off_nor_an_address_that_somebody_gave_is_changed(string sumDb, ChecksumRouteState state)
    {
        var routing = Route("a", "a:200/ok", "503", ("GOSUMDB", sumDb));

        Assert.Equal((state, null), (routing.State, routing.GoSumDb));
    }

    [Theory]
    [InlineData("https://b.test", "https://b.test/sumdb/sum.golang.org")]
    [InlineData("https://user:secret@b.test", null)]
    [InlineData("https://b.test?token=secret", null)]
    [InlineData("file:///b", null)]
    public void The_way_round_is_one_that_may_be_printed_and_asked(string url, string? expected)
    {
        var chain = Verdicts.Chain($"https://a.test|{url}");

        Assert.Equal(expected is null ? null : $"sum.golang.org {expected}", Route(chain, "a:200/503 b:200/ok f:200/ok", "503").GoSumDb);
    }

    [Theory]
    [InlineData(DecisionResult.Kept, true)]
    [InlineData(DecisionResult.Chosen, true)]
    [InlineData(DecisionResult.NoneKept, false)]
    [InlineData(DecisionResult.NothingToFetch, false)]
    public void It_goes_with_a_chain_that_is_used(DecisionResult result, bool isApplied)
    {
        var chain = Verdicts.Chain("https://a.test");
        var decision = new ChainDecision(result, chain, chain, new Dictionary<string, string>(), [], [], null, null);

        var after = new ChecksumRouting(ChecksumRouteState.Broken, Direct).Apply(decision, null);

        Assert.Equal(isApplied ? Direct : null, after.Variables.GetValueOrDefault("GOSUMDB"));
        Assert.Equal(isApplied, after.Reasons.Contains(DecisionReason.ChecksumDatabaseRerouted));
        Assert.Same(decision, new ChecksumRouting(ChecksumRouteState.Works, null).Apply(decision, null));
    }

    // What the files alone say of the former chain and of the chosen one, the database's way with each, and what both say together.
    [Theory]
    [InlineData(true, ChecksumRouteState.Broken, ChecksumRouteState.Broken, true, false, true)]
    [InlineData(true, ChecksumRouteState.Broken, ChecksumRouteState.Broken, false, false, false)]
    [InlineData(true, ChecksumRouteState.Works, ChecksumRouteState.Works, false, true, true)]
    [InlineData(true, ChecksumRouteState.Unknown, ChecksumRouteState.Works, false, null, true)]
    [InlineData(false, ChecksumRouteState.Unknown, ChecksumRouteState.Unknown, false, false, null)]
    [InlineData(null, ChecksumRouteState.Broken, ChecksumRouteState.Works, false, false, true)]
    public void A_build_that_needs_the_database_passes_only_with_it(
        bool? files, ChecksumRouteState former, ChecksumRouteState chosen, bool isRouted, bool? before, bool? after)
    {
        var chain = Verdicts.Chain("https://a.test");
        var decision = new ChainDecision(DecisionResult.Chosen, chain, chain, new Dictionary<string, string>(), [], [], files, true);

        var whole = new ChecksumRouting(chosen, isRouted ? Direct : null).Apply(decision, new ChecksumRouting(former, null));

        Assert.Equal((before, after), (whole.FormerChainPasses, whole.Passes));
    }

    private static ChecksumRouting Route(string chain, string hops, string database, params (string, string)[] variables) =>
        Route(Verdicts.Chain(string.Concat(chain.Replace("direct", "D").Replace("off", "O").Select(Named))), hops, database, variables);

    private static string Named(char letter) => letter switch
    {
        ',' or '|' => letter.ToString(),
        'D' => "direct",
        'O' => "off",
        _ => $"https://{letter}.test",
    };

    private static ChecksumRouting Route(ProxyChain chain, string hops, string database, params (string Name, string Value)[] variables)
    {
        var candidates = chain.Hops.Select(hop => hop.Url).OfType<ProxyUrl>()
            .Select(url => new Candidate(url, url.Id[0] is 'p' or 'q' ? Trust.Private : Trust.Public, true)).ToList();
        var answers = hops.Split(' ').Select(text => text.Split(':')).ToDictionary(pair => pair[0][0], pair => pair[1]);
        var seen = candidates.Where(one => answers.ContainsKey(one.Id[0])).SelectMany(one => Answers(one, answers[one.Id[0]]));
        var address = ProbeLab.Candidate("https://sum.golang.org");
        var environment = GoEnvironment.From(variables.ToDictionary(one => one.Name, one => one.Value), GoEnvironmentFiles.Nothing);
        return ChecksumRouting.Of(
            chain, [.. seen], database.Length == 0 ? [] : [.. Answers(address, "200/" + database).Skip(1)], environment, candidates);
    }

    private static IEnumerable<Observation> Answers(Candidate candidate, string text)
    {
        var parts = text.Split('/');
        yield return Seen(candidate, Endpoint.SumDbSupported, parts[0]);
        if (parts.Length == 1) yield break;
        var isTile = parts[1] is "ok" or "bad" or "sum";
        yield return Seen(candidate, Endpoint.SumDbLookup, isTile ? "ok" : parts[1]);
        if (isTile) yield return Seen(candidate, Endpoint.SumDbTile, parts[1]);
    }

    private static Observation Seen(Candidate candidate, Endpoint endpoint, string answer)
    {
        var (outcome, status) = answer switch
        {
            "200" or "ok" => (ProbeOutcome.Ok, 200),
            "404" => (ProbeOutcome.NotFound, 404),
            "403" => (ProbeOutcome.Forbidden, 403),
            "bad" => (ProbeOutcome.WrongMetadata, 200),
            "sum" => (ProbeOutcome.ChecksumMismatch, 200),
            "late" => (ProbeOutcome.ConnectTimedOut, 0),
            "page" => (ProbeOutcome.NotAModuleProxy, 200),
            "stall" => (ProbeOutcome.StalledBeforeFirstByte, 0),
            "cut" => (ProbeOutcome.Cancelled, 0),
            _ => (ProbeOutcome.ServerError, 503),
        };
        return new() { Candidate = candidate, Endpoint = endpoint, Outcome = outcome, Status = status == 0 ? null : status };
    }
}
