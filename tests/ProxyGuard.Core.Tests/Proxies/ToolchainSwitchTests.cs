using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Testing;

namespace ProxyGuard.Core.Tests.Proxies;

/// <summary>The rows were measured: what go 1.23.5 asked its proxy for, or how it refused.</summary>
public sealed class ToolchainSwitchTests
{
    private const string TooOld = WarningCode.GoTooOld;
    private const string NotOnPath = WarningCode.ToolchainNotOnPath;
    private const string Malformed = WarningCode.MalformedSetting;

    [Theory]
    [InlineData("auto", "1.27", null, "go1.27.0", null)]
    [InlineData("auto", "1.27.0", null, "go1.27.0", null)]
    [InlineData("auto", "1.22", "go1.27.4", "go1.27.4", null)]
    [InlineData("auto", "1.27.1", "go1.27.4", "go1.27.4", null)]
    [InlineData("auto", "1.27.4", "go1.24.0", "go1.27.4", null)]
    [InlineData("auto", "1.28rc1", null, "go1.28rc1", null)]
    [InlineData("auto", "1.24", null, "go1.24.0", null)]
    [InlineData("auto", "1.22", "go1.27.4-custom", "go1.27.4-custom", null)]
    [InlineData("auto", "1.22", "go1.23.2", null, null)]
    [InlineData("auto", "1.23.5", "go1.23.5", null, null)]
    [InlineData("auto", "1.20", null, null, null)]
    [InlineData("auto", null, null, null, null)]
    [InlineData("auto", "1.27.1", "default", null, TooOld)]
    [InlineData("local", "1.27", null, null, TooOld)]
    [InlineData("local", "1.22", "go1.27.4", null, null)]
    [InlineData("local+auto", "1.27.2", null, "go1.27.2", null)]
    [InlineData("go1.26.0", "1.22", null, "go1.26.0", null)]
    [InlineData("go1.22.0", "1.22", null, "go1.22.0", null)]
    [InlineData("go1.23.5", "1.22", null, null, null)]
    [InlineData("go1.26.0+auto", "1.27", null, "go1.27.0", null)]
    [InlineData("go1.26.0+auto", "1.22", null, "go1.26.0", null)]
    [InlineData("go1.26.0", "1.27.2", null, "go1.26.0", TooOld)]
    [InlineData("path", "1.27.2", null, null, NotOnPath)]
    [InlineData("go1.26.0+path", "1.27.2", null, null, NotOnPath)]
    [InlineData("path", "1.22", null, null, null)]
    [InlineData("nonsense", "1.22", null, null, Malformed)]
    [InlineData("go1.26.0+nonsense", "1.22", null, null, Malformed)]
    public void The_release_that_go_fetches_is_known(string setting, string? goLine, string? toolchain, string? fetched, string? warning)
    {
        var found = ToolchainSwitch.Of(Manifest(goLine, toolchain), setting, "1.23.5", _ => false);

        Assert.Equal(fetched, Release(found));
        Assert.Equal(warning is null ? [] : [warning], found.Warnings.Select(one => one.Code));
    }

    [Theory]
    [InlineData("local", "1.27", null, 3)]
    [InlineData("path", "1.27.2", null, 3)]
    [InlineData("path", "1.22", "go1.27.4", 5)]
    [InlineData("go1.26.0+path", "1.22", null, 0)]
    public void A_refusal_points_to_the_line_that_asks_for_it(string setting, string? goLine, string? toolchain, int line)
    {
        var manifest = Manifest(goLine, toolchain) with { GoPlace = new("go.mod", 3), ToolchainPlace = new("go.mod", 5) };

        var warning = Assert.Single(ToolchainSwitch.Of(manifest, setting, "1.23.5", _ => false).Warnings);

        Assert.Equal(line == 0 ? null : new SourcePlace("go.mod", line), warning.Place);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("1.20.14", null)]
    [InlineData("devel", null)]
    [InlineData("1.27", null)]
    [InlineData("1.26", "go1.27.3")]
    [InlineData("1.27.2", "go1.27.3")]
    [InlineData("1.27.3", null)]
    [InlineData("1.28.0", null)]
    public void A_release_that_is_not_known_or_new_enough_fetches_nothing(string? running, string? fetched) =>
        Assert.Equal(fetched, Release(ToolchainSwitch.Of(Manifest("1.27.3", null), "auto", running, _ => false)));

    [Theory]
    [InlineData("auto")]
    [InlineData("path")]
    public void What_is_on_the_path_is_not_fetched(string setting)
    {
        using var folder = new TempDirectory();
        folder.WriteExecutable("go1.27.3");
        using var other = new TempDirectory();
        other.Write("go1.27.3", "it cannot be run, so go passes it by");
        var variables = new Dictionary<string, string> { ["GOTOOLCHAIN"] = setting, ["HOME"] = "/nowhere" };
        variables["PATH"] = string.Join(Path.PathSeparator, "relative", other.Path, folder.Path);

        Assert.Equal(ToolchainSwitch.None.Download, Read(variables).Download);
        Assert.Empty(Read(variables).Warnings);
        variables.Remove("PATH");
        Assert.Equal(setting == "auto" ? "go1.27.3" : null, Release(Read(variables)));
    }

    [Fact]
    public void What_the_module_cache_has_is_not_fetched()
    {
        using var cache = new TempDirectory();
        var variables = new Dictionary<string, string> { ["GOMODCACHE"] = cache.Path };
        var fetched = Read(variables).Download!.Value;

        cache.Folder($"{fetched.Path}@{fetched.Version}");

        Assert.Null(Read(variables).Download);
    }

    [Fact]
    public void Without_the_checksum_database_go_refuses_to_switch()
    {
        var variables = new Dictionary<string, string> { ["GOSUMDB"] = "off", ["HOME"] = "/nowhere" };

        var warning = Assert.Single(Read(variables).Warnings);

        Assert.Equal(WarningCode.ToolchainNeedsDatabase, warning.Code);
        Assert.StartsWith("go1.27.3.", Assert.Single(warning.Arguments), StringComparison.Ordinal);
    }

    private static ToolchainSwitch Read(Dictionary<string, string> variables) => ToolchainSwitch.Read(
        Manifest("1.27.3", null), GoEnvironment.From(variables, GoEnvironmentFiles.Nothing), "1.23.5", variables);

    private static ModuleManifest Manifest(string? goLine, string? toolchain) =>
        ModuleManifest.Empty with { Files = ["go.mod"], GoVersion = goLine, Toolchain = toolchain };

    private static string? Release(ToolchainSwitch found)
    {
        if (found.Download is not { } module) return null;
        Assert.Equal("golang.org/toolchain", module.Path);
        var parts = module.Version.Split('-');
        Assert.Equal("v0.0.1", parts[0]);
        return string.Join('-', parts[1..^1]).Split(".linux")[0].Split(".darwin")[0].Split(".windows")[0];
    }
}
