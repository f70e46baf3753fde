using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Tests.Proxies;

public sealed class LeakWarningsTests
{
    private const string Mirror = "https://proxy.golang.org";
    private const string Own = "https://goproxy.corp.test";

    [Theory]
    // A public proxy before a private one.
    [InlineData($"{Mirror},{Own}", "", "github.com/a/b", "github.com/x/y",
        "public-before-private GOPROXY proxy.golang.org goproxy.corp.test")]
    [InlineData($"{Mirror},{Own}", "GOPRIVATE=corp.test", "github.com/a/b", "github.com/x/y", "")]
    [InlineData($"{Mirror},{Own}", "GOPRIVATE=corp.test GONOPROXY=none", "github.com/a/b", "github.com/x/y",
        "public-before-private GOPROXY proxy.golang.org goproxy.corp.test")]
    [InlineData($"{Own},{Mirror}", "", "github.com/a/b", "github.com/x/y", "")]
    // direct behind a private one, and nothing that says what is private.
    [InlineData($"{Own},direct", "", "github.com/a/b", "github.com/x/y", "direct-after-private GOPROXY goproxy.corp.test")]
    [InlineData($"{Own},{Mirror},direct", "", "github.com/a/b", "github.com/x/y", "direct-after-private GOPROXY goproxy.corp.test")]
    [InlineData($"{Own},direct", "GOPRIVATE=corp.test", "github.com/a/b", "github.com/x/y", "")]
    [InlineData($"{Own},off", "", "github.com/a/b", "github.com/x/y", "")]
    [InlineData($"{Mirror},direct", "", "github.com/a/b", "github.com/x/y", "")]
    // What looks private, and a public proxy that hears of it first.
    [InlineData($"{Mirror},direct", "", "github.com/acme/app", "github.com/Acme/lib",
        "private-looking-module github.com/Acme/lib github.com/Acme")]
    [InlineData($"{Mirror},direct", "", "git.corp.example/t/app", "git.corp.example/u/lib git.corp.example/u/other",
        "private-looking-module git.corp.example/u/lib git.corp.example")]
    [InlineData($"{Mirror},direct", "", "github.com/acme/app", "git.acme.internal/lib",
        "private-looking-module git.acme.internal/lib git.acme.internal")]
    [InlineData($"{Mirror},direct", "GOPRIVATE=git.acme.internal", "github.com/acme/app", "git.acme.internal/lib github.com/acme/lib", "")]
    [InlineData($"{Mirror},direct", "GOPRIVATE=elsewhere.test", "github.com/acme/app", "git.acme.internal/lib github.com/acme/lib",
        "private-looking-module git.acme.internal/lib git.acme.internal")]
    [InlineData($"{Own},{Mirror}", "", "github.com/acme/app", "git.acme.internal/lib", "")]
    [InlineData("direct", "", "github.com/acme/app", "git.acme.internal/lib", "")]
    [InlineData($"{Mirror}", "", "golang.org/x/tools", "golang.org/x/mod", "")]
    public void A_leak_in_the_settings_is_named(string goproxy, string variables, string main, string needs, string expected)
    {
        var pairs = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='));
        var all = pairs.ToDictionary(pair => pair[0], pair => pair[1]);
        all["GOPROXY"] = goproxy;
        var environment = GoEnvironment.From(all, GoEnvironmentFiles.Nothing);
        var candidates = CandidateList.From(environment, new GuardOptions()).Candidates;
        var manifest = ModuleManifest.Empty with
        {
            MainModules = [main],
            Needs = [.. needs.Split(' ').Select(path => new ModuleNeed(new(path, "v1.0.0"), null, null, true, false, "go.mod", 1))],
        };

        var warnings = LeakWarnings.Of(environment, candidates, manifest, environment.PrivatePatterns);

        Assert.Equal(expected, string.Join(", ", warnings.Select(warning => string.Join(' ', [warning.Code, .. warning.Arguments]))));
    }

    [Fact]
    public void Every_warning_that_may_name_what_is_private_stays_in_the_log() =>
        Assert.True(WarningCode.IsForTheLogOnly(WarningCode.PrivateLookingModule)
            && WarningCode.IsForTheLogOnly(WarningCode.PoisonedModuleCache));
}
