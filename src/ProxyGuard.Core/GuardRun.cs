using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
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
        var settings = input.Settings.Since(context.Time.GetElapsedTime(start));
        var runner = new ProbeRunner(input.MayGoDirect ? settings.WithReserve() : settings, context.Time, context.Progress);
        var observations = await runner.RunAsync(plan, cancellationToken);
        var verdicts = ProxyJudge.Judge(plan, observations, input.PrivatePatterns, input.RunsGoAuth);
        var decision = input.NothingToFetch
            ? ChainChooser.NothingToFetch(input.Policy)
            : await DecideAsync(input, verdicts, new OriginProbe(input.Settings.Since(context.Time.GetElapsedTime(start)), context.Time));
        decision = Routed(decision);

        var took = context.Time.GetElapsedTime(start);
        var report = RunReportBuilder.Build(input, plan, verdicts, decision, context.Identity, startedAt, took);
        return new GuardResult([], decision, verdicts, report, input.Warnings) { Lacking = input.Manifest.NeedsOf(decision.Lacking) };

        async Task<ChainDecision> DecideAsync(RunInput input, IReadOnlyList<ProxyVerdict> verdicts, OriginProbe origins)
        {
            var decision = ChainChooser.Choose(verdicts, input.Policy);
            // Nothing is left but the origins: whether they answer is asked now, because direct is not written on hope.
            return !decision.IsDirectFloor || await origins.AnswerAsync(input.FromOrigins(startedAt), cancellationToken)
                ? decision
                : ChainChooser.Choose(verdicts, input.Policy with { WhyNoFloor = DecisionReason.DirectUnreachable });
        }

        ChainDecision Routed(ChainDecision decision)
        {
            var former = plan.NeedsDatabase ? RouteOf(decision.Before ?? decision.After) : null;
            return RouteOf(decision.After).Apply(decision, former);
        }

        ChecksumRouting RouteOf(ProxyChain chain) =>
            ChecksumRouting.Of(chain, observations, runner.Database, input.Environment, input.Candidates);
    }
}
