using ProxyGuard.Core.Probing;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Guard;

/// <summary>A module cache that a login page got into, as the real <c>go</c> makes one, and what the guard says of it.</summary>
public sealed class PoisonedCacheTests
{
    private static readonly ModuleTree Tree = ModuleTree.Synthetic(3);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("1.23", "html-200")]
    [InlineData("1.27", "html-200")]
    [InlineData("1.27", "mod-crlf")]
    public async Task It_is_named_in_the_log_with_the_line_that_mends_it_and_nowhere_else(string release, string fault)
    {
        var poisoned = Tree.Modules.ElementAt(1);
        await using var captive = await LabHop.StartAsync(Tree, HopFaults.At(Endpoint.Mod, fault));
        await using var healthy = await LabHop.StartAsync(Tree);
        using var repository = new GuardedRepository(Tree).OnGitHub().InForce(healthy.Url);
        repository.Environment["GOMODCACHE"] = repository.Go.ModuleCache;
        var sum = Path.Combine(repository.Go.Project, "go.sum");
        var lines = await File.ReadAllTextAsync(sum, TestContext.Current.CancellationToken);
        await Poison(repository, release, captive, poisoned, sum);
        await File.WriteAllTextAsync(sum, lines, TestContext.Current.CancellationToken);
        var file = Path.Combine(repository.Go.ModuleCache, "cache", "download", poisoned.Path, "@v", poisoned.Version + ".mod");
        Assert.True(File.Exists(file));
        var before = await repository.BuildAsync(release, healthy.Url);

        var run = await repository.GuardAsync("--proxies", healthy.Url, "--report-file", repository.ReportFile);

        Assert.False(before.Passed);
        Assert.Contains("SECURITY ERROR", before.Error);
        var warning = Assert.Single(run.Output.Split('\n'), line => line.Contains("The module cache holds", StringComparison.Ordinal));
        Assert.Contains(poisoned.Id.ToString(), warning);
        Assert.Contains($"Fix: remove {file}, or run go clean -modcache", warning);
        foreach (var told in new[] { repository.ReportFile, repository.SummaryFile, repository.OutputFile })
            Assert.DoesNotContain("cache/download", await File.ReadAllTextAsync(told, TestContext.Current.CancellationToken));
        File.Delete(file);
        var after = await repository.BuildAsync(release, healthy.Url);
        Assert.True(after.Passed, after.ToString());
        Assert.DoesNotContain("The module cache holds", (await repository.GuardAsync("--proxies", healthy.Url)).Output);
    }

    [Fact]
    public async Task Inside_a_container_the_cache_is_not_the_build_s_and_nothing_is_said()
    {
        await using var healthy = await LabHop.StartAsync(Tree);
        using var repository = new GuardedRepository(Tree).OnGitHub().InForce(healthy.Url);
        var cache = repository.Environment["GOMODCACHE"] = repository.Go.ModuleCache;
        Tree.Write(Path.Combine(cache, "cache", "download"));
        var file = Path.Combine(cache, "cache", "download", "example.com/synthetic/m000/@v/v1.0.0.mod");
        await File.WriteAllTextAsync(file, "<html>", TestContext.Current.CancellationToken);
        Assert.Contains("The module cache holds", (await repository.GuardAsync("--proxies", healthy.Url)).Output);
        repository.Environment["GITHUB_WORKSPACE"] = "/github/workspace";

        Assert.DoesNotContain("The module cache holds", (await repository.GuardAsync("--proxies", healthy.Url)).Output);
    }

    // Nothing verifies the file as long as go.sum does not know it: go stores whatever came.
    private static async Task Poison(GuardedRepository repository, string release, LabHop captive, LabModule module, string sum)
    {
        File.Delete(sum);
        await new RealGo(release).RunAsync(repository.Go, captive.Url, Limit, "mod", "download", module.Id.ToString());
    }
}
