using ProxyGuard.Core.Modules;

namespace ProxyGuard.Core.Tests.Modules;

public sealed class VersionTests
{
    private static readonly string[] Ascending =
    [
        "v0.0.0-0", "v0.0.0", "v0.1.0", "v1.0.0-alpha", "v1.0.0-alpha.1", "v1.0.0-alpha.beta", "v1.0.0-beta", "v1.0.0-beta.2", "v1.0.0-beta.11",
        "v1.0.0-rc.1", "v1.0.0", "v1.0.1-0.20191109021931-daa7c04131f5", "v1.0.1", "v1.2.0", "v1.10.0", "v2.0.0", "v10.0.0", "v99999999999999999999.0.0",
    ];

    private static readonly string[] AscendingGo =
        ["1.2rc1", "1.2", "1.9", "1.20", "1.20.1", "1.21", "1.21rc1", "1.21rc2", "1.21.0", "1.21.1", "1.23", "1.23.0", "1.24beta1", "1.24rc1", "1.24.0", "2.0"];

    [Fact]
    public void Versions_have_the_order_of_go()
    {
        var random = new Random(7);
        Assert.Equal(Ascending, Ascending.OrderBy(_ => random.Next()).OrderBy(Version));
        Assert.Equal(0, Version("v1").CompareTo(Version("v1.0.0+incompatible")));
        Assert.True(Version("v1.0.0") > Version("v1.0.0-x") && Version("v1.0.0-x") <= Version("v1.0.0-x"));
    }

    [Fact]
    public void Go_versions_have_the_order_of_go()
    {
        var random = new Random(7);
        Assert.Equal(AscendingGo, AscendingGo.OrderBy(_ => random.Next()).OrderBy(Go));
        Assert.Equal(0, Go("1").CompareTo(Go("1.0.0")));
        Assert.Equal(0, Go("1.20").CompareTo(Go("1.20.0")));
        Assert.True(Go("1.23") > default(GoVersion) && Go("1.23.0") >= Go("1.23"));
    }

    [Theory]
    [InlineData("v1.2.3", true, false, false, false, "v1", "v1.2.3")]
    [InlineData("v1", true, false, false, false, "v1", "v1.0.0")]
    [InlineData("v1.2", true, false, false, false, "v1", "v1.2.0")]
    [InlineData("v2.0.0+incompatible", true, false, false, true, "v2", "v2.0.0+incompatible")]
    [InlineData("v1.2.3-rc.1+meta.01", true, true, false, false, "v1", "v1.2.3-rc.1")]
    [InlineData("v0.0.0-20191109021931-daa7c04131f5", true, true, true, false, "v0", "v0.0.0-20191109021931-daa7c04131f5")]
    [InlineData("v1.2.4-0.20191109021931-daa7c04131f5", true, true, true, false, "v1", "v1.2.4-0.20191109021931-daa7c04131f5")]
    [InlineData("v1.2.3-pre.0.20191109021931-daa7c04131f5", true, true, true, false, "v1", "v1.2.3-pre.0.20191109021931-daa7c04131f5")]
    [InlineData("v2.0.1-0.20191109021931-daa7c04131f5+incompatible", true, true, true, true, "v2", "v2.0.1-0.20191109021931-daa7c04131f5+incompatible")]
    [InlineData("v1.2.3-20191109021931-daa7c04131f5", true, true, false, false, "v1", "v1.2.3-20191109021931-daa7c04131f5")]
    [InlineData("v0.0.0-2019110902193-daa7c04131f5", true, true, false, false, "v0", "v0.0.0-2019110902193-daa7c04131f5")]
    [InlineData("v0.0.0-x.20191109021931-daa7c04131f5", true, true, false, false, "v0", "v0.0.0-x.20191109021931-daa7c04131f5")]
    [InlineData("v0.0.0-20191109021931", true, true, false, false, "v0", "v0.0.0-20191109021931")]
    [InlineData("v0.0.0-10.20191109021931-daa7c04131f5", true, true, false, false, "v0", "v0.0.0-10.20191109021931-daa7c04131f5")]
    [InlineData("", false, false, false, false, "v0", "v0.0.0")]
    [InlineData("1.2.3", false, false, false, false, "v0", "v0.0.0")]
    [InlineData("V1.2.3", false, false, false, false, "v0", "v0.0.0")]
    [InlineData("v01.2.3", false, false, false, false, "v0", "v0.0.0")]
    [InlineData("v1.2.3.4", false, false, false, false, "v0", "v0.0.0")]
    [InlineData("v1.2-rc", false, false, false, false, "v0", "v0.0.0")]
    [InlineData("v1.2.3-", false, false, false, false, "v0", "v0.0.0")]
    [InlineData("v1.2.3-01", false, false, false, false, "v0", "v0.0.0")]
    [InlineData("v1.2.3-a..b", false, false, false, false, "v0", "v0.0.0")]
    [InlineData("v1.2.3+", false, false, false, false, "v0", "v0.0.0")]
    [InlineData("v1.2.3 ", false, false, false, false, "v0", "v0.0.0")]
    [InlineData("v1.2.٣", false, false, false, false, "v0", "v0.0.0")]
    public void A_version_tells_its_kind(string text, bool valid, bool prerelease, bool pseudo, bool incompatible, string major, string canonical)
    {
        Assert.Equal(valid, SemanticVersion.TryParse(text, out var version));
        Assert.Equal(
            (prerelease, pseudo, incompatible, major, canonical),
            (version.IsPrerelease, version.IsPseudo, version.IsIncompatible, version.Major, version.Canonical));
    }

    [Theory]
    [InlineData("1.23x1x")]
    [InlineData("01.2")]
    [InlineData("1.2.3rc1")]
    [InlineData("1.")]
    [InlineData("go1.2")]
    [InlineData("1.2 ")]
    [InlineData("")]
    public void A_text_that_is_no_version_of_go_is_refused(string text) => Assert.False(GoVersion.TryParse(text, out _));

    [Theory]
    [InlineData("go1.24.1", "1.24.1")]
    [InlineData("go1.24.1-custom", "1.24.1")]
    [InlineData("default", "")]
    public void A_toolchain_names_a_version_of_go(string name, string version)
    {
        Assert.Equal(version != "", GoVersion.TryParseToolchain(name, out var parsed));
        Assert.Equal(version, parsed.ToString());
    }

    private static SemanticVersion Version(string text) => SemanticVersion.TryParse(text, out var version) ? version : throw new ArgumentException(text);

    private static GoVersion Go(string text) => GoVersion.TryParse(text, out var version) ? version : throw new ArgumentException(text);
}
