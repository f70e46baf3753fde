using ProxyGuard.Core.Explaining;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Core.Tests.Resolving;

/// <summary>Section 3 of the semantics sheet: a faulty hop in front of a healthy one.</summary>
public sealed class FallbackTests
{
    // What becomes of A,B and of A|B: "next" is served by B, "used" by A; anything else is the class of the error, or "hang".
    [Theory]
    [InlineData("http-404", "next", "next")]
    [InlineData("http-410", "next", "next")]
    [InlineData("redirect-cross-host-404", "next", "next")]
    [InlineData("http-400", "http-status", "next")]
    [InlineData("http-403", "http-status", "next")]
    [InlineData("http-429-retry-after", "http-status", "next")]
    [InlineData("http-451", "http-status", "next")]
    [InlineData("http-500", "http-status", "next")]
    [InlineData("http-204", "http-status", "next")]
    [InlineData("http-206-good-body", "http-status", "next")]
    [InlineData("http-304", "http-status", "next")]
    [InlineData("conn-refused", "connection", "next")]
    [InlineData("dns-failure", "name-resolution", "next")]
    [InlineData("dial-blackhole", "timeout", "next")]
    [InlineData("tcp-accept-close", "connection", "next")]
    [InlineData("tcp-accept-stall", "hang", "hang")]
    [InlineData("tls-self-signed", "tls", "next")]
    [InlineData("tls-to-plain-http", "tls", "next")]
    [InlineData("tls-handshake-stall", "timeout", "next")]
    [InlineData("malformed-response", "connection", "next")]
    [InlineData("truncated-body", "transfer", "next")]
    [InlineData("truncated-chunked", "transfer", "next")]
    [InlineData("redirect-loop", "redirect", "next")]
    [InlineData("redirect-ok", "used", "used")]
    [InlineData("slow-first-byte", "used", "used")]
    [InlineData("drip-body", "used", "used")]
    [InlineData("wrong-content-type", "used", "used")]
    [InlineData("gzip-encoded", "used", "used")]
    [InlineData("stall-before-response", "hang", "hang")]
    [InlineData("stall-mid-header", "hang", "hang")]
    [InlineData("stall-mid-body", "hang", "hang")]
    public void Every_endpoint_falls_back_alike_on_an_error(string fault, string comma, string pipe)
    {
        foreach (var endpoint in new[] { "info", "mod", "zip" })
        {
            Assert.Equal(comma, Outcome(",", endpoint, fault));
            Assert.Equal(pipe, Outcome("|", endpoint, fault));
        }
    }

    [Theory]
    [InlineData("info", "html-200", "invalid-response", "next")]
    [InlineData("info", "empty-200", "invalid-response", "next")]
    [InlineData("info", "info-bad-time", "invalid-response", "next")]
    [InlineData("info", "info-no-version", "invalid-response", "next")]
    [InlineData("info", "info-wrong-version", "invalid-response", "next")]
    [InlineData("info", "info-extra-fields", "used", "used")]
    [InlineData("mod", "html-200", "checksum-mismatch", "checksum-mismatch")]
    [InlineData("mod", "mod-crlf", "checksum-mismatch", "checksum-mismatch")]
    [InlineData("mod", "mod-other-bytes", "checksum-mismatch", "checksum-mismatch")]
    [InlineData("zip", "html-200", "invalid-zip", "invalid-zip")]
    [InlineData("zip", "empty-200", "invalid-zip", "invalid-zip")]
    [InlineData("zip", "truncated-silent", "invalid-zip", "invalid-zip")]
    [InlineData("zip", "zip-bitflip", "invalid-zip", "invalid-zip")]
    [InlineData("zip", "zip-wrong-prefix", "invalid-zip", "invalid-zip")]
    [InlineData("zip", "zip-other-bytes", "checksum-mismatch", "checksum-mismatch")]
    public void Wrong_content_is_an_error_of_the_walk_only_where_go_checks_it_there(string endpoint, string fault, string comma,
        string pipe)
    {
        Assert.Equal(comma, Outcome(",", endpoint, fault));
        Assert.Equal(pipe, Outcome("|", endpoint, fault));
    }

    [Theory]
    [InlineData("mod", "html-200")]
    [InlineData("mod", "mod-other-bytes")]
    [InlineData("zip", "zip-other-bytes")]
    public void What_nobody_verifies_is_accepted(string endpoint, string fault) =>
        Assert.Equal("used", Outcome(new Situation("http://a.test|http://b.test") { GoSum = "absent" }.Set("GOSUMDB", "off"), endpoint,
            fault));

    [Fact]
    public void A_required_module_with_a_page_for_a_go_mod_is_noticed_when_all_are_read()
    {
        var situation = new Situation("http://a.test|http://b.test") { GoSum = "absent", Named = false }.Set("GOSUMDB", "off");

        Assert.Equal("invalid-go-mod", Outcome(situation, "mod", "html-200"));
        Assert.Equal("used", Outcome(situation, "mod", "mod-other-bytes"));
    }

    [Theory]
    [InlineData(",", "mod", "checksum-mismatch")]
    [InlineData("|", "mod", "next")]
    [InlineData("|", "zip", "checksum-mismatch")]
    public void What_the_database_refutes_moves_on_for_a_mod_and_stops_for_a_zip(string separator, string endpoint, string expected)
    {
        var situation = new Situation($"http://a.test{separator}http://b.test") { GoSum = "absent" };

        Assert.Equal(expected, Outcome(situation, endpoint, $"{endpoint}-other-bytes"));
    }

    [Theory]
    [InlineData("html-200")]
    [InlineData("empty-200")]
    [InlineData("list-garbage")]
    [InlineData("list-stale")]
    [InlineData("list-crlf")]
    public void A_list_is_taken_as_it_is(string fault)
    {
        Assert.Equal("used", Outcome(new Situation("http://a.test,http://b.test").For("list", "example.com/hello"), "list", fault));
        Assert.Equal("used", Outcome(new Situation("http://a.test|http://b.test").For("latest", "example.com/hello"), "list", fault));
    }

    // Section 3.3.
    [Theory]
    [InlineData(",", "http-404", "no-versions")]
    [InlineData("|", "http-404", "next")]
    [InlineData(",", "http-500", "http-status")]
    [InlineData(",", "html-200", "invalid-response")]
    [InlineData("|", "html-200", "next")]
    [InlineData(",", "latest-older", "used")]
    [InlineData(",", "latest-nonexistent", "used")]
    public void No_version_at_all_is_no_not_found(string separator, string latest, string expected)
    {
        var situation = new Situation($"http://a.test{separator}http://b.test").For("latest", "example.com/hello")
            .With("http://a.test", "latest", latest);

        Assert.Equal(expected, Outcome(situation, "list", "empty-200", served: latest == "html-200"
            || expected == "next" ? "info" : "latest"));
    }

    [Theory]
    [InlineData("http://a.test|http://b.test", "http-503", "http-404", ErrorClass.HttpStatus)]
    [InlineData("http://a.test,http://b.test", "http-404", "http-404", ErrorClass.NotFound)]
    [InlineData("http://a.test|http://b.test", "conn-refused", "http-502", ErrorClass.HttpStatus)]
    [InlineData("http://a.test,http://b.test,off", "http-404", "http-404", ErrorClass.LookupDisabled)]
    [InlineData("http://a.test|http://b.test|off", "http-503", "http-404", ErrorClass.HttpStatus)]
    [InlineData("http://a.test|http://b.test|direct", "http-503", "http-404", ErrorClass.Origin)]
    public void Of_several_errors_the_highest_rank_is_shown_and_of_equals_the_last(string chain, string first, string second,
        ErrorClass shown)
    {
        var resolution = new Situation(chain).With("http://a.test", "*", first).With("http://b.test", "*", second)
            .With("direct", "*", "conn-refused").Predict();

        Assert.Equal((ResolutionResult.Fail, shown), (resolution.Result, resolution.Error));
    }

    [Theory]
    [InlineData("1.23", "https", "http-404", 1)]
    [InlineData("1.24", "https", "http-404", 2)]
    [InlineData("1.27", "https", "http-429", 2)]
    [InlineData("1.27", "https", "http-503", 1)]
    [InlineData("1.27", "http", "http-404", 1)]
    public void Since_1_24_a_4xx_over_https_is_asked_twice(string go, string scheme, string fault, int times)
    {
        var asked = new Situation($"{scheme}://a.test|http://b.test") { GoVersion = go }.With($"{scheme}://a.test", "info", fault).Asked();

        Assert.Equal(times, asked.Count(url =>
            url.StartsWith($"{scheme}://a.test", StringComparison.Ordinal) && url.EndsWith(".info", StringComparison.Ordinal)));
    }

    private static string Outcome(string separator, string endpoint, string fault) =>
        Outcome(new Situation($"http://a.test{separator}http://b.test"), endpoint, fault);

    private static string Outcome(Situation situation, string endpoint, string fault, string? served = null)
    {
        var resolution = situation.With("http://a.test", endpoint, fault).Predict();
        if (resolution.Result == ResolutionResult.Hang) return "hang";
        if (resolution.Error is { } error) return Codes.Of(error);
        Assert.Equal(ResolutionResult.Pass, resolution.Result);
        var wanted = FaultMap.Endpoints[served ?? endpoint];
        return resolution.ServedBy(wanted) is { Kind: HopKind.Proxy, Url.Text: "http://a.test" } ? "used" : "next";
    }
}
