using ProxyGuard.Core.Modules;

namespace ProxyGuard.Core.Tests.Modules;

public sealed class ModulePathTests
{
    [Theory]
    [InlineData("github.com/Azure/azure-sdk-for-go", "github.com/!azure/azure-sdk-for-go")]
    [InlineData("github.com/BurntSushi/toml", "github.com/!burnt!sushi/toml")]
    [InlineData("example.com/a", "example.com/a")]
    public void An_upper_case_letter_is_escaped(string path, string escaped) => Assert.Equal(escaped, ModulePath.Escape(path));

    [Fact]
    public void A_version_is_escaped_alike() => Assert.Equal("v1.0.0-!r!c1", ModulePath.EscapeVersion("v1.0.0-RC1"));

    [Theory]
    [InlineData("example.com", true)]
    [InlineData("example.com/a/v2", true)]
    [InlineData("example.com/A_b~c-d.e/x", true)]
    [InlineData("gopkg.in/yaml.v3", true)]
    [InlineData("gopkg.in/x.v2-unstable", true)]
    [InlineData("golang.org/toolchain", true)]
    [InlineData("example.com/v", true)]
    [InlineData("example.com/com10", true)]
    [InlineData("", false)]
    [InlineData("local", false)]
    [InlineData("local/a.b", false)]
    [InlineData("Example.com/a", false)]
    [InlineData("ex_ample.com/a", false)]
    [InlineData("-example.com/a", false)]
    [InlineData(".example.com/a", false)]
    [InlineData("example.com./a", false)]
    [InlineData("/example.com", false)]
    [InlineData("example.com/", false)]
    [InlineData("example.com//a", false)]
    [InlineData("example.com/../a", false)]
    [InlineData("example.com/./a", false)]
    [InlineData("example.com/.a", false)]
    [InlineData("example.com/a.", false)]
    [InlineData("example.com/a!b", false)]
    [InlineData("example.com/a b", false)]
    [InlineData("example.com/a\nb", false)]
    [InlineData("example.com/a?b", false)]
    [InlineData("example.com/a%2e", false)]
    [InlineData("example.com/ä", false)]
    [InlineData("example.com/a+b", false)]
    [InlineData("example.com/v1", false)]
    [InlineData("example.com/v0", false)]
    [InlineData("example.com/v02", false)]
    [InlineData("example.com/v2.0", false)]
    [InlineData("gopkg.in/yaml", false)]
    [InlineData("gopkg.in/yaml.v02", false)]
    [InlineData("gopkg.in/yaml/v3", false)]
    [InlineData("example.com/con", false)]
    [InlineData("example.com/aux.txt", false)]
    [InlineData("example.com/Lpt9", false)]
    [InlineData("example.com/progra~1", false)]
    [InlineData("example.com/progra~1.x", false)]
    public void A_path_is_valid_by_the_rules_of_go(string path, bool valid) => Assert.Equal(valid, ModulePath.IsValid(path));

    [Theory]
    [InlineData("example.com/a", "v1.0.0", true)]
    [InlineData("example.com/a", "v0.1.0", true)]
    [InlineData("example.com/a", "v2.0.0", false)]
    [InlineData("example.com/a", "v2.0.0+incompatible", true)]
    [InlineData("example.com/a/v2", "v2.0.0", true)]
    [InlineData("example.com/a/v2", "v3.0.0", false)]
    [InlineData("gopkg.in/yaml.v3", "v3.0.1", true)]
    [InlineData("gopkg.in/yaml.v3", "v2.0.0", false)]
    [InlineData("gopkg.in/x.v2-unstable", "v2.1.0", true)]
    [InlineData("gopkg.in/check.v1", "v0.0.0-20161208181325-20d25e280405", true)]
    [InlineData("example.com/a", "v1.2", false)]
    [InlineData("example.com/a", "v1.2.3+meta", false)]
    [InlineData("example.com/a", "latest", false)]
    [InlineData("example.com/a", "../../x", false)]
    [InlineData("local", "v1.0.0", false)]
    public void A_proxy_can_have_a_version_that_fits_its_path(string path, string version, bool can) =>
        Assert.Equal(can, ModulePath.CanBeFetched(new ModuleVersion(path, version)));
}
