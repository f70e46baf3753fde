namespace ProxyGuard.Core;

/// <summary>The story of one run: read what the repository needs, plan, probe, judge, choose, report.</summary>
public static class GuardRun
{
    /// <summary>Runs the guard. Nothing outlasts <see cref="GuardOptions.Budget"/>, whatever the proxies do.</summary>
    /// <param name="options">What a person set.</param>
    /// <param name="context">What the surroundings give.</param>
    /// <param name="cancellationToken">Ends the run; the caller's cancellation is thrown, every other failure is a value.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static Task<GuardResult> RunAsync(GuardOptions options, RunContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(GuardResult.Refused([]));
    }
}
