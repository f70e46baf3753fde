using ProxyGuard.Cli.Tests.Ci.GitHub;
using ProxyGuard.Cli.Tests.Upload;
using ProxyGuard.Core.Tests;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Container;

/// <summary>A cancelled job: the program is the first process of its container, and what it has decided stands already.</summary>
[Collection(AllProcessors.Name)]
public sealed class CancelledJobTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private readonly ContainerStep _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public async Task While_it_probes_it_leaves_at_once_and_has_set_nothing()
    {
        var stalls = HopFaults.None.And("stall-before-response");
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), stalls, ContainerStep.HopOptions);

        var (run, leaving) = await _step.CancelAsync(hop.Asked, "guard", "--proxies", hop.Url, "--direct", "never", "--budget", "30s");

        Assert.True(run.ExitCode == 3, run.ToString());
        Assert.InRange(leaving, TimeSpan.Zero, Soon);
        Assert.Empty(RunnerFileReader.Read(_step.EnvFile));
    }

    [Fact]
    public async Task What_was_decided_before_is_set_as_a_whole()
    {
        await using var service = new FakeService(null);
        await using var broken = await LabHop.StartAsync(
            ModuleTree.Sample(), HopFaults.None.And("http-503"), ContainerStep.HopOptions);
        await using var healthy = await LabHop.StartAsync(ModuleTree.Sample(), options: ContainerStep.HopOptions);
        _step.Environment["GOPROXY"] = $"{broken.Url},{healthy.Url}";
        _step.Environment["PROXYGUARD_REPORT_TOKEN"] = "pgt_secret";

        _step.Environment["PROXYGUARD_REPORT_URL"] = service.Url.ToString();

        var (run, leaving) = await _step.CancelAsync(
            service.Asked.Task, "guard", "--proxies", $"{broken.Url},{healthy.Url}", "--direct", "never");

        Assert.True(run.ExitCode == 3, run.ToString());
        Assert.InRange(leaving, TimeSpan.Zero, Soon);
        Assert.Equal(healthy.Url, RunnerFileReader.Read(_step.EnvFile).ToDictionary()["GOPROXY"]);
    }
}
