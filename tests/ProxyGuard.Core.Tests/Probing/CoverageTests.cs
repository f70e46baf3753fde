using System.Text;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;
using ProxyGuard.Core.Tests.Reports;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Core.Tests.Probing;

/// <summary>Full coverage on the module lists of real projects.</summary>
public sealed class CoverageTests : IDisposable
{
    private static readonly RealProject Project = RealProject.Largest;
    private static readonly IReadOnlyList<ModuleVersion> Needs = Project.Needs();

    // Where waiting is part of the test, few requests leave a busy machine time enough.
    private static readonly RealProject Small = new("blackbox_exporter");

    private readonly TempDirectory _project = new();

    public static TheoryData<string> Projects => [.. RealProject.All.Select(project => project.Name)];

    public void Dispose() => _project.Dispose();

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task A_chain_that_would_fail_on_one_module_is_known_before_the_build(string name)
    {
        var project = new RealProject(name);
        var needs = project.Needs();
        var missing = needs[137 % needs.Count];
        await using var lacking = await LabHop.StartAsync(project.Tree(missing));
        await using var whole = await LabHop.StartAsync(project.Tree());

        var result = await RunAsync(project, lacking.Url, [lacking.Url, whole.Url]);

        Assert.Equal([Health.Degraded, Health.Healthy], result.Verdicts.Select(verdict => verdict.Health));
        Assert.Equal($"{whole.Url}|{lacking.Url}", result.Decision!.After.Reveal());
        Assert.Equal((false, true, true), (result.Decision.FormerChainPasses, result.Decision.Passes, result.Decision.Rescued));
        AssertCounts(result.Report!.Coverage!, needs.Count, lacking: 0, unknown: 0);
        var facts = result.Report.Proxies[0];
        Assert.Contains(facts.Reasons, reason => reason is { Code: ReasonCode.ModulesLacking, Count: 1 } && reason.Of == needs.Count);
        Assert.Contains(facts.Probes, probe => probe.Module == missing.ToString() && probe.Outcome == ProbeOutcome.NotFound);
        foreach (var hop in new[] { lacking, whole })
        {
            Assert.Equal(needs.Count, hop.Requests.Where(request => request.Target?.Endpoint == Endpoint.Mod).DistinctBy(One).Count());
            Assert.Equal(hop.Requests.Count, hop.Requests.DistinctBy(request => request.RawTarget).Count());
            // Those of the sample that were left in the middle of an answer, and 64.
            Assert.InRange(hop.Connections, 1, ProbePlanner.MostRequests + 64);
        }
    }

    [Fact]
    public async Task What_no_proxy_of_the_chain_has_is_named()
    {
        ModuleVersion[] missing = [Needs[137], Needs[11], Needs[300]];
        await using var one = await LabHop.StartAsync(Project.Tree(missing));
        await using var two = await LabHop.StartAsync(Project.Tree([.. missing, Needs[5]]));

        var result = await RunAsync(Project, $"{one.Url}|{two.Url}", [one.Url, two.Url]);

        Assert.Contains(DecisionReason.ModulesLacking, result.Decision!.Reasons);
        Assert.Equal((false, false, false), (result.Decision.FormerChainPasses, result.Decision.Passes, result.Decision.Rescued));
        Assert.Equal(missing.ToHashSet(), result.Decision.Coverage!.Lacking.ToHashSet());
        AssertCounts(result.Report!.Coverage!, Needs.Count, lacking: 3, unknown: 0);
        Assert.Equal(missing.Select(module => module.ToString()).Order(), result.Report.Coverage!.Modules.Order());
    }

    [Fact]
    public async Task A_private_proxy_that_has_little_is_asked_over_few_connections()
    {
        await using var own = await LabHop.StartAsync(Project.Tree(Needs.Skip(40)));
        await using var mirror = await LabHop.StartAsync(Project.Tree());

        var result = await RunAsync(Project, $"{own.Url},{mirror.Url}", [mirror.Url], ("GOPRIVATE", "lab.test/*"), ("GONOPROXY", "none"));

        Assert.Equal(Needs.Count, result.Report!.Coverage!.Served);
        Assert.InRange(own.Requests.Count, Needs.Count, Needs.Count + ProbePlanner.MostRequests);
        Assert.InRange(own.Connections, 1, ProbePlanner.MostRequests + 64);
    }

    [Fact]
    public async Task A_private_name_goes_to_no_public_proxy_and_into_no_report()
    {
        var secret = Needs.First(need => need.Path.StartsWith("github.com/google/", StringComparison.Ordinal));
        var fromOrigin = Needs.First(need => need.Path.StartsWith("github.com/aws/", StringComparison.Ordinal));
        await using var own = await LabHop.StartAsync(Project.Tree(secret));
        await using var mirror = await LabHop.StartAsync(Project.Tree());

        var result = await RunAsync(Project, $"{own.Url},{mirror.Url}", [mirror.Url],
            ("GOPRIVATE", "github.com/google/*,github.com/aws/*"), ("GONOPROXY", "github.com/aws/*"));

        Assert.DoesNotContain(mirror.Requests, request => request.Path.Contains("github.com/google/", StringComparison.Ordinal));
        var all = own.Requests.Concat(mirror.Requests).ToList();
        Assert.DoesNotContain(all, request => request.Path.Contains(fromOrigin.Path, StringComparison.Ordinal));
        Assert.Contains(own.Requests, request => request.Path.Contains(secret.Path, StringComparison.Ordinal));
        // Nobody knows what the mirror would say to the name that it must not hear.
        Assert.True(result.Report!.Coverage!.Unknown > 0);
        Assert.DoesNotContain("github.com/google/", Encoding.UTF8.GetString(RunReportJson.Write(result.Report)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_asked_in_time_is_unknown_and_no_fault_of_the_proxy()
    {
        await using var slow = await LabHop.StartAsync(Project.Tree(), options: new() { Latency = TimeSpan.FromMilliseconds(400) });

        var result = await RunAsync(Project, slow.Url, [slow.Url], TimeSpan.FromSeconds(2.5));

        var facts = result.Report!.Proxies[0].Coverage!;
        Assert.True(facts is { Unknown: > 0, Served: > 0, Lacking: 0, Failed: 0 }, facts.ToString());
        Assert.Equal(Health.Healthy, result.Verdicts[0].Health);
        Assert.Null(result.Decision!.Passes);
        Assert.DoesNotContain(DecisionReason.ModulesLacking, result.Decision.Reasons);
        Assert.Equal(result.Report.Coverage!.Asked, result.Report.Coverage.Served + result.Report.Coverage.Unknown);
    }

    [Fact]
    public async Task A_proxy_that_refuses_so_many_requests_is_not_blamed()
    {
        await using var careful = await LabHop.StartAsync(Project.Tree(), options: new() { RequestsPerSecond = 50 });

        var result = await RunAsync(Project, careful.Url, [careful.Url], TimeSpan.FromSeconds(3));

        var facts = result.Report!.Proxies[0].Coverage!;
        Assert.True(facts is { Unknown: > 0, Lacking: 0, Failed: 0 }, facts.ToString());
        Assert.Equal(Health.Healthy, result.Verdicts[0].Health);
    }

    [Theory]
    [InlineData("http-503")]
    [InlineData("tcp-accept-reset")]
    [InlineData("eof-before-response")]
    [InlineData("stall-before-response")]
    public async Task What_fails_among_many_is_asked_again_among_few(string fault)
    {
        // The first twelve are the sample; then come twenty failures, and then it is well.
        await using var moody = await LabHop.StartAsync(Small.Tree(), HopFaults.Parse(fault) with { BreakAfter = 12, HealAfter = 20 });

        var result = await RunAsync(Small, moody.Url, [moody.Url], ProbeLab.Patient);

        AssertCounts(result.Report!.Coverage!, Small.Needs().Count, lacking: 0, unknown: 0);
        Assert.Equal((Health.Healthy, true), (result.Verdicts[0].Health, result.Decision!.Passes));
    }

    [Fact]
    public async Task A_stalled_proxy_is_not_waited_for_and_a_slower_one_is_covered_to_the_end()
    {
        // Its sample ends long before the coverage of the two others, and its coverage after theirs.
        var options = new LabOptions { Latency = TimeSpan.FromMilliseconds(150) };
        await using var one = await LabHop.StartAsync(Project.Tree(), options: options);
        await using var two = await LabHop.StartAsync(Project.Tree(), options: options);
        await using var stalled = await LabHop.StartAsync(Project.Tree(), HopFaults.All("tcp-accept-stall"));
        await using var slower = await LabHop.StartAsync(Project.Tree(), options: options with { Latency = options.Latency * 2 });

        var result = await RunAsync(Project, one.Url, [one.Url, two.Url, stalled.Url, slower.Url], ProbeLab.Patient * 2);

        Assert.InRange(result.Report!.DurationMs, 1, ProbeLab.Patient.TotalMilliseconds);
        Assert.Equal(
            [Health.Healthy, Health.Healthy, Health.Unknown, Health.Healthy], result.Verdicts.Select(verdict => verdict.Health));
        Assert.All(result.Report.Proxies.Where(proxy => proxy.Health == Health.Healthy), proxy => Assert.Equal(0, proxy.Coverage!.Unknown));
    }

    [Fact]
    public async Task A_module_that_stalls_breaks_the_proxy_when_the_time_is_over()
    {
        var faults = HopFaults.At(Endpoint.Mod, "stall-before-response") with { BreakAfter = 30 };
        await using var hop = await LabHop.StartAsync(Small.Tree(), faults);
        await using var whole = await LabHop.StartAsync(Small.Tree());

        var result = await RunAsync(Small, hop.Url, [hop.Url, whole.Url], TimeSpan.FromSeconds(6));

        Assert.Equal([Health.Down, Health.Healthy], result.Verdicts.Select(verdict => verdict.Health));
        Assert.Equal(whole.Url, result.Decision!.After.Reveal());
    }

    [Fact]
    public async Task Exchanged_bytes_of_one_module_are_found()
    {
        var exchanged = Needs[222];
        var tree = Project.Tree(exchanged).Add(exchanged.Path, exchanged.Version, ("go.mod", $"module {exchanged.Path}\n\n// another\n"));
        await using var poisoned = await LabHop.StartAsync(tree);
        await using var whole = await LabHop.StartAsync(Project.Tree());

        var result = await RunAsync(Project, poisoned.Url, [poisoned.Url, whole.Url]);

        Assert.Equal([Health.Poisoned, Health.Healthy], result.Verdicts.Select(verdict => verdict.Health));
        Assert.Equal(whole.Url, result.Decision!.After.Reveal());
    }

    [Fact]
    public async Task A_sample_asks_no_more_than_before_and_reports_no_coverage()
    {
        await using var hop = await LabHop.StartAsync(Project.Tree());

        var result = await RunAsync(Project, hop.Url, [hop.Url], ProbeLab.Patient, Coverage.Sample);

        Assert.InRange(hop.Requests.Count, 8, ProbePlanner.MostRequests);
        Assert.Null(result.Report!.Coverage);
        Assert.Null(result.Report.Proxies[0].Coverage);
    }

    private static string One(LabRequest request) => $"{request.Target!.Module}@{request.Target.Version}";

    private static void AssertCounts(CoverageFacts facts, int asked, int lacking, int unknown) => Assert.Equal(
        (asked, asked - lacking - unknown, lacking, unknown), (facts.Asked, facts.Served, facts.Lacking, facts.Unknown));

    private Task<GuardResult> RunAsync(
        RealProject project, string goProxy, string[] publics, params (string Name, string Value)[] variables) =>
        RunAsync(project, goProxy, publics, ProbeLab.Patient, Coverage.Full, variables);

    private async Task<GuardResult> RunAsync(
        RealProject project, string goProxy, string[] publics, TimeSpan budget, Coverage coverage = Coverage.Full,
        params (string Name, string Value)[] variables)
    {
        project.Write(_project.Path);
        var environment = variables.ToDictionary(variable => variable.Name, variable => variable.Value);
        environment["HOME"] = _project.Folder("home");
        environment["GOPROXY"] = goProxy;
        var options = new GuardOptions
        {
            Directories = [_project.Path],
            Proxies = [.. publics.Select(url => ProbeLab.Candidate(url).Url)],
            Budget = budget,
            Coverage = coverage,
        };
        var key = new RandomReports(7).Key(TimeProvider.System.GetUtcNow());
        var context = new RunContext(environment, TimeProvider.System, new RunIdentity(key, "github.com/acme/widgets", "0.1.0", null));
        var result = await GuardRun.RunAsync(options, context, TestContext.Current.CancellationToken);
        Assert.Empty(result.Faults);
        Assert.Empty(RunReportReader.Parse(RunReportJson.Write(result.Report!)).Faults);
        return result;
    }
}
