using ProxyGuard.Cli.Tests.Ci.AzurePipelines;
using ProxyGuard.Cli.Tests.Ci.GitHub;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Guard;

public sealed class HostileHopTests
{
    private const long MostBytes = 160L << 20;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(3);

    // What judging and a busy machine add to the budget, and what starting and telling add to that.
    private static readonly TimeSpan Spare = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Around = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("body-10gb@zip")]
    [InlineData("body-10gb@mod")]
    [InlineData("endless-body@info")]
    [InlineData("endless-headers")]
    [InlineData("many-headers")]
    [InlineData("huge-header")]
    [InlineData("hostile-error")]
    [InlineData("stall-mid-header")]
    [InlineData("zip-bomb@zip")]
    public async Task A_hostile_hop_changes_nothing_but_its_own_verdict(string fault)
    {
        var tree = ModuleTree.Synthetic(1);
        await using var hostile = await LabHop.StartAsync(tree, HopFaults.Parse(fault));
        await using var healthy = await LabHop.StartAsync(tree);
        if (fault.StartsWith("zip-bomb", StringComparison.Ordinal)) await PackAsync(tree, hostile);
        using var repository = new GuardedRepository(tree).OnGitHub().InForce($"{hostile.Url},{healthy.Url}");

        var run = await repository.GuardAsync(
            "--proxies", $"{hostile.Url},{healthy.Url}", "--budget", $"{Budget.TotalSeconds}s", "--report-file", repository.ReportFile);

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.True(repository.GuardedFor() < Budget + Spare, run.ToString());
        Assert.True(run.Elapsed - repository.GuardedFor() < Around, run.ToString());
        Assert.True(run.PeakBytes < MostBytes, run.ToString());
        AssertNoCommandOfTheHops(run);
        var outputs = RunnerFileReader.Read(repository.OutputFile).ToDictionary();
        Assert.Contains(IdOf(healthy), outputs["healthy"]);
        Assert.DoesNotContain(RunnerFileReader.Read(repository.EnvFile), pair => pair.Key == "LAB_INJECTED");
    }

    [Fact]
    public async Task The_text_of_a_hostile_error_is_no_command_of_Azure_Pipelines_either()
    {
        await using var hostile = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All("hostile-error"));
        await using var healthy = await LabHop.StartAsync(ModuleTree.Sample());
        using var repository = new GuardedRepository().OnAzure().InForce($"{hostile.Url},{healthy.Url}");

        var run = await repository.GuardAsync("--proxies", $"{hostile.Url},{healthy.Url}");

        Assert.True(run.ExitCode == 0, run.ToString());
        var variables = LoggingCommandReader.Read(run.Log).Where(command => command.Name == "task.setvariable");
        Assert.DoesNotContain(variables, command => command.Properties["variable"] == "LAB_INJECTED");
        Assert.DoesNotContain("hostile", run.Log);
    }

    private static void AssertNoCommandOfTheHops(ProgramRun run)
    {
        Assert.DoesNotContain("LAB_INJECTED", run.Log);
        Assert.DoesNotContain('\u001b', run.Log);
        var commands = run.Log.Split('\n').Where(line => line.TrimStart().StartsWith("::", StringComparison.Ordinal));
        Assert.All(commands, line => Assert.StartsWith("::warning title=ProxyGuard::", line, StringComparison.Ordinal));
    }

    // The bomb is packed when it is first asked for, which would outlast the guard's budget.
    private static async Task PackAsync(ModuleTree tree, LabHop hop)
    {
        using var client = new HttpClient(LoopbackOnly.Handler());
        var module = tree.Modules.Single();
        await client.GetByteArrayAsync(
            new Uri($"{hop.Url}/{module.Path}/@v/{module.Version}.zip"), TestContext.Current.CancellationToken);
    }

    private static string IdOf(LabHop hop) => new Uri(hop.Url).Authority;
}
