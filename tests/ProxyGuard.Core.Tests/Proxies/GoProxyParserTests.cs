using ProxyGuard.Core.Proxies;
using ProxyGuard.Testing;

namespace ProxyGuard.Core.Tests.Proxies;

public sealed class GoProxyParserTests
{
    [Theory]
    [InlineData("https://a.test,direct", "https://a.test,direct")]
    [InlineData("https://a.test|https://b.test", "https://a.test|https://b.test")]
    [InlineData("https://a.test,|https://b.test", "https://a.test,https://b.test")]
    [InlineData("https://a.test|,https://b.test", "https://a.test|https://b.test")]
    [InlineData("https://a.test||https://b.test", "https://a.test|https://b.test")]
    [InlineData(" ,, https://a.test\t, ,\u00a0direct ,", "https://a.test,direct")]
    [InlineData("direct", "direct")]
    [InlineData("off", "off")]
    [InlineData("off,word,::,", "off")]
    [InlineData("https://a.test,direct,ftp://x", "https://a.test,direct")]
    [InlineData("a.test/go", "a.test/go")]
    [InlineData("file:///dir", "file:///dir")]
    [InlineData("HTTP://A.test", "HTTP://A.test")]
    [InlineData("http:/host", "http:/host")]
    [InlineData("https://a.test#x,direct", "https://a.test,direct")]
    [InlineData("a.test#x,direct", "https://a.test,direct")]
    public void What_go_reads_is_what_is_printed(string value, string printed)
    {
        var parsed = GoProxyParser.Parse(value);

        Assert.Empty(parsed.Faults);
        Assert.Equal(printed, parsed.Value!.Reveal());
    }

    [Theory]
    [InlineData(",", "contains no entries")]
    [InlineData(" | ", "contains no entries")]
    [InlineData("", "contains no entries")]
    [InlineData("localhost", "missing scheme")]
    [InlineData("DIRECT", "missing scheme")]
    [InlineData("Off", "missing scheme")]
    [InlineData("/abs/path", "missing scheme")]
    [InlineData("//host", "missing scheme")]
    [InlineData("file://host/dir", "non-path elements")]
    [InlineData("file:/dir", "non-path elements")]
    [InlineData("file:///dir?x", "non-path elements")]
    [InlineData("ftp://a.test", "must be https, http, file")]
    [InlineData("https://a b.test", "invalid character in host name")]
    [InlineData("https://a.test:x", "invalid port")]
    [InlineData("https://a.test/%zz", "invalid URL escape")]
    [InlineData("https://a.test/\u0001", "control character")]
    [InlineData("::1:/x", "missing protocol scheme")]
    [InlineData("https://[::1", "missing ']'")]
    [InlineData("https://[127.0.0.1]", "invalid IP-literal")]
    [InlineData("https://a:1:2", "invalid port")]
    public void What_go_refuses_is_a_fault_that_says_what_is_allowed(string value, string reason)
    {
        var parsed = GoProxyParser.Parse(value);

        Assert.Null(parsed.Value);
        var fault = Assert.Single(parsed.Faults);
        Assert.Equal("GOPROXY", fault.File);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        if (reason != "contains no entries") Assert.Contains("allowed:", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_bad_element_is_named_at_once_with_its_position()
    {
        var faults = GoProxyParser.Parse("word,https://a.test,,ftp://b.test|off,other").Faults;

        Assert.Equal(2, faults.Count);
        Assert.StartsWith("element 1 \"word\"", faults[0].Message, StringComparison.Ordinal);
        Assert.StartsWith("element 3 \"ftp://b.test\"", faults[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_credentials_hide_no_other_element() => Assert.StartsWith(
        "element 2 \"word\"", Assert.Single(GoProxyParser.Parse("https://user:pw@a.test,word").Faults).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://user:s3cret@a b.test")]
    [InlineData("https://user:s3cret")]
    [InlineData("https://user:s3cret?x@a.test")]
    [InlineData("https://user:s3cret,s3cret,s3cret@a.test")]
    [InlineData("https://user:pa@s3cret@a b.test")]
    [InlineData("ftp://user:s3cret@a.test")]
    [InlineData("ftp://a.test/?token=s3cret")]
    [InlineData("ftp://a.test/#s3cret")]
    [InlineData("user:s3cret@a.test,word")]
    public void A_fault_never_shows_a_credential(string value)
    {
        var parsed = GoProxyParser.Parse(value);

        Assert.NotEmpty(parsed.Faults);
        Assert.DoesNotContain("s3cret", string.Join('\n', parsed.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_printed_chain_reads_as_the_same_chain()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < 20_000; i++)
        {
            var value = GoProxyValues.Make(random);
            if (GoProxyParser.Parse(value).Value is not { } chain) continue;
            var again = GoProxyParser.Parse(chain.Reveal()).Value;
            Assert.True(again is not null && Describe(again) == Describe(chain), $"seed {seed}: {value} -> {chain.Reveal()}");
        }
    }

    private static string Describe(ProxyChain chain) => string.Join(' ', chain.Hops.Select((hop, i) =>
        $"{hop.Kind} {hop.Url?.Request("m.test/@v/list")} {hop.Url?.UserInfo?.Reveal()} {(i + 1 < chain.Hops.Count ? hop.After : null)}"));
}
