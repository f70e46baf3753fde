using ProxyGuard.Cli.Tests.Ci.GitHub;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Guard;

public sealed class PolicyTests
{
    [Theory]
    [InlineData("fail", 1)]
    [InlineData("keep", 0)]
    public async Task With_no_usable_proxy_the_policy_says_how_the_step_ends(string policy, int exitCode)
    {
        await using var broken = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.Parse("http-503@zip"));
        await using var captive = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All("html-200"));
        using var repository = new GuardedRepository().OnGitHub().InForce($"{broken.Url},{captive.Url}");

        var run = await repository.GuardAsync("--proxies", $"{broken.Url},{captive.Url}", "--when-none", policy);

        Assert.True(run.ExitCode == exitCode, run.ToString());
        Assert.Contains($"when-none: {policy}", run.Output);
        Assert.Empty(RunnerFileReader.Read(repository.EnvFile));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("module example.com/app\n\ngo 1.23\n")]
    public async Task With_nothing_to_fetch_there_is_one_line_and_exit_0(string? goMod)
    {
        await using var healthy = await LabHop.StartAsync(ModuleTree.Sample());
        using var repository = new GuardedRepository();
        foreach (var file in Directory.GetFiles(repository.Go.Project)) File.Delete(file);
        if (goMod is not null)
            await File.WriteAllTextAsync(Path.Combine(repository.Go.Project, "go.mod"), goMod, TestContext.Current.CancellationToken);

        var run = await repository.GuardAsync("--proxies", healthy.Url);

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal("Nothing to fetch: this repository needs no module from a proxy.\n", run.Output);
        Assert.Empty(healthy.Requests);
        // Without any go.mod the step probably names another directory than it should: that is worth a warning.
        Assert.Equal(goMod is null, run.Error.Contains("no go.mod here", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_malformed_go_mod_ends_with_2_and_every_fault_by_line()
    {
        await using var healthy = await LabHop.StartAsync(ModuleTree.Sample());
        using var repository = new GuardedRepository().OnGitHub();
        await File.WriteAllTextAsync(
            Path.Combine(repository.Go.Project, "go.mod"),
            "module example.com/app\n\nrequier example.com/a v1.0.0\n\nrequire example.com/b 1.0.0\n\ngo nineteen\n",
            TestContext.Current.CancellationToken);

        var run = await repository.GuardAsync("--proxies", healthy.Url);

        Assert.True(run.ExitCode == 2, run.ToString());
        foreach (var line in (int[])[3, 5, 7]) Assert.Contains($"line={line}", run.Output);
        Assert.Empty(healthy.Requests);
        Assert.Empty(RunnerFileReader.Read(repository.EnvFile));
    }
}
