using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ProxyGuard.Cli.Ci.GitHub;

/// <summary>
/// The run that began this one, from the event <c>workflow_run</c>. GitHub wrote it, so its numbers are true; the names in it were chosen
/// by whoever sent the pull request.
/// </summary>
/// <param name="Id">The run's number.</param>
/// <param name="Attempt">Its attempt.</param>
/// <param name="Workflow">The workflow's file.</param>
/// <param name="Name">The workflow's name.</param>
/// <param name="Event">What began that run, such as <c>pull_request</c>.</param>
/// <param name="HeadSha">The commit it was about.</param>
/// <param name="HeadOwner">Who owns the repository the commit is in; null when that is gone.</param>
/// <param name="HeadBranch">Its branch there, or null.</param>
/// <param name="Began">When it began, or null.</param>
internal sealed partial record WorkflowRunEvent(
    long Id, int Attempt, string Workflow, string? Name, string Event, string HeadSha, string? HeadOwner, string? HeadBranch,
    DateTimeOffset? Began)
{
    /// <summary>The event in a file, or null when that holds none of this kind.</summary>
    public static WorkflowRunEvent? Read(string? path) => EventFile.Read(path, root => Read(root.GetProperty("workflow_run")));

    private static WorkflowRunEvent? Read(JsonElement run)
    {
        var sha = Text(run, "head_sha") ?? "";
        var file = Text(run, "path")?.Split('@')[0];
        if (!Commit().IsMatch(sha) || string.IsNullOrEmpty(file) || !run.GetProperty("id").TryGetInt64(out var id)) return null;
        return new WorkflowRunEvent(
            id,
            run.TryGetProperty("run_attempt", out var attempt) && attempt.TryGetInt32(out var number) && number > 0 ? number : 1,
            file,
            Text(run, "name"),
            Text(run, "event") ?? "",
            sha,
            Owner(run),
            Text(run, "head_branch"),
            DateTimeOffset.TryParse(Text(run, "run_started_at"), CultureInfo.InvariantCulture, out var began) ? began : null);
    }

    private static string? Owner(JsonElement run) =>
        run.TryGetProperty("head_repository", out var repository) && repository.ValueKind == JsonValueKind.Object
            && repository.TryGetProperty("owner", out var owner) && owner.ValueKind == JsonValueKind.Object
            ? Text(owner, "login")
            : null;

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex("^[0-9a-f]{40}([0-9a-f]{24})?$")]
    private static partial Regex Commit();
}
