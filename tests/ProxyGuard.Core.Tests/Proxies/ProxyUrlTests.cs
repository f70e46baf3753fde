using System.Text.Json;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Tests.Proxies;

public sealed class ProxyUrlTests
{
    [Theory]
    [InlineData("https://a.test", "https://a.test/m.test/%21x/@v/list", "a.test")]
    [InlineData("https://a.test/", "https://a.test/m.test/%21x/@v/list", "a.test")]
    [InlineData("https://A.test/Go/", "https://a.test/Go/m.test/%21x/@v/list", "a.test/go")]
    [InlineData("https://a.test//x///y//", "https://a.test/x/y/m.test/%21x/@v/list", "a.test/x/y")]
    [InlineData("https://a.test/x/%2e%2e/y", "https://a.test/y/m.test/%21x/@v/list", "a.test/y")]
    [InlineData("https://a.test/../y/.", "https://a.test/y/m.test/%21x/@v/list", "a.test/y")]
    [InlineData("https://a.test/x%2Fy", "https://a.test/x%2Fy/m.test/%21x/@v/list", "a.test/x%2fy")]
    [InlineData("https://a.test/x y/é", "https://a.test/x%20y/%C3%A9/m.test/%21x/@v/list", "a.test/x%20y/%c3%a9")]
    [InlineData("https://a.test/p?token=1&x=%41", "https://a.test/p/m.test/%21x/@v/list?token=1&x=%41", "a.test/p")]
    [InlineData("https://a.test/p#frag", "https://a.test/p/m.test/%21x/@v/list", "a.test/p")]
    [InlineData("a.test:8443/p", "https://a.test:8443/p/m.test/%21x/@v/list", "a.test:8443/p")]
    [InlineData("127.0.0.1:8080", "https://127.0.0.1:8080/m.test/%21x/@v/list", "127.0.0.1:8080")]
    [InlineData("http://a.test", "http://a.test/m.test/%21x/@v/list", "a.test:80")]
    [InlineData("http://[::1]:81/p", "http://[::1]:81/p/m.test/%21x/@v/list", "[::1]:81/p")]
    [InlineData("https://u:p@a.test/p", "https://a.test/p/m.test/%21x/@v/list", "a.test/p")]
    public void A_request_is_written_as_go_writes_it(string text, string request, string id)
    {
        Assert.True(ProxyUrl.TryParse(text, out var url, out _));

        Assert.Equal(request, url.Request("m.test/!x/@v/list").AbsoluteUri);
        Assert.Equal(id, url.Id);
        Assert.True(url.IsUsable);
    }

    [Theory]
    [InlineData("http:/host", false)]
    [InlineData("https:///path", false)]
    [InlineData("http:opaque:/x", false)]
    [InlineData("https://a.test:99999", false)]
    [InlineData("https://a<b.test", false)]
    [InlineData("http://u@a.test", true)]
    public void What_go_accepts_but_cannot_ask_is_not_usable(string text, bool overHttp)
    {
        Assert.True(ProxyUrl.TryParse(text, out var url, out _));

        Assert.False(url.IsUsable);
        Assert.Equal(overHttp, url.CredentialsOverHttp);
        Assert.Equal(text, url.Reveal());
    }

    [Theory]
    [InlineData("https://user:p%40ss@a.test", "user:p@ss")]
    [InlineData("https://token@a.test", "token:")]
    [InlineData("https://@a.test", ":")]
    [InlineData("https://a.test", null)]
    public void Credentials_are_ready_for_basic_authentication(string text, string? userInfo)
    {
        Assert.True(ProxyUrl.TryParse(text, out var url, out _));

        Assert.Equal(userInfo, url.UserInfo?.Reveal());
        Assert.Equal(text, url.Reveal());
    }

    [Theory]
    [InlineData("https://user:s3cret@a.test/p,direct")]
    [InlineData("https://s3cret@a.test/p")]
    [InlineData("https://a.test/p?token=s3cret|off")]
    [InlineData("http://user:s3cret@a.test")]
    [InlineData("user:s3cret:x@a.test")]
    [InlineData("https://user:s3cret@a b")]
    public void No_public_value_prints_a_secret(string value)
    {
        var environment = GoEnvironment.From(new Dictionary<string, string> { ["GOPROXY"] = value }, GoEnvironmentFiles.Nothing);
        var hops = environment.Chain?.Hops ?? [];
        object?[] values =
        [
            environment, environment.Chain, .. environment.Settings.Values, .. environment.Faults, .. environment.Warnings,
            .. hops, .. hops.Select(hop => hop.Url),
            .. hops.Select(hop => hop.Url?.UserInfo), .. hops.Select(hop => hop.Url?.BaseUri), .. hops.Select(hop => hop.Url?.Id),
            .. hops.Where(hop => hop.Url is not null).Select(hop => new Candidate(hop.Url!, Trust.Private, true)),
            JsonSerializer.Serialize(environment.Settings), JsonSerializer.Serialize(environment.Warnings), JsonSerializer.Serialize(hops),
        ];

        Assert.DoesNotContain("s3cret", string.Join('\n', values), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_urls_are_the_same_place_whatever_the_credentials_but_not_whatever_the_query()
    {
        var urls = GoProxyParser.Parse("https://u:p@a.test/x/,a.test/x,a.test/x?q=1").Value!.Hops.Select(hop => hop.Url).ToList();

        Assert.Equal(urls[1], urls[0]);
        Assert.NotEqual(urls[1], urls[2]);
    }

    [Fact]
    public void A_directory_is_a_file_proxy()
    {
        Assert.True(ProxyUrl.TryParse("file:///srv/Go/mod/", out var url, out _));

        Assert.True(url.IsFile);
        Assert.True(url.IsUsable);
        Assert.Equal("/srv/Go/mod", url.BaseUri.LocalPath);
        Assert.Equal("file:/srv/go/mod", url.Id);
        Assert.Equal("file:///srv/Go/mod", url.Text);
    }
}
