namespace ProxyGuard.Cli.Comments;

/// <summary>Where a run's comment stands, and which run it is.</summary>
/// <param name="Comments">The comments of its pull request.</param>
/// <param name="Workflow">What has one comment to itself: the workflow's file, or the pipeline.</param>
/// <param name="Run">The CI system's number for the run.</param>
/// <param name="Attempt">The attempt, from 1.</param>
/// <param name="RunBegan">When the run began; null where only this job's own start is known.</param>
internal sealed record CommentPlace(
    IPullRequestComments Comments, string Workflow, long Run, int Attempt, DateTimeOffset? RunBegan);
