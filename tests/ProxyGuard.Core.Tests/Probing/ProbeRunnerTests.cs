using System.Diagnostics;
using ProxyGuard.Core.Probing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Core.Tests.Probing;

public sealed class ProbeRunnerTests
{
    private static readonly TimeSpan LeastWait = TimeSpan.FromMilliseconds(500);

    private static readonly ProbeTarget[] Targets = [.. new[] { Endpoint.Absent, Endpoint.Info, Endpoint.Zip }.Select(ProbeLab.Target)];

    [Fact]
    public async Task Once_two_have_passed_a_stalled_one_is_not_waited_for()
    {
        var (seen, took) = await RunAsync(ProbeLab.Patient, "", "", "stall-before-response");

        Assert.InRange(took, LeastWait, ProbeLab.Patient / 2);
        Assert.All(seen[2], one => Assert.Equal(ProbeOutcome.Cancelled, one.Outcome));
        Assert.All(seen[0].Concat(seen[1]), one => Assert.True(one.Passes()));
    }

    [Theory]
    [InlineData("", "stall-before-response")]
    [InlineData("", "http-503", "stall-before-response")]
    public async Task One_that_has_passed_alone_waits_for_the_budget(params string[] faults)
    {
        var budget = TimeSpan.FromSeconds(3);
        var (seen, took) = await RunAsync(budget, faults);

        Assert.InRange(took, budget - TimeSpan.FromMilliseconds(50), budget + LeastWait);
        Assert.All(seen[^1], one => Assert.Equal(ProbeOutcome.StalledBeforeFirstByte, one.Outcome));
    }

    [Theory]
    [InlineData("")]
    [InlineData("", "")]
    [InlineData("", "http-503", "conn-refused", "html-200")]
    public async Task When_all_have_answered_the_run_ends(params string[] faults)
    {
        var (seen, took) = await RunAsync(ProbeLab.Patient, faults);

        Assert.InRange(took, TimeSpan.Zero, ProbeLab.Patient / 4);
        Assert.DoesNotContain(seen.SelectMany(one => one), one => one.Outcome == ProbeOutcome.Cancelled);
    }

    [Fact]
    public async Task Three_times_the_slower_pass_is_waited_for_others_that_are_only_slow()
    {
        var latency = TimeSpan.FromMilliseconds(400);
        await using var one = await LabHop.StartAsync(ModuleTree.Sample(), options: new LabOptions { Latency = latency });
        await using var two = await LabHop.StartAsync(ModuleTree.Sample(), options: new LabOptions { Latency = latency });
        await using var slower = await LabHop.StartAsync(ModuleTree.Sample(), options: new LabOptions { Latency = latency * 2 });

        var (seen, _) = await RunAsync(ProbeLab.Patient, [one, two, slower]);

        Assert.All(seen[2], answer => Assert.True(answer.Passes(), answer.Outcome.ToString()));
    }

    [Fact]
    public async Task Every_request_has_an_observation_even_when_the_queue_never_moved()
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All("tcp-accept-stall"));
        var targets = ProbeLab.Needs(ModuleTree.Sample()).Select(need => ProbeTarget.Of(Endpoint.Zip, need)).ToList();
        Assert.True(targets.Count > 6);

        var seen = await ProbeLab.RunAsync([new CandidatePlan(ProbeLab.Candidate(hop.Url), targets)], ProbeLab.Settings(ProbeLab.Short));

        Assert.Equal(targets.Select(target => target.Need!.Module).Order(ByText), seen.Select(one => one.Module!.Value).Order(ByText));
        Assert.Equal(6, seen.Count(one => one.Outcome == ProbeOutcome.StalledBeforeFirstByte));
        Assert.Equal(targets.Count - 6, seen.Count(one => one.Outcome == ProbeOutcome.Cancelled));
    }

    [Fact]
    public async Task Forty_candidates_of_every_kind_end_within_the_budget()
    {
        string[] faults = ["stall-mid-body", "conn-refused", "tcp-accept-stall", "endless-headers", "drip-body", "dns-failure", "redirect-loop", "malformed-response"];

        var (seen, took) = await RunAsync(TimeSpan.FromSeconds(2), [.. Enumerable.Range(0, 40).Select(number => faults[number % faults.Length])]);

        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(2.5));
        Assert.All(seen, answers => Assert.Equal(Targets.Length, answers.Count));
    }

    private static readonly Comparer<Core.Modules.ModuleVersion> ByText =
        Comparer<Core.Modules.ModuleVersion>.Create((left, right) => string.CompareOrdinal(left.ToString(), right.ToString()));

    private static async Task<(List<List<Observation>> Seen, TimeSpan Took)> RunAsync(TimeSpan budget, params string[] faults)
    {
        var hops = new List<LabHop>();
        try
        {
            foreach (var fault in faults) hops.Add(await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.Parse(fault)));
            return await RunAsync(budget, [.. hops]);
        }
        finally
        {
            foreach (var hop in hops) await hop.DisposeAsync();
        }
    }

    private static async Task<(List<List<Observation>> Seen, TimeSpan Took)> RunAsync(TimeSpan budget, LabHop[] hops)
    {
        var plans = hops.Select(hop => new CandidatePlan(ProbeLab.Candidate(hop.Url), Targets)).ToList();
        var clock = Stopwatch.StartNew();
        var seen = await ProbeLab.RunAsync(plans, ProbeLab.Settings(budget));
        return ([.. plans.Select(plan => seen.Where(one => one.Candidate.Equals(plan.Candidate)).ToList())], clock.Elapsed);
    }
}
