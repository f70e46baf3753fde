using ProxyGuard.Cli.Tests.Ci.AzurePipelines;
using ProxyGuard.Cli.Tests.Ci.GitHub;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Guard;

public sealed class GuardedBuildTests
{
    [Theory]
    [InlineData("1.23", "http-503@zip")]
    [InlineData("1.27", "http-503@zip")]
    [InlineData("1.27", "zip-other-bytes@zip")]
    [InlineData("1.23", "conn-refused")]
    public async Task The_printed_chain_downloads_with_the_real_go(string release, string fault)
    {
        await using var broken = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.Parse(fault));
        await using var healthy = await LabHop.StartAsync(ModuleTree.Sample());
        using var repository = new GuardedRepository();

        var decision = await repository.DecideAsync("--proxies", $"{broken.Url},{healthy.Url}");

        var chain = decision.GetProperty("goproxy").GetString()!;
        Assert.StartsWith(healthy.Url, chain, StringComparison.Ordinal);
        Assert.DoesNotContain(broken.Url, chain);
        var download = await repository.DownloadAsync(release, chain);
        Assert.True(download.Passed, download.ToString());
    }

    [Fact]
    public async Task On_GitHub_later_steps_get_a_chain_that_builds_where_the_one_in_force_fails()
    {
        await using var broken = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.At(Core.Probing.Endpoint.Zip, "http-502"));
        await using var healthy = await LabHop.StartAsync(ModuleTree.Sample());
        using var repository = new GuardedRepository().OnGitHub().InForce($"{broken.Url},{healthy.Url}");
        var before = await repository.BuildAsync("1.27", $"{broken.Url},{healthy.Url}");
        repository.Environment["INPUT_PROXIES"] = $"{broken.Url},{healthy.Url}";

        var run = await repository.GuardAsync();

        Assert.False(before.Passed);
        Assert.True(run.ExitCode == 0, run.ToString());
        var variables = RunnerFileReader.Read(repository.EnvFile).ToDictionary();
        Assert.Equal(healthy.Url, variables["GOPROXY"]);
        Assert.Equal("true", RunnerFileReader.Read(repository.OutputFile).ToDictionary()["changed"]);
        Assert.Contains("healthy", await File.ReadAllTextAsync(repository.SummaryFile, TestContext.Current.CancellationToken));
        Assert.Single(run.Output.Split('\n'), line => line.StartsWith("::warning", StringComparison.Ordinal));
        var after = await repository.BuildAsync("1.27", variables["GOPROXY"]);
        Assert.True(after.Passed, after.ToString());
    }

    [Fact]
    public async Task In_Azure_Pipelines_later_steps_get_a_chain_that_builds()
    {
        await using var broken = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All("http-500"));
        await using var healthy = await LabHop.StartAsync(ModuleTree.Sample());
        using var repository = new GuardedRepository().OnAzure().InForce($"{broken.Url},{healthy.Url}");

        var run = await repository.GuardAsync("--proxies", $"{broken.Url},{healthy.Url}");

        Assert.True(run.ExitCode == 0, run.ToString());
        var commands = LoggingCommandReader.Read(run.Output);
        var variable = Assert.Single(commands, command =>
            command.Name == "task.setvariable" && command.Properties["variable"] == "GOPROXY");
        Assert.Equal(healthy.Url, variable.Data);
        Assert.Single(commands, command => command.Name == "task.logissue");
        Assert.True(File.Exists(Assert.Single(commands, command => command.Name == "task.uploadsummary").Data));
        var build = await repository.BuildAsync("1.23", variable.Data);
        Assert.True(build.Passed, build.ToString());
    }

    [Fact]
    public async Task A_probe_finds_the_same_and_sets_nothing()
    {
        await using var broken = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All("http-500"));
        await using var healthy = await LabHop.StartAsync(ModuleTree.Sample());
        using var repository = new GuardedRepository().OnGitHub().InForce($"{broken.Url},{healthy.Url}");

        var run = await repository.ProbeAsync("--proxies", $"{broken.Url},{healthy.Url}");

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Empty(RunnerFileReader.Read(repository.EnvFile));
        var outputs = RunnerFileReader.Read(repository.OutputFile).ToDictionary();
        Assert.Equal(("false", healthy.Url), (outputs["changed"], outputs["goproxy"]));
    }

    [Fact]
    public async Task A_chain_whose_proxies_are_all_well_stays_as_it_is()
    {
        await using var first = await LabHop.StartAsync(ModuleTree.Sample());
        // On a busy machine either could be the faster one by chance, and would then rightly come first.
        await using var second = await LabHop.StartAsync(
            ModuleTree.Sample(), options: new LabOptions { Latency = TimeSpan.FromMilliseconds(200) });
        var inForce = $"{first.Url}|{second.Url}";
        using var repository = new GuardedRepository().OnGitHub().InForce(inForce);

        var run = await repository.GuardAsync("--proxies", $"{first.Url},{second.Url}");

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Empty(RunnerFileReader.Read(repository.EnvFile));
        Assert.DoesNotContain("::", run.Output);
    }
}
