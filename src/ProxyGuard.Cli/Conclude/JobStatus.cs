using ProxyGuard.Core.Outcomes;

namespace ProxyGuard.Cli.Conclude;

/// <summary>How CI systems say how a job ended.</summary>
internal static class JobStatus
{
    /// <summary>The words of GitHub, GitLab, Azure Pipelines and Jenkins.</summary>
    public const string Allowed = "success, failure, cancelled; failed, canceled; Succeeded, SucceededWithIssues, Failed, Canceled; "
        + "UNSTABLE, ABORTED, NOT_BUILT; in any case";

    /// <summary>Variables in which a CI system says it by itself; GitHub has none.</summary>
    public static IReadOnlyList<string> Variables { get; } = ["AGENT_JOBSTATUS", "CI_JOB_STATUS"];

    public static BuildStatus? Parse(string text) => text.ToLowerInvariant() switch
    {
        "success" or "succeeded" or "succeededwithissues" => BuildStatus.Success,
        // Jenkins: a test failed.
        "failure" or "failed" or "unstable" => BuildStatus.Failure,
        "cancelled" or "canceled" or "aborted" or "not_built" => BuildStatus.Cancelled,
        _ => null,
    };
}
