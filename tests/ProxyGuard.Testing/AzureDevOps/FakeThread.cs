using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace ProxyGuard.Testing.AzureDevOps;

/// <summary>Somebody who acts on a pull request.</summary>
/// <param name="Id">What <c>comment.author.id</c> and <c>authenticatedUser.id</c> say.</param>
/// <param name="Name">The display name.</param>
/// <param name="MayContribute">Whether it has "Contribute to pull requests".</param>
public sealed record FakeIdentity(Guid Id, string Name, bool MayContribute = true)
{
    public JsonObject ToJson() => new()
    {
        ["displayName"] = Name,
        ["url"] = $"https://spsprodweu1.vssps.visualstudio.com/_apis/Identities/{Id}",
        ["id"] = Id.ToString(),
        ["uniqueName"] = $"Build\\{Id}",
        ["descriptor"] = $"svc.{Id:n}",
    };
}

/// <summary>One comment of a thread.</summary>
public sealed record FakeComment(int Id, int Parent, FakeIdentity Author, string Content, DateTimeOffset At, bool IsDeleted = false)
{
    /// <summary>The time of its last change.</summary>
    public DateTimeOffset UpdatedAt { get; init; } = At;

    // A soft-deleted comment comes without its content.
    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["id"] = Id,
            ["parentCommentId"] = Parent,
            ["author"] = Author.ToJson(),
            ["publishedDate"] = At,
            ["lastUpdatedDate"] = UpdatedAt,
            ["lastContentUpdatedDate"] = UpdatedAt,
            ["commentType"] = "text",
        };
        if (IsDeleted) json["isDeleted"] = true;
        else (json["content"], json["usersLiked"]) = (Content, new JsonArray());
        return json;
    }
}

/// <summary>A thread of a pull request, as it stood at one moment.</summary>
public sealed record FakeThread(
    int Id, string Status, ImmutableList<FakeComment> Comments, ImmutableSortedDictionary<string, JsonNode> Properties, DateTimeOffset At)
{
    /// <summary>The time of its last change.</summary>
    public DateTimeOffset UpdatedAt { get; init; } = At;

    /// <summary>A thread is deleted when all its comments are.</summary>
    public bool IsDeleted => Comments.All(comment => comment.IsDeleted);

    public FakeComment First => Comments[0];

    public JsonObject ToJson()
    {
        var properties = new JsonObject();
        foreach (var (name, value) in Properties)
        {
            var type = value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? "System.Int32" : "System.String";
            properties[name] = new JsonObject { ["$type"] = type, ["$value"] = value.DeepClone() };
        }
        return new JsonObject
        {
            ["pullRequestThreadContext"] = null,
            ["id"] = Id,
            ["publishedDate"] = At,
            ["lastUpdatedDate"] = UpdatedAt,
            ["comments"] = new JsonArray([.. Comments.Select(comment => comment.ToJson())]),
            ["status"] = Status,
            ["threadContext"] = null,
            ["properties"] = properties,
            ["identities"] = null,
            ["isDeleted"] = IsDeleted,
            ["_links"] = new JsonObject { ["self"] = new JsonObject { ["href"] = $"https://dev.azure.com/x/threads/{Id}" } },
        };
    }
}
