using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core;

/// <summary>The story of one run: read what the repository needs, plan, probe, judge, choose, report.</summary>
public static class GuardRun
{
    /// <summary>Runs the guard. Nothing outlasts <see cref="GuardOptions.Budget"/>, whatever the proxies do.</summary>
    /// <param name="options">What a person set.</param>
    /// <param name="context">What the surroundings give.</param>
    /// <param name="cancellationToken">Ends the run; the caller's cancellation is thrown, every other failure is a value.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<GuardResult> RunAsync(GuardOptions options, RunContext context, CancellationToken cancellationToken)
    {
        var start = context.Time.GetTimestamp();
        var startedAt = context.Time.GetUtcNow();
        var read = RunInput.Read(options, context);
        if (read.Faults.Count > 0) return GuardResult.Refused(read.Faults);
        var input = read.Value;

        var plan = input.NothingToFetch ? ProbePlan.Empty : ProbePlanner.Plan(input, DateOnly.FromDateTime(startedAt.UtcDateTime));
        var runner = new ProbeRunner(input.Settings.Since(context.Time.GetElapsedTime(start)), context.Time, context.Progress);
        var observations = await runner.RunAsync(plan, cancellationToken);
        var verdicts = ProxyJudge.Judge(plan, observations, input.PrivatePatterns, input.RunsGoAuth);
        var decision = input.NothingToFetch ? ChainChooser.NothingToFetch(input.Policy) : ChainChooser.Choose(verdicts, input.Policy);
        var route = ChecksumRouting.Of(decision.After, observations, runner.Database, input.Environment, input.Candidates);
        decision = route.Apply(decision);

        var took = context.Time.GetElapsedTime(start);
        var report = RunReportBuilder.Build(input, plan, verdicts, decision, context.Identity, startedAt, took);
        return new GuardResult([], decision, verdicts, report, input.Warnings);
    }
}
