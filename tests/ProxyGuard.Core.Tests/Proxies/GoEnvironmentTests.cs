using System.Runtime.InteropServices;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Testing;

namespace ProxyGuard.Core.Tests.Proxies;

public sealed class GoEnvironmentTests
{
    [Theory]
    [InlineData("https://os.test", "https://user.test", "https://root.test", "https://os.test", SettingSource.Environment)]
    [InlineData("", "https://user.test", "https://root.test", "https://user.test", SettingSource.UserFile)]
    [InlineData(null, null, "https://root.test", "https://root.test", SettingSource.GoRoot)]
    [InlineData(null, null, null, "https://proxy.golang.org,direct", SettingSource.BuiltIn)]
    public void The_strongest_place_that_says_something_wins(string? os, string? user, string? root, string value, SettingSource source)
    {
        var files = new GoEnvironmentFiles(Only("GOPROXY", user), Only("GOPROXY", root), null, null);

        var environment = GoEnvironment.From(Only("GOPROXY", os), files);

        Assert.Equal(source, environment.Settings["GOPROXY"].Source);
        Assert.Equal(value, environment.Chain!.Reveal());
    }

    [Fact]
    public void An_empty_GOPROXY_in_the_user_file_hides_the_default()
    {
        var environment = GoEnvironment.From(Only("GOPROXY", null), new GoEnvironmentFiles(Only("GOPROXY", ""), null, null, null));

        Assert.Null(environment.Chain);
        var fault = Assert.Single(environment.Faults);
        Assert.Equal("GOPROXY (go env -w)", fault.File);
        Assert.Contains("contains no entries", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GOPRIVATE", "a.test", true)]
    [InlineData("GONOPROXY", "a.test", true)]
    [InlineData("GONOPROXY", "none", false)]
    [InlineData("GONOSUMDB", "a.test", false)]
    public void What_is_private_is_declared_by_two_variables(string name, string value, bool isDeclared) =>
        Assert.Equal(isDeclared, With(name, value).DeclaresPrivate);

    [Fact]
    public void An_empty_line_in_the_user_file_hides_the_one_of_the_installation()
    {
        var files = new GoEnvironmentFiles(Only("GOPRIVATE", ""), Only("GOPRIVATE", "a.test"), null, null);

        Assert.Equal(SettingSource.BuiltIn, GoEnvironment.From(Only("GOPRIVATE", null), files).Settings["GOPRIVATE"].Source);
    }

    [Fact]
    public void A_blank_GOPROXY_variable_is_a_fault_and_an_empty_one_is_not()
    {
        Assert.Single(With("GOPROXY", " ").Faults);
        Assert.Empty(With("GOPROXY", "").Faults);
    }

    [Fact]
    public void GOPRIVATE_is_the_default_of_the_other_two_and_an_empty_value_inherits()
    {
        var environment = From(("GOPRIVATE", "a.test"), ("GONOPROXY", "none"), ("GONOSUMDB", ""));

        Assert.False(environment.NoProxyPatterns.Matches("a.test/x"));
        Assert.True(environment.NoSumDbPatterns.Matches("a.test/x"));
    }

    [Theory]
    [InlineData("-mod=vendor", "vendor")]
    [InlineData("--mod=mod -v", "mod")]
    [InlineData("'-mod=readonly'", "readonly")]
    [InlineData("-mod=mod \"-ldflags=-X a=b\"\t-mod=vendor", "vendor")]
    [InlineData("-modfile=x", null)]
    [InlineData("", null)]
    [InlineData("'-mod=vendor", null)]
    public void The_mod_flag_is_read_from_GOFLAGS(string flags, string? mod) => Assert.Equal(mod, With("GOFLAGS", flags).ModFlag);

    [Theory]
    [InlineData("off", "", null)]
    [InlineData("sum.golang.org", "sum.golang.org", null)]
    [InlineData("sum.golang.google.cn", "sum.golang.org", "https://sum.golang.google.cn")]
    [InlineData("sum.golang.org https://db.test/x", "sum.golang.org", "https://db.test/x")]
    [InlineData("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8", "sum.golang.org", null)]
    public void GOSUMDB_names_a_database(string value, string name, string? url)
    {
        var environment = With("GOSUMDB", value);

        Assert.Empty(environment.Faults);
        Assert.Equal((name, url), (environment.SumDb.Name, environment.SumDb.Url?.Text));
        Assert.Equal(value == "off", environment.SumDb.IsOff);
    }

    [Theory]
    [InlineData("db.test", "malformed verifier id")]
    [InlineData("db.test+insecure", "malformed verifier id")]
    [InlineData("https://db.test", "malformed verifier id")]
    [InlineData("sum.golang.org+00000000+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8", "malformed verifier id")]
    [InlineData("sum.golang.org a b", "too many fields")]
    [InlineData("sum.golang.org nowhere", "invalid GOSUMDB URL")]
    [InlineData(" ", "missing GOSUMDB")]
    public void A_malformed_GOSUMDB_is_a_fault(string value, string reason)
    {
        var fault = Assert.Single(With("GOSUMDB", value).Faults);

        Assert.Equal("GOSUMDB", fault.File);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GOSUMDB", "off", WarningCode.VerificationWeakened, "GOSUMDB")]
    [InlineData("GONOSUMDB", "a.test,*", WarningCode.VerificationWeakened, "GONOSUMDB")]
    [InlineData("GONOSUMDB", "*/*", WarningCode.VerificationWeakened, "GONOSUMDB")]
    [InlineData("GOPRIVATE", "*", WarningCode.VerificationWeakened, "GOPRIVATE")]
    [InlineData("GOINSECURE", "a.test", WarningCode.VerificationWeakened, "GOINSECURE")]
    [InlineData("GOFLAGS", "-mod=mod -insecure", WarningCode.VerificationWeakened, "GOFLAGS")]
    [InlineData("GOFLAGS", "vendor", WarningCode.MalformedSetting, "GOFLAGS")]
    [InlineData("GOAUTH", "netrc;", WarningCode.MalformedSetting, "GOAUTH")]
    [InlineData("GOAUTH", "off;netrc", WarningCode.MalformedSetting, "GOAUTH")]
    [InlineData("GOAUTH", "git relative", WarningCode.MalformedSetting, "GOAUTH")]
    [InlineData("GONOPROXY", "a.test", WarningCode.NoProxyStillAsksDatabase, "GONOPROXY")]
    [InlineData("GOPROXY", "http://u:p@a.test", WarningCode.CredentialsOverHttp, "GOPROXY a.test:80")]
    [InlineData("GOPROXY", "http:/host", WarningCode.UnusableProxy, "GOPROXY /host")]
    [InlineData("GOPROXY", "https://a.test|direct", WarningCode.PipeAfterHop, "GOPROXY a.test")]
    [InlineData("GOPRIVATE", "a.test, b.test", WarningCode.WhiteSpaceInPattern, "GOPRIVATE 2")]
    public void What_go_accepts_but_should_be_known_is_a_warning(string name, string value, string code, string arguments)
    {
        var warning = Assert.Single(With(name, value).Warnings);

        Assert.Equal((code, arguments), (warning.Code, string.Join(' ', warning.Arguments)));
    }

    [Fact]
    public void Defaults_need_no_warning() => Assert.Empty(From().Warnings);

    [Fact]
    public void GOAUTH_is_a_list()
    {
        var auth = With("GOAUTH", "netrc; git /repo ;helper --with token").Auth;

        Assert.Equal([GoAuthKind.Netrc, GoAuthKind.Git, GoAuthKind.Command], auth.Select(entry => entry.Kind));
        Assert.Equal(["", "/repo", "helper --with token"], auth.Select(entry => entry.Argument.Reveal()));
    }

    [Fact]
    public void An_env_file_is_taken_literally()
    {
        var settings = GoEnvironmentFiles.Parse(
            "# note\nGOPROXY=\"https://a.test\" # why\r\nGOPRIVATE = x\nexport GOFLAGS=-x\nGOVCS=1\nGOVCS=2\n=x\n\ngoproxy=y\nGOSUMDB=a=b");

        Assert.Equal("\"https://a.test\" # why\r", settings["GOPROXY"]);
        Assert.Equal(" x", settings["GOPRIVATE "]);
        Assert.Equal("2", settings["GOVCS"]);
        Assert.Equal("a=b", settings["GOSUMDB"]);
        Assert.Equal(4, settings.Count);
    }

    [Theory]
    [InlineData("LINUX", "HOME=/h", "/h/.config/go/env")]
    [InlineData("LINUX", "HOME=/h XDG_CONFIG_HOME=/x", "/x/go/env")]
    [InlineData("LINUX", "HOME=/h XDG_CONFIG_HOME=x", null)]
    [InlineData("LINUX", "HOME=/h GOENV=/else", "/else")]
    [InlineData("LINUX", "HOME=/h GOENV=off", null)]
    [InlineData("LINUX", "", null)]
    [InlineData("OSX", "HOME=/h XDG_CONFIG_HOME=/x", "/h/Library/Application Support/go/env")]
    [InlineData("WINDOWS", "HOME=/h AppData=/d", "/d/go/env")]
    public void The_user_file_is_where_the_system_keeps_it(string platform, string variables, string? path)
    {
        var environment = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=')).ToDictionary(p => p[0], p => p[1]);

        Assert.Equal(path, GoEnvironmentFiles.UserFilePath(environment, OSPlatform.Create(platform)));
    }

    [Fact]
    public void The_go_on_PATH_shows_its_go_env_through_links()
    {
        using var folder = new TempDirectory();
        folder.WriteExecutable("goroot/bin/go");
        folder.Write("goroot/go.env", "GOTOOLCHAIN=local\nGOPROXY=https://root.test\n");
        folder.Write("goroot/VERSION", "go1.23.5\ntime 2025\n");
        var path = folder.Folder("path");
        File.CreateSymbolicLink(Path.Combine(path, "go"), "../goroot/bin/go");

        var files = GoEnvironmentFiles.Read(new Dictionary<string, string> { ["PATH"] = $"relative:{folder.Path}/none:{path}" });

        Assert.Equal("1.23.5", files.GoVersion);
        Assert.Equal("local", GoEnvironment.From(new Dictionary<string, string>(), files).Toolchain);
        Assert.Equal("https://root.test", GoEnvironment.From(new Dictionary<string, string>(), files).Chain!.Reveal());
    }

    [Theory]
    [InlineData("GOMODCACHE", "/cache", "/cache")]
    [InlineData("GOPATH", "/one:/two", "/one/pkg/mod")]
    [InlineData("HOME", "/h", "/h/go/pkg/mod")]
    [InlineData("X", "", null)]
    public void The_module_cache_has_its_place(string name, string value, string? path)
        => Assert.Equal(path, With(name, value).ModuleCache);

    private static Dictionary<string, string> Only(string name, string? value) => value is null ? [] : new() { [name] = value };

    private static GoEnvironment With(string name, string value) => From((name, value));

    private static GoEnvironment From(params (string Name, string Value)[] variables)
        => GoEnvironment.From(variables.ToDictionary(pair => pair.Name, pair => pair.Value), GoEnvironmentFiles.Nothing);
}
