using System.Text.Json.Nodes;

namespace ProxyGuard.Testing.GitHub;

/// <summary>The event of a workflow that follows another, as a runner leaves it in a file.</summary>
public static class WorkflowRunFile
{
    public const string Sha = "5a1f3ccd0a6e2c1c5f4fd0a0d2b3d3cbbb1d5ad1";
    public const string Head = "stranger:fix/#1 &head=x";

    /// <summary>A run for a pull request of a fork; change what should be different.</summary>
    public static JsonObject Event() => new()
    {
        ["action"] = "completed",
        ["repository"] = new JsonObject { ["full_name"] = "example/guarded" },
        ["workflow_run"] = new JsonObject
        {
            ["id"] = 4711,
            ["run_attempt"] = 2,
            ["name"] = "build @octocat",
            ["path"] = ".github/workflows/build.yml",
            ["event"] = "pull_request",
            ["conclusion"] = "failure",
            ["head_sha"] = Sha,
            ["head_branch"] = Head[(Head.IndexOf(':') + 1)..],
            ["head_repository"] = new JsonObject { ["full_name"] = "stranger/guarded", ["owner"] = new JsonObject { ["login"] = "stranger" } },
            ["pull_requests"] = new JsonArray(),
            ["run_started_at"] = "2026-01-05T12:00:00Z",
        },
    };
}
