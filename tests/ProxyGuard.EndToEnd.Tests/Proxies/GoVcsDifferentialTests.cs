using ProxyGuard.Core.Proxies;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Proxies;

/// <summary>GOVCS as the real <c>go</c> takes it, when it fetches a module from a forge that is a folder.</summary>
public sealed class GoVcsDifferentialTests
{
    private static readonly string[] Values =
    [
        "", " ", "public:git", "public:hg|git", "public:off", "private:off", "*:off", "*:all", "*:hg", "github.com:git,*:off",
        "github.com:svn,*:all", "github.com/acme:off", "github.com/other:off", "*/acme/*:off", "*:git,github.com:off", "Github.com:off",
        " public : git ", "public:git ,private:off", "public:git,", ",", "git", ":git", "public:", "public:git|", "public: |git", "./x:git",
        "../x:git", "..:git", ".:git", "public:git,public:hg", "[:off", "public:GIT", "public:git:hg", "github.com/:off",
    ];

    [Theory]
    [InlineData("1.23", "")]
    [InlineData("1.27", "")]
    [InlineData("1.27", "github.com/acme")]
    public async Task Go_fetches_from_the_origin_exactly_where_git_is_allowed(string release, string goPrivate)
    {
        using var sandbox = new GoSandbox();
        await GitForge.LayOutAsync(sandbox, GitForge.Tree);
        var plain = sandbox.Environment.SetItem("GOPRIVATE", goPrivate).SetItem("HTTPS_PROXY", "http://127.0.0.1:1");
        var differences = new List<string>();
        foreach (var value in Values)
        {
            sandbox.Environment = plain.SetItem("GOVCS", value)
                .SetItem("GOMODCACHE", Path.Combine(sandbox.Project, $"cache{value.GetHashCode()}"));
            var run = await new RealGo(release).RunAsync(
                sandbox, "direct", TimeSpan.FromSeconds(60), "list", "-m", $"{GitForge.Lib}@v1.0.0");
            var refuses = run.Error.Contains("GOVCS", StringComparison.Ordinal);
            if (run.Passed == refuses) differences.Add($"'{value}': neither passed nor refused: {run}");
            var allows = GoVcs.Parse(value)?.AllowsGit(GitForge.Lib, ModulePatterns.Parse(goPrivate)) == true;
            if (run.Passed != allows) differences.Add($"'{value}': go {(run.Passed ? "fetches" : "refuses")}, we say {allows}");
        }
        Assert.Empty(differences);
    }
}
