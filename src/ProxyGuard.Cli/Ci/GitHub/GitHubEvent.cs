using System.Text.Json;

namespace ProxyGuard.Cli.Ci.GitHub;

/// <summary>What the event that began a run says of its pull request. Hostile in part: titles and branches are anybody's.</summary>
/// <param name="PullRequest">The number, or null.</param>
/// <param name="UpdatedAt">When the pull request was last changed before the run, which for a push to it is when the run began.</param>
internal sealed record GitHubEvent(int? PullRequest, DateTimeOffset? UpdatedAt)
{
    public static GitHubEvent Read(string? path) => EventFile.Read(path, Read) ?? new(null, null);

    private static GitHubEvent? Read(JsonElement root) => !root.TryGetProperty("pull_request", out var pull)
        ? null
        : new GitHubEvent(
            pull.TryGetProperty("number", out var number) && number.TryGetInt32(out var found) && found > 0 ? found : null,
            pull.TryGetProperty("updated_at", out var updated) && updated.TryGetDateTimeOffset(out var at) ? at : null);
}
