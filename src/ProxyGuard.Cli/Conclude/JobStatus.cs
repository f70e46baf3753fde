using ProxyGuard.Core.Outcomes;

namespace ProxyGuard.Cli.Conclude;

/// <summary>How CI systems say how a job ended.</summary>
internal static class JobStatus
{
    /// <summary>The words of GitHub, GitLab and Azure Pipelines.</summary>
    public const string Allowed = "success, failure, cancelled; failed, canceled; Succeeded, SucceededWithIssues, Failed, Canceled; in any case";

    /// <summary>Variables in which a CI system says it by itself; GitHub has none.</summary>
    public static IReadOnlyList<string> Variables { get; } = ["AGENT_JOBSTATUS", "CI_JOB_STATUS"];

    public static BuildStatus? Parse(string text) => text.ToLowerInvariant() switch
    {
        "success" or "succeeded" or "succeededwithissues" => BuildStatus.Success,
        "failure" or "failed" => BuildStatus.Failure,
        "cancelled" or "canceled" => BuildStatus.Cancelled,
        _ => null,
    };
}
