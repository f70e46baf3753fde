using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Guard;

/// <summary>What full coverage says before the build, and what the real <c>go</c> says then.</summary>
public sealed class CoverageTests
{
    private const string Missing = "example.com/synthetic/m031";

    private static readonly ModuleTree Whole = ModuleTree.Synthetic(40);
    private static readonly ModuleTree Lacking =
        Whole.Modules.Where(module => module.Path != Missing).Aggregate(ModuleTree.Empty, (tree, module) => tree.Add(module));

    [Theory]
    [InlineData("1.23")]
    [InlineData("1.27")]
    public async Task A_chain_that_fails_on_one_module_of_forty_is_replaced(string release)
    {
        await using var lacking = await LabHop.StartAsync(Lacking);
        await using var whole = await LabHop.StartAsync(Whole);
        using var repository = new GuardedRepository(Whole).InForce(lacking.Url);

        var decision = await repository.DecideAsync("--proxies", $"{lacking.Url},{whole.Url}", "--coverage", "full", "--budget", "30s");

        Assert.True(decision.GetProperty("rescued").GetBoolean());
        var coverage = decision.GetProperty("report").GetProperty("coverage");
        Assert.Equal((40, 40), (coverage.GetProperty("asked").GetInt32(), coverage.GetProperty("served").GetInt32()));
        var before = await repository.DownloadAsync(release, lacking.Url);
        Assert.False(before.Passed);
        Assert.Contains(Missing, before.Error, StringComparison.Ordinal);
        var after = await repository.DownloadAsync(release, decision.GetProperty("goproxy").GetString()!);
        Assert.True(after.Passed, after.ToString());
    }

    [Fact]
    public async Task A_module_that_no_proxy_has_is_named_in_log_and_summary_before_go_fails_on_it()
    {
        await using var one = await LabHop.StartAsync(Lacking);
        await using var two = await LabHop.StartAsync(Lacking);
        using var repository = new GuardedRepository(Whole).OnGitHub().InForce($"{one.Url}|{two.Url}");

        var run = await repository.GuardAsync("--proxies", $"{one.Url},{two.Url}", "--coverage", "full", "--budget", "30s");

        Assert.True(run.ExitCode == 0, run.ToString());
        var summary = await File.ReadAllTextAsync(repository.SummaryFile, TestContext.Current.CancellationToken);
        foreach (var text in new[] { run.Output, summary })
        {
            Assert.Contains("Coverage: 39 of 40 module versions served, 1 lacking.", text, StringComparison.Ordinal);
            Assert.Contains(Missing + "@v1.0.0", text, StringComparison.Ordinal);
        }
        Assert.Matches($@"::warning title=ProxyGuard,file=[^,]*go\.mod,line=\d+::No proxy of the chain serves {Missing}@v1\.0\.0", run.Output);
        var build = await repository.DownloadAsync("1.23", $"{one.Url}|{two.Url}");
        Assert.False(build.Passed);
        Assert.Contains(Missing, build.Error, StringComparison.Ordinal);
    }
}
