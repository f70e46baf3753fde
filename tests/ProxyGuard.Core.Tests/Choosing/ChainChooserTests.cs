using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using static ProxyGuard.Core.Tests.Choosing.Verdicts;

namespace ProxyGuard.Core.Tests.Choosing;

public sealed class ChainChooserTests
{
    private const string A = "https://a.example";
    private const string B = "https://b.example";
    private const string P = "https://p.example";

    // Verdicts as "health letter(trust)@ms", the chain in force, and the chain chosen.
    [Theory]
    [InlineData("a:healthy", "https://a.example,direct", "https://a.example|direct")]
    [InlineData("a:healthy", "https://a.example|direct", "https://a.example|direct")]
    [InlineData("a:healthy", "https://a.example,off", "https://a.example|off")]
    [InlineData("a:healthy", "https://a.example", "https://a.example")]
    [InlineData("a:down b:healthy", "https://a.example,https://b.example,direct", "https://b.example|direct")]
    [InlineData("a:poisoned b:healthy", "https://a.example|https://b.example", "https://b.example")]
    [InlineData("a:degraded b:healthy", "https://a.example,direct", "https://b.example|https://a.example|direct")]
    [InlineData("a:unknown b:healthy", "https://a.example,direct", "https://b.example|direct")]
    [InlineData("a:notjudged b:healthy", "https://a.example", "https://a.example|https://b.example")]
    [InlineData("a:degraded b:down", "https://a.example", "https://a.example")]
    [InlineData("P:healthy a:healthy", "https://p.example,https://a.example,direct", "https://p.example,https://a.example|direct")]
    [InlineData("P:healthy a:healthy", "https://p.example|https://a.example", "https://p.example,https://a.example")]
    [InlineData("P:down a:healthy", "https://p.example,https://a.example", "https://p.example,https://a.example")]
    [InlineData("P:poisoned a:healthy", "https://p.example,https://a.example", "https://p.example,https://a.example")]
    [InlineData("P:healthy a:down", "https://p.example,https://a.example,direct", "https://p.example,direct")]
    [InlineData("P:unknown a:healthy b:down", "https://p.example,https://b.example", "https://p.example,https://a.example")]
    // The order: 25 % and 50 ms, both.
    [InlineData("a:healthy@200 b:healthy@150", "https://a.example", "https://b.example|https://a.example")]
    [InlineData("a:healthy@200 b:healthy@151", "https://a.example", "https://a.example|https://b.example")]
    [InlineData("a:healthy@60 b:healthy@11", "https://a.example", "https://a.example|https://b.example")]
    [InlineData("a:healthy@60 b:healthy@10", "https://a.example", "https://b.example|https://a.example")]
    [InlineData("a:healthy@1000 b:healthy@951", "https://a.example", "https://a.example|https://b.example")]
    [InlineData("a:healthy@500 b:degraded@10", "https://a.example", "https://a.example|https://b.example")]
    [InlineData("P:healthy@900 a:healthy@10", "https://p.example", "https://p.example,https://a.example")]
    public void The_chain_follows_from_the_verdicts(string verdicts, string inForce, string expected)
    {
        var decision = ChainChooser.Choose(Read(verdicts), new ChoosingPolicy(Chain(inForce)));

        Assert.Equal(expected, decision.After.Reveal());
        var isKept = expected == inForce;
        Assert.Equal(isKept ? DecisionResult.Kept : DecisionResult.Chosen, decision.Result);
        Assert.Equal(isKept ? [] : new Dictionary<string, string> { ["GOPROXY"] = expected }, decision.Variables);
    }

    [Theory]
    [InlineData(DirectPolicy.AsInForce, "https://a.example,direct", "https://b.example|direct")]
    [InlineData(DirectPolicy.AsInForce, "https://a.example", "https://b.example")]
    [InlineData(DirectPolicy.Never, "https://a.example,direct", "https://b.example")]
    [InlineData(DirectPolicy.Never, "https://a.example,off", "https://b.example|off")]
    [InlineData(DirectPolicy.Last, "https://a.example,off", "https://b.example|direct")]
    [InlineData(DirectPolicy.Last, "https://a.example", "https://b.example|direct")]
    public void Direct_is_a_policy_and_last(DirectPolicy direct, string inForce, string expected) =>
        Assert.Equal(expected, ChainChooser.Choose(Read("a:down b:healthy"), new ChoosingPolicy(Chain(inForce), direct)).After.Reveal());

    [Theory]
    [InlineData(WhenNone.Keep, "a:down", DecisionResult.NoneKept, null)]
    [InlineData(WhenNone.Fail, "a:down", DecisionResult.NoneFailed, null)]
    [InlineData(WhenNone.Direct, "a:down", DecisionResult.NoneFloor, "GOPROXY=direct")]
    [InlineData(WhenNone.Cache, "a:down b:poisoned", DecisionResult.NoneFloor, "GOPROXY=file:///cache/download,off")]
    [InlineData(WhenNone.Vendor, "a:down", DecisionResult.NoneFloor, "GOFLAGS=-mod=vendor")]
    [InlineData(WhenNone.Fail, "P:down", DecisionResult.NoneFailed, null)]
    [InlineData(WhenNone.Direct, "P:down a:down", DecisionResult.NoneKept, null)]
    [InlineData(WhenNone.Cache, "P:down", DecisionResult.NoneKept, null)]
    [InlineData(WhenNone.Vendor, "P:down", DecisionResult.NoneFloor, "GOFLAGS=-mod=vendor")]
    [InlineData(WhenNone.Keep, "a:unknown b:unknown", DecisionResult.Kept, null)]
    [InlineData(WhenNone.Direct, "a:unknown", DecisionResult.NoneFloor, "GOPROXY=direct")]
    [InlineData(WhenNone.Direct, "a:notjudged", DecisionResult.Kept, null)]
    [InlineData(WhenNone.Fail, "a:degraded", DecisionResult.Kept, null)]
    public void Nothing_usable_is_decided_by_the_policy(WhenNone whenNone, string verdicts, DecisionResult result, string? variable)
    {
        var cache = Chain("file:///cache/download").Hops[0].Url;
        var policy = new ChoosingPolicy(Chain(A), WhenNone: whenNone, VendorFlags: "-mod=vendor", Cache: cache);

        var decision = ChainChooser.Choose(Read(verdicts), policy);

        Assert.Equal(result, decision.Result);
        Assert.Equal(variable is null ? [] : [variable], decision.Variables.Select(pair => $"{pair.Key}={pair.Value}"));
        if (variable is null) Assert.Equal(A, decision.After.Reveal());
    }

    [Theory]
    [InlineData(WhenNone.Cache)]
    [InlineData(WhenNone.Vendor)]
    public void A_floor_that_is_not_there_keeps_the_environment(WhenNone whenNone) =>
        Assert.Equal(DecisionResult.NoneKept, ChainChooser.Choose(Read("a:down"), new ChoosingPolicy(Chain(A), WhenNone: whenNone)).Result);

    [Fact]
    public void Old_go_gets_commas_and_is_told()
    {
        var decision = ChainChooser.Choose(Read("a:healthy b:healthy"), new ChoosingPolicy(Chain(A), KnowsPipe: false));

        Assert.Equal($"{A},{B}", decision.After.Reveal());
        Assert.Contains(DecisionReason.NoPipeBefore115, decision.Reasons);
        Assert.False(ChoosingPolicy.PipeIsKnownTo("1.14"));
        Assert.True(ChoosingPolicy.PipeIsKnownTo("1.15") && ChoosingPolicy.PipeIsKnownTo(null) && ChoosingPolicy.PipeIsKnownTo("1.23.1"));
    }

    [Fact]
    public void No_candidates_and_nothing_to_fetch_change_nothing()
    {
        var policy = new ChoosingPolicy(Chain("direct"));

        Assert.Equal([DecisionReason.NoCandidates], ChainChooser.Choose([], policy).Reasons);
        Assert.Equal((DecisionResult.NothingToFetch, false), (ChainChooser.NothingToFetch(policy).Result, ChainChooser.NothingToFetch(policy).Changed));
    }

    [Fact]
    public void Credentials_stay_in_the_chain_and_out_of_the_variables()
    {
        var verdicts = new[] { Of("https://user:canary@a.example", Health.Healthy), Of(B, Health.Healthy) };

        var decision = ChainChooser.Choose(verdicts, new ChoosingPolicy(Chain(B)));

        Assert.Contains("user:canary@", decision.After.Reveal(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", string.Concat(decision.Variables.Values) + decision.After, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rules_hold_for_any_verdicts()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            try
            {
                Check(new Random(seed));
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"seed {seed}", error);
            }
        }
    }

    private static void Check(Random random)
    {
        var privates = Some(Trust.Private, "p", random.Next(3));
        var publics = Some(Trust.Public, "a", random.Next(5));
        ProxyVerdict[] verdicts = [.. privates, .. publics];
        var inForce = Chain(Pick($"{A},direct", A, $"{B}|off", "direct", "off", $"{P},{A}", "https://a0.example|direct"));
        var policy = new ChoosingPolicy(
            inForce, Pick(Enum.GetValues<DirectPolicy>()), Pick(Enum.GetValues<WhenNone>()), random.Next(4) > 0, random.Next(2) == 0 ? "-mod=vendor" : null);

        var decision = ChainChooser.Choose(verdicts, policy);
        var hops = decision.After.Hops;

        Assert.NotEmpty(hops);
        var read = Chain(decision.After.Reveal()).Hops;
        Assert.Equal(hops.Select(hop => (hop.Kind, hop.Url)), read.Select(hop => (hop.Kind, hop.Url)));
        Assert.Equal(hops.SkipLast(1).Select(hop => hop.After), read.SkipLast(1).Select(hop => hop.After));
        Assert.Equal(decision.Variables.Count > 0, decision.Changed);
        if (!decision.Changed) Assert.Equal(inForce.Reveal(), decision.After.Reveal());
        if (decision.Result == DecisionResult.Chosen) CheckChosen(decision, privates, publics, policy);
        if (decision.Rescued) Assert.True(decision is { FormerChainPasses: false, Passes: true, Changed: true });
        var isBlocked = privates.Any(verdict => verdict.Health is not Health.Healthy);
        if (!isBlocked && publics.Any(verdict => verdict.Health == Health.Healthy)) Assert.NotEqual(false, decision.Passes);

        T Pick<T>(params T[] values) => values[random.Next(values.Length)];

        ProxyVerdict[] Some(Trust trust, string name, int count) =>
        [
            .. Enumerable.Range(0, count).Select(number => Of(
                $"https://{name}{number}.example", Pick(Enum.GetValues<Health>()), trust, Pick<int?>(null, 1, 20, 60, 200, 900), random.Next(2) == 0)),
        ];
    }

    private static void CheckChosen(ChainDecision decision, ProxyVerdict[] privates, ProxyVerdict[] publics, ChoosingPolicy policy)
    {
        var proxies = decision.After.Hops.Where(hop => hop.Kind == HopKind.Proxy).ToList();
        var urls = proxies.Select(hop => hop.Url!).ToList();
        Assert.Equal(privates.Select(verdict => verdict.Candidate.Url), urls.Take(privates.Length));
        Assert.All(proxies.Take(privates.Length), hop => Assert.Equal(Fallback.OnNotFound, hop.After));
        Assert.All(proxies.Skip(privates.Length), hop => Assert.Equal(policy.KnowsPipe ? Fallback.OnAnyError : Fallback.OnNotFound, hop.After));
        var kept = urls.Skip(privates.Length).Select(url => publics.Single(verdict => verdict.Candidate.Url.Equals(url))).ToList();
        Assert.All(kept, verdict => Assert.Contains(verdict.Health, new[] { Health.Healthy, Health.Degraded, Health.NotJudged }));
        Assert.Equal(kept, kept.OrderBy(verdict => verdict.Health == Health.Degraded));
        Assert.Equal(publics.Count(verdict => verdict.Health is Health.Healthy or Health.Degraded or Health.NotJudged), kept.Count);
        Assert.Equal(policy.LastHop is { } last ? [last] : [], decision.After.Hops.Where(hop => hop.Kind != HopKind.Proxy));
        var gone = publics.Except(kept).Select(verdict => verdict.Candidate);
        Assert.Equal(gone, decision.Dropped);
    }
}
