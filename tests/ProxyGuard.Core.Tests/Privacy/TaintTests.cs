using System.Text;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.Core.Tests.Probing;

namespace ProxyGuard.Core.Tests.Privacy;

/// <summary>Private means private: no byte of a private path in a probe of a public proxy, in a report, or past a chosen chain.</summary>
[Collection(AllProcessors.Name)]
public sealed class TaintTests
{
    private static readonly RunIdentity Identity = new(Guid.CreateVersion7(), "example.com/acme/app", "0.0.0", null);

    [Fact]
    public void No_private_path_of_ten_thousand_organisations_gets_to_a_public_proxy_or_into_a_report() =>
        Parallel.For(0, 12_000, seed => Check(new Organisation(seed), seed));

    private static void Check(Organisation organisation, int seed)
    {
        var input = InputOf(organisation);
        if (input is null) return;
        var plan = ProbePlanner.Plan(input, new DateOnly(2026, 1, 1));
        foreach (var target in plan.Candidates.Where(one => one.Candidate.Trust == Trust.Public).SelectMany(one => one.Targets))
            AssertClean(target.Path + string.Concat(target.Spares.Select(spare => spare.Path)), $"seed {seed}, a probe");

        var observations = plan.Candidates.SelectMany(one => one.Targets.Select(target => Seen(organisation, one.Candidate, target))).ToList();
        var verdicts = ProxyJudge.Judge(plan, observations, input.PrivatePatterns, runsGoAuth: false);
        var decision = ChainChooser.Choose(verdicts, input.Policy);
        var report = RunReportBuilder.Build(input, plan, verdicts, decision, Identity, DateTimeOffset.UnixEpoch, TimeSpan.Zero);
        AssertClean(Encoding.UTF8.GetString(RunReportJson.Write(report)), $"seed {seed}, the report");
        CheckChain(organisation, decision, seed);
    }

    private static void CheckChain(Organisation organisation, ChainDecision decision, int seed)
    {
        if (!decision.Changed) return;
        var before = organisation.Environment;
        var after = new Dictionary<string, string>(before);
        foreach (var (name, value) in decision.Variables) after[name] = value;
        var where = $"seed {seed}: {string.Join(' ', before)} -> {string.Join(' ', after)}";

        var leaks = organisation.Leaks(after);
        leaks.ExceptWith(organisation.OwnLeaks());
        Assert.True(leaks.Count == 0, $"{where} leaks to {string.Join(' ', leaks)}");
        Assert.True(!organisation.TellsDatabase(after) || organisation.TellsDatabase(before), $"{where} tells the database");
    }

    private static RunInput? InputOf(Organisation organisation)
    {
        var environment = GoEnvironment.From(organisation.Environment, GoEnvironmentFiles.Nothing);
        var candidates = CandidateList.From(environment, organisation.Options);
        Assert.Empty(candidates.Faults);
        var option = organisation.Options.Private is { } text ? ModulePatterns.Parse(text, "private") : null;
        var policy = new ChoosingPolicy(environment.Chain!, organisation.Options.Direct, organisation.Options.WhenNone)
        {
            Private = PrivateRouting.Of(environment, option, candidates.Candidates.Any(one => one.Trust == Trust.Private)),
        };
        return new RunInput(
            organisation.Manifest, environment, candidates.Candidates, option ?? environment.PrivatePatterns, ProbeLab.Settings(ProbeLab.Short), policy, "1.23",
            false, environment.Warnings);
    }

    private static Observation Seen(Organisation organisation, Candidate candidate, ProbeTarget target)
    {
        var outcome = target.Need is { } need
            ? organisation.AnswerOf(candidate.Url.Text, need.Module.Path, target.Endpoint)
            : target.Endpoint == Endpoint.Absent ? ProbeOutcome.NotFound : ProbeOutcome.Ok;
        return new Observation
        {
            Candidate = candidate,
            Endpoint = target.Endpoint,
            Module = target.Need?.Module,
            Outcome = outcome,
            FirstByte = TimeSpan.FromMilliseconds(10),
            Hash = outcome == ProbeOutcome.Ok ? target.ExpectedHash : null,
            ExpectedHash = target.ExpectedHash,
            Detail = target.Path,
        };
    }

    private static void AssertClean(string text, string where) =>
        Assert.False(text.Contains(Organisation.Canary, StringComparison.OrdinalIgnoreCase), $"{where}: {text}");
}
