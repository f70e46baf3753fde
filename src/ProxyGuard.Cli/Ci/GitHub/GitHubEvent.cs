using System.Text.Json;

namespace ProxyGuard.Cli.Ci.GitHub;

/// <summary>What the event that began a run says of its pull request. Hostile in part: titles and branches are anybody's.</summary>
/// <param name="PullRequest">The number, or null.</param>
/// <param name="UpdatedAt">When the pull request was last changed before the run, which for a push to it is when the run began.</param>
internal sealed record GitHubEvent(int? PullRequest, DateTimeOffset? UpdatedAt)
{
    private const int MostBytes = 4 * 1024 * 1024;
    private static readonly GitHubEvent Unknown = new(null, null);

    public static GitHubEvent Read(string? path)
    {
        try
        {
            if (path is null || new FileInfo(path) is not { Exists: true, Length: < MostBytes }) return Unknown;
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            if (!document.RootElement.TryGetProperty("pull_request", out var pull)) return Unknown;
            return new GitHubEvent(
                pull.TryGetProperty("number", out var number) && number.TryGetInt32(out var found) && found > 0 ? found : null,
                pull.TryGetProperty("updated_at", out var updated) && updated.TryGetDateTimeOffset(out var at) ? at : null);
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or ArgumentException)
        {
            return Unknown;
        }
    }
}
