using System.Text.Json.Nodes;

namespace ProxyGuard.Testing.GitHub;

/// <summary>GitHub's objects with every field that its description requires.</summary>
internal static class GitHubJsonAnswers
{
    private const string At = "2026-01-05T12:00:00Z";

    public static JsonObject Comment(string api, string repository, int pullRequest, GitHubComment comment) => new()
    {
        ["id"] = comment.Id,
        ["node_id"] = $"IC_{comment.Id}",
        ["url"] = $"{api}{repository}/issues/comments/{comment.Id}",
        ["html_url"] = $"https://github.com/o/r/pull/{pullRequest}#issuecomment-{comment.Id}",
        ["issue_url"] = $"{api}{repository}/issues/{pullRequest}",
        ["body"] = comment.Body,
        ["user"] = User(comment.Author),
        ["created_at"] = At,
        ["updated_at"] = At,
        ["author_association"] = "CONTRIBUTOR",
    };

    public static JsonObject Deletion(string api, GitHubDeletion deletion) => new()
    {
        ["id"] = deletion.Id,
        ["node_id"] = $"CDE_{deletion.Id}",
        ["url"] = $"{api}/repos/o/r/issues/events/{deletion.Id}",
        ["actor"] = User(deletion.Actor),
        ["event"] = "comment_deleted",
        ["commit_id"] = null,
        ["commit_url"] = null,
        ["created_at"] = deletion.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ"),
        ["performed_via_github_app"] = null,
    };

    public static JsonObject User(string login)
    {
        var user = new JsonObject
        {
            ["login"] = login,
            ["id"] = Math.Abs(login.GetHashCode(StringComparison.Ordinal)),
            ["node_id"] = "U_1",
            ["gravatar_id"] = "",
            ["type"] = login.EndsWith("[bot]", StringComparison.Ordinal) ? "Bot" : "User",
            ["site_admin"] = false,
        };
        string[] addresses =
        [
            "avatar_url", "url", "html_url", "followers_url", "following_url", "gists_url", "starred_url", "subscriptions_url",
            "organizations_url", "repos_url", "events_url", "received_events_url",
        ];
        foreach (var name in addresses) user[name] = $"https://example.com/{name}";
        return user;
    }

    /// <summary>What GET /user adds to a user.</summary>
    public static JsonObject Self(string login)
    {
        var self = User(login);
        foreach (var name in new[] { "name", "company", "blog", "location", "email", "hireable", "bio" }) self[name] = null;
        foreach (var name in new[] { "public_repos", "public_gists", "followers", "following" }) self[name] = 0;
        (self["created_at"], self["updated_at"]) = (At, At);
        return self;
    }

    public static JsonObject Message(string message) => new() { ["message"] = message, ["documentation_url"] = "https://docs.github.com/rest" };
}
