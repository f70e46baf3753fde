using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Tests.Proxies;

public sealed class GoWebProxyTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("*", true)]
    [InlineData("a.test", true)]
    [InlineData(".a.test", true)]
    [InlineData("*.a.test", true)]
    [InlineData("test", true)]
    [InlineData("x.a.test:443", true)]
    [InlineData("x.a.test:80", false)]
    [InlineData("b.test, x.A.test", true)]
    [InlineData(".x.a.test", false)]
    [InlineData("10.0.0.0/8", false)]
    public void NO_PROXY_names_domains(string noProxy, bool isDirect) => AssertDirect(noProxy, "https://x.a.test/p", isDirect);

    [Theory]
    [InlineData("192.0.2.1", true)]
    [InlineData("192.0.2.0/24", true)]
    [InlineData("192.0.2.99/24", true)]
    [InlineData("192.0.2.1:443", true)]
    [InlineData("192.0.2.1:80", false)]
    [InlineData("192.0.2.2", false)]
    [InlineData("192.0.2", false)]
    [InlineData(".1", false)]
    public void NO_PROXY_names_addresses(string noProxy, bool isDirect) => AssertDirect(noProxy, "https://192.0.2.1/p", isDirect);

    [Theory]
    [InlineData("http://localhost:1")]
    [InlineData("https://127.0.0.1")]
    [InlineData("http://127.1.2.3")]
    [InlineData("https://[::1]:1")]
    public void Loopback_is_always_asked_directly(string address) => AssertDirect("", address, true);

    [Fact]
    public void The_upper_case_name_wins_and_an_empty_one_does_not_count()
    {
        var both = From(("HTTPS_PROXY", "http://upper.test"), ("https_proxy", "http://lower.test"));
        var empty = From(("HTTPS_PROXY", ""), ("https_proxy", "lower.test:3128"));

        Assert.Equal("upper.test", both.For(new Uri("https://a.test"))?.Host);
        Assert.Equal("http://lower.test:3128/", empty.For(new Uri("https://a.test"))?.AbsoluteUri);
        Assert.Null(both.For(new Uri("http://a.test")));
    }

    [Fact]
    public void HTTP_PROXY_is_refused_where_a_web_server_starts_programs()
    {
        var cgi = From(("HTTP_PROXY", "http://p.test"), ("HTTPS_PROXY", "http://p.test"), ("REQUEST_METHOD", "GET"));

        Assert.True(cgi.Refuses(new Uri("http://a.test")));
        Assert.False(cgi.Refuses(new Uri("https://a.test")));
    }

    private static void AssertDirect(string noProxy, string address, bool isDirect)
    {
        var proxy = From(("HTTP_PROXY", "http://p.test:3128"), ("HTTPS_PROXY", "socks5://p.test"), ("NO_PROXY", noProxy));

        Assert.Equal(isDirect, proxy.For(new Uri(address)) is null);
    }

    private static GoWebProxy From(params (string Name, string Value)[] variables)
        => GoWebProxy.From(variables.ToDictionary(pair => pair.Name, pair => pair.Value));
}
