using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Tests.Probing;

namespace ProxyGuard.Core.Tests.Choosing;

public sealed class ChainForecastTests
{
    private const string A = "https://a.example";
    private const string B = "https://b.example";

    // What a and b answered to one .zip; what the chain does. The oracle is section 3 of the semantics.
    [Theory]
    [InlineData(ProbeOutcome.Ok, null, "a", true)]
    [InlineData(ProbeOutcome.OverBudget, null, "a", true)]
    [InlineData(ProbeOutcome.TooLarge, null, "a,b", true)]
    [InlineData(ProbeOutcome.TooLarge, ProbeOutcome.Ok, "a,b", true)]
    [InlineData(ProbeOutcome.ServerError, ProbeOutcome.Ok, "a,b", false)]
    [InlineData(ProbeOutcome.ServerError, ProbeOutcome.Ok, "a|b", true)]
    [InlineData(ProbeOutcome.ConnectionRefused, ProbeOutcome.Ok, "a|b", true)]
    [InlineData(ProbeOutcome.CertificateNotTrusted, ProbeOutcome.Ok, "a|b", true)]
    [InlineData(ProbeOutcome.Forbidden, ProbeOutcome.Ok, "a,b", false)]
    [InlineData(ProbeOutcome.NotFound, ProbeOutcome.Ok, "a,b", true)]
    [InlineData(ProbeOutcome.Gone, ProbeOutcome.Ok, "a|b", true)]
    [InlineData(ProbeOutcome.NotFound, ProbeOutcome.NotFound, "a|b", false)]
    [InlineData(ProbeOutcome.StalledBeforeFirstByte, ProbeOutcome.Ok, "a,b", false)]
    [InlineData(ProbeOutcome.StalledBeforeFirstByte, ProbeOutcome.Ok, "a|b", false)]
    [InlineData(ProbeOutcome.ChecksumMismatch, ProbeOutcome.Ok, "a|b", false)]
    [InlineData(ProbeOutcome.NotAModuleProxy, ProbeOutcome.Ok, "a|b", false)]
    [InlineData(ProbeOutcome.Ok, ProbeOutcome.StalledInBody, "a|b", true)]
    [InlineData(ProbeOutcome.ServerError, null, "a|direct", null)]
    [InlineData(ProbeOutcome.ServerError, null, "a,direct", false)]
    [InlineData(ProbeOutcome.NotFound, null, "a,direct", null)]
    [InlineData(ProbeOutcome.NotFound, null, "a|off", false)]
    [InlineData(ProbeOutcome.Ok, null, "a|off", true)]
    [InlineData(ProbeOutcome.Cancelled, ProbeOutcome.Ok, "a|b", null)]
    [InlineData(ProbeOutcome.NotJudged, ProbeOutcome.Ok, "a|b", null)]
    [InlineData(null, ProbeOutcome.Ok, "a|b", null)]
    [InlineData(null, ProbeOutcome.Ok, "b|a", true)]
    [InlineData(null, null, "a|b", null)]
    public void A_chain_is_walked_as_go_walks_it(ProbeOutcome? a, ProbeOutcome? b, string chain, bool? expected)
    {
        List<Observation> seen = [.. Seen(A, a), .. Seen(B, b)];

        Assert.Equal(expected, ChainForecast.Passes(Chain(chain), new(seen)));
    }

    [Fact]
    public void A_page_as_info_is_stepped_over_by_a_pipe_and_not_by_a_comma()
    {
        List<Observation> seen = [.. Seen(A, ProbeOutcome.NotAModuleProxy, Endpoint.Info), .. Seen(B, ProbeOutcome.Ok, Endpoint.Info)];

        Assert.True(ChainForecast.Passes(Chain("a|b"), new(seen)));
        Assert.False(ChainForecast.Passes(Chain("a,b"), new(seen)));
    }

    [Fact]
    public void One_file_that_fails_fails_the_chain_and_one_that_is_not_known_leaves_it_open()
    {
        List<Observation> known = [.. Seen(A, ProbeOutcome.Ok), .. Seen(A, ProbeOutcome.Ok, Endpoint.Info)];
        List<Observation> open = [.. known, .. Seen(A, ProbeOutcome.Cancelled, Endpoint.Mod)];
        List<Observation> failed = [.. open, .. Seen(A, ProbeOutcome.NotFound, Endpoint.Mod, "v9.0.0")];

        Assert.Equal([true, null, false], new[] { known, open, failed }.Select(seen => ChainForecast.Passes(Chain("a"), new(seen))));
    }

    [Fact]
    public void Of_two_answers_that_differ_and_that_nothing_vouches_for_neither_is_known_to_be_right()
    {
        Observation[] seen = [.. Seen(A, ProbeOutcome.Ok), .. Seen(B, ProbeOutcome.Ok)];
        Observation[] same = [seen[0] with { Hash = "h1:x" }, seen[1] with { Hash = "h1:x" }];
        Observation[] other = [same[0], seen[1] with { Hash = "h1:y" }];

        Assert.True(ChainForecast.Passes(Chain("a|b"), new(same)));
        Assert.Null(ChainForecast.Passes(Chain("a|b"), new(other)));
    }

    [Fact]
    public void What_go_sum_vouches_for_is_not_in_dispute_and_no_larger_than_another_read_it()
    {
        Observation[] seen = [.. Seen(A, ProbeOutcome.ChecksumMismatch), .. Seen(B, ProbeOutcome.Ok)];
        Observation[] known = [.. seen.Zip(["h1:y", "h1:x"], (one, hash) => one with { Hash = hash, ExpectedHash = "h1:x" })];
        Observation[] large = [known[0] with { Outcome = ProbeOutcome.TooLarge, Hash = null }, known[1]];
        Observation[] disputed = [seen[0] with { Outcome = ProbeOutcome.NotFound }, known[1] with { ExpectedHash = null }, Other()];

        Assert.True(ChainForecast.Passes(Chain("b|a"), new(known)));
        Assert.Null(ChainForecast.Passes(Chain("a,b"), new(large)));
        // Who has nothing takes no side.
        Assert.False(ChainForecast.Passes(Chain("a"), new(disputed)));

        static Observation Other() => Seen("https://c.example", ProbeOutcome.Ok).Single() with { Hash = "h1:z" };
    }

    [Fact]
    public void A_module_of_which_one_file_is_lacking_is_lacking_whatever_is_known_of_the_others()
    {
        List<Observation> seen = [.. Seen(A, ProbeOutcome.Cancelled, Endpoint.Info), .. Seen(A, ProbeOutcome.NotFound)];

        var coverage = ChainCoverage.Of(Chain("a"), new(seen));

        Assert.Equal((1, 1, 0, 0), (coverage.Asked.Count, coverage.Lacking.Count, coverage.Unknown, coverage.Served));
    }

    [Theory]
    [InlineData("a,b", 1)]
    [InlineData("a|b", 2)]
    [InlineData("a", 0)]
    public void A_hop_that_dies_is_survived_where_a_pipe_follows_it(string chain, int expected)
    {
        List<Observation> seen = [.. Seen(A, ProbeOutcome.Ok), .. Seen(B, ProbeOutcome.Ok)];

        Assert.Equal(expected, ChainForecast.Survives(Chain(chain), new(seen)));
    }

    [Theory]
    [InlineData("example.com/first", true)]
    [InlineData("example.com/second", false)]
    public void Only_a_private_file_leaks(string pattern, bool expected)
    {
        List<Observation> seen = [.. Seen(A, ProbeOutcome.NotFound), .. Seen(B, ProbeOutcome.Ok)];
        var isPrivate = ModulePatterns.Parse(pattern);

        Assert.Equal(expected, ChainForecast.Leaks(Chain("a,b"), new(seen), isPrivate, hop => hop.Url?.Text == B));
        Assert.False(ChainForecast.Leaks(Chain("b|a"), new(seen), isPrivate, hop => hop.Url?.Text == A));
    }

    [Fact]
    public void What_go_does_not_need_says_nothing_and_what_it_cannot_send_fails()
    {
        List<Observation> aside = [.. Seen(A, ProbeOutcome.ServerError, Endpoint.List), .. Seen(A, ProbeOutcome.ServerError, Endpoint.Absent)];
        List<Observation> served = [.. Seen(A, ProbeOutcome.Ok)];

        Assert.Null(ChainForecast.Passes(Chain("a"), new(aside)));
        Assert.True(ChainForecast.Passes(Chain("a"), new([.. aside, .. served])));
        Assert.False(ChainForecast.Passes(Verdicts.Chain("http:/nohost,https://a.example"), new(served)));
        Assert.True(ChainForecast.Passes(Verdicts.Chain("http:/nohost|https://a.example"), new(served)));
    }

    private static ProxyChain Chain(string letters) => Verdicts.Chain(
        letters.Replace("direct", "\0", StringComparison.Ordinal).Replace("a", A, StringComparison.Ordinal)
            .Replace("|b", "|" + B, StringComparison.Ordinal).Replace(",b", "," + B, StringComparison.Ordinal)
            .Replace("b|", B + "|", StringComparison.Ordinal).Replace("\0", "direct", StringComparison.Ordinal));

    private static IEnumerable<Observation> Seen(
        string url, ProbeOutcome? outcome, Endpoint endpoint = Endpoint.Zip, string version = "v1.0.0") =>
        outcome is { } some
            ? [Verdicts.Seen(ProbeLab.Candidate(url), some, endpoint) with { Module = new("example.com/first", version) }]
            : [];
}
