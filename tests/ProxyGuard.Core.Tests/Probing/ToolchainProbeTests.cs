using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.Core.Tests.Reports;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Checksums;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Core.Tests.Probing;

/// <summary>A repository whose go line is newer than the go that will build it.</summary>
public sealed class ToolchainProbeTests : IDisposable
{
    private static readonly ModuleManifest Newer = ModuleManifest.Empty with { Files = ["go.mod"], GoVersion = "1.27" };
    private static readonly ModuleVersion Toolchain = ToolchainSwitch.Of(Newer, "auto", "1.23.5", _ => false).Download!.Value;

    private readonly TempDirectory _project = new();

    public ToolchainProbeTests()
    {
        LabRepository.Write(_project.Path, ModuleTree.Sample());
        var mod = File.ReadAllText(_project["go.mod"]);
        _project.Write("go.mod", mod.Replace("go 1.18", "go 1.27", StringComparison.Ordinal));
    }

    private static ModuleTree WithToolchain { get; } =
        ModuleTree.Sample().Add(Toolchain.Path, Toolchain.Version, ("noise", new Random(1).GetString("0123456789abcdef", 1 << 20)));

    // At its own address nobody listens: only the hops carry it.
    private static ChecksumDatabase Database { get; } = new("127.0.0.1:9", WithToolchain);

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task A_hop_that_lacks_what_another_has_is_degraded_and_behind()
    {
        await using var lacking = await StartAsync(ModuleTree.Sample());
        await using var whole = await StartAsync(WithToolchain);

        var result = await RunAsync(lacking.Url, [lacking.Url, whole.Url]);

        Assert.Equal([Health.Degraded, Health.Healthy], result.Verdicts.Select(verdict => verdict.Health));
        Assert.Equal(ReasonCode.ToolchainLacking, Assert.Single(result.Verdicts[0].Reasons).Code);
        Assert.Equal($"{whole.Url}|{lacking.Url}", result.Decision!.After.Reveal());
        Assert.Equal((false, true, true), (result.Decision.FormerChainPasses, result.Decision.Passes, result.Decision.Rescued));
        Assert.DoesNotContain(DecisionReason.ToolchainLacking, result.Decision.Reasons);
        Assert.InRange(whole.Requests.Count, 8, ProbePlanner.MostRequests);
        Assert.All(result.Report!.Proxies, proxy => Assert.Contains(proxy.Probes, probe => probe.Module == Toolchain.ToString()));
    }

    [Fact]
    public async Task When_nobody_has_it_nobody_is_to_blame_and_the_build_will_fail()
    {
        await using var one = await StartAsync(ModuleTree.Sample());
        await using var two = await StartAsync(ModuleTree.Sample());

        var result = await RunAsync($"{one.Url},{two.Url}", [one.Url, two.Url]);

        Assert.All(result.Verdicts, verdict => Assert.Equal(Health.Healthy, verdict.Health));
        Assert.Contains(DecisionReason.ToolchainLacking, result.Decision!.Reasons);
        Assert.Equal((false, false), (result.Decision.FormerChainPasses, result.Decision.Passes));
    }

    [Fact]
    public async Task Only_the_start_of_it_is_read()
    {
        await using var hop = await StartAsync(WithToolchain);
        Assert.True(WithToolchain[Toolchain.Path, Toolchain.Version]!.Zip.Length > 100_000);

        var result = await RunAsync(hop.Url, [hop.Url]);

        var seen = Assert.Single(result.Verdicts[0].Observations, one => one.Module == Toolchain);
        Assert.Equal((ProbeOutcome.TooLarge, 200), (seen.Outcome, seen.Status));
        Assert.InRange(seen.Bytes, 5, 16 << 10);
        Assert.Single(hop.Requests, request => request.Path.Contains("toolchain", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("html-200@zip", Health.Down)]
    [InlineData("stall-mid-header@zip", Health.Down)]
    public async Task A_page_or_a_silence_in_its_place_is_seen(string fault, Health expected)
    {
        await using var broken = await StartAsync(WithToolchain, HopFaults.Parse(fault));
        _project.Write("go.mod", "module lab.test/app\n\ngo 1.27\n");
        _project.Write("go.sum", "");
        await using var whole = await StartAsync(WithToolchain);

        var result = await RunAsync(broken.Url, [broken.Url, whole.Url], budget: TimeSpan.FromSeconds(3));

        Assert.Equal([expected, Health.Healthy], result.Verdicts.Select(verdict => verdict.Health));
        Assert.Equal(whole.Url, result.Decision!.After.Reveal());
    }

    [Fact]
    public async Task It_is_asked_for_when_there_is_nothing_else_to_fetch_and_then_nothing_else()
    {
        await using var hop = await StartAsync(WithToolchain);
        _project.Write("vendor/modules.txt", "");
        _project.Write("go.mod", "module lab.test/app\n\ngo 1.27\n");
        _project.Write("go.sum", "");

        var result = await RunAsync(hop.Url, [hop.Url]);

        Assert.NotEqual(DecisionResult.NothingToFetch, result.Decision!.Result);
        var asked = hop.Requests.Select(request => request.Target!.Endpoint);
        Assert.Equal([Endpoint.Zip], asked.Except([Endpoint.List, Endpoint.SumDbSupported]));
    }

    [Fact]
    public async Task What_go_will_refuse_is_said()
    {
        await using var hop = await StartAsync(WithToolchain);

        var result = await RunAsync(hop.Url, [hop.Url], ("GOTOOLCHAIN", "local"));

        Assert.Contains(result.Warnings, warning => warning.Code == WarningCode.GoTooOld && warning.Arguments is ["1.27", "1.23.5"]);
        Assert.Contains(result.Report!.Warnings, warning => warning.Code == WarningCode.GoTooOld);
        Assert.DoesNotContain(hop.Requests, request => request.Path.Contains("toolchain", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_asked_for_it_where_GONOPROXY_takes_it_out_of_the_list()
    {
        await using var hop = await StartAsync(WithToolchain);

        await RunAsync(hop.Url, [hop.Url], ("GONOPROXY", "golang.org/toolchain"));

        Assert.DoesNotContain(hop.Requests, request => request.Path.Contains("toolchain", StringComparison.Ordinal));
    }

    private static Task<LabHop> StartAsync(ModuleTree tree, HopFaults? faults = null) =>
        LabHop.StartAsync(tree, faults, new() { Database = Database });

    private Task<GuardResult> RunAsync(string goProxy, string[] publics, params (string Name, string Value)[] variables) =>
        RunAsync(goProxy, publics, ProbeLab.Patient, variables);

    private async Task<GuardResult> RunAsync(
        string goProxy, string[] publics, TimeSpan budget, params (string Name, string Value)[] variables)
    {
        var environment = variables.ToDictionary(variable => variable.Name, variable => variable.Value);
        environment["HOME"] = _project.Folder("home");
        environment["GOPROXY"] = goProxy;
        environment["GOSUMDB"] = Database.VerifierKey;
        var options = new GuardOptions
        {
            Directories = [_project.Path],
            Proxies = [.. publics.Select(url => ProbeLab.Candidate(url).Url)],
            Budget = budget,
            GoVersion = "1.23.5",
        };
        var key = new RandomReports(7).Key(TimeProvider.System.GetUtcNow());
        var context = new RunContext(environment, TimeProvider.System, new RunIdentity(key, "github.com/acme/widgets", "0.1.0", null));
        var result = await GuardRun.RunAsync(options, context, TestContext.Current.CancellationToken);
        Assert.Empty(result.Faults);
        Assert.Empty(RunReportReader.Parse(RunReportJson.Write(result.Report!)).Faults);
        return result;
    }
}
