using ProxyGuard.Core.Proxies;
using ProxyGuard.Testing;

namespace ProxyGuard.Core.Tests.Proxies;

public sealed class NetrcTests
{
    private const string Text = """
        macdef init
        machine a.test login macro password macro

        machine a.test
          login u
          password p
        machine a.test login second password second
        machine b.test:8443 login v password s3cret
        default login d password d
        """;

    [Theory]
    [InlineData("https://a.test/m/@v/list", "u:p")]
    [InlineData("https://b.test:8443/m", "v:s3cret")]
    [InlineData("https://b.test/m", null)]
    [InlineData("https://a.test:8443/m", null)]
    [InlineData("http://a.test/m", null)]
    [InlineData("https://c.test/m", null)]
    [InlineData("https://x.a.test/m", null)]
    public void Credentials_belong_to_host_and_port_over_https(string address, string? expected)
    {
        var found = Netrc.Parse(Text).CredentialsFor(new Uri(address));

        Assert.Equal(expected, found is null ? null : $"{found.User.Reveal()}:{found.Password.Reveal()}");
        Assert.DoesNotContain("s3cret", $"{found}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("machine a.test login u\npassword p", "u")]
    [InlineData("machine b.test login u machine a.test password p", null)]
    [InlineData("default\nmachine a.test login u password p", null)]
    [InlineData("macdef init\none two\nmachine a.test login u password p\n\nmachine a.test login v password p", "v")]
    public void An_entry_is_whole_and_stands_before_the_default_and_in_no_macro(string text, string? user) =>
        Assert.Equal(user, Netrc.Parse(text).CredentialsFor(new Uri("https://a.test"))?.User.Reveal());

    [Fact]
    public void A_request_to_a_proxy_finds_its_credentials()
    {
        Assert.True(ProxyUrl.TryParse("https://b.test:8443/go?x=/y", out var url, out _));

        Assert.NotNull(Netrc.Parse(Text).CredentialsFor(url.Request("m.test/@v/list")));
    }

    [Fact]
    public void The_file_is_the_one_named_else_that_of_NETRC_else_the_one_at_home()
    {
        using var folder = new TempDirectory();
        string Write(string name) => folder.Write(name, $"machine a.test login {name} password p");
        var (home, named, option) = (folder.Path, Write("named"), Write("option"));
        Write(OperatingSystem.IsWindows() ? "_netrc" : ".netrc");
        var environment = new Dictionary<string, string> { ["HOME"] = home, ["USERPROFILE"] = home };

        string? User(string? path) => Netrc.Read(environment, path).CredentialsFor(new Uri("https://a.test"))?.User.Reveal();

        Assert.EndsWith("netrc", User(null), StringComparison.Ordinal);
        environment["NETRC"] = named;
        Assert.Equal("named", User(null));
        Assert.Equal("option", User(option));
        Assert.Null(User(Path.Combine(home, "none")));
    }
}
