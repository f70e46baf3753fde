using System.Text.Json.Serialization;

namespace ProxyGuard.Cli.Ci.GitHub;

/// <summary>What we send of an issue comment.</summary>
internal sealed record CommentBody(string Body);

/// <summary>What we read of an issue comment; what is missing is null, whatever GitHub promises.</summary>
internal sealed record IssueComment(long? Id, string? Body, GitHubUser? User);

/// <summary>What we read of a user.</summary>
internal sealed record GitHubUser(string? Login);

/// <summary>What we read of an event of an issue.</summary>
internal sealed record IssueEvent(string? Event, GitHubUser? Actor, DateTimeOffset? CreatedAt);

/// <summary>What GitHub says to a refusal.</summary>
internal sealed record GitHubError(string? Message);

/// <summary>What we read of a pull request.</summary>
internal sealed record GitHubPull(int? Number, string? State, GitHubCommit? Head, GitHubCommit? Base);

/// <summary>What we read of either end of a pull request.</summary>
internal sealed record GitHubCommit(string? Sha, GitHubRepository? Repo);

/// <summary>What we read of a repository.</summary>
internal sealed record GitHubRepository(string? FullName);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CommentBody))]
[JsonSerializable(typeof(IssueComment))]
[JsonSerializable(typeof(IssueComment[]))]
[JsonSerializable(typeof(GitHubUser))]
[JsonSerializable(typeof(IssueEvent[]))]
[JsonSerializable(typeof(GitHubError))]
[JsonSerializable(typeof(GitHubPull[]))]
internal sealed partial class GitHubJson : JsonSerializerContext;
