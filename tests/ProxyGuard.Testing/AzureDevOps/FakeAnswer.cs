using System.Text.Json.Nodes;

namespace ProxyGuard.Testing.AzureDevOps;

/// <summary>A status and a body, as Azure DevOps words its errors.</summary>
internal sealed record FakeAnswer(int Status, JsonNode? Body)
{
    public const string SignIn =
        "<!DOCTYPE html><html><head><title>Azure DevOps Services | Sign In</title></head><body><form action=\"/_signin\"></form></body></html>";

    public static FakeAnswer Unauthorized => Error(401, "TF400813: The user '' is not authorized to access this resource.",
        "UnauthorizedRequestException");

    public static FakeAnswer NoPermission => Error(403,
        "TF401027: You need the Git 'PullRequestContribute' permission to perform this action. Details: identity 'Build\\\\x', scope 'repository'.",
        "GitNeedsPermissionException");

    public static FakeAnswer NotTheAuthor => Error(403, "The comment can be changed only by its author.", "CommentCannotBeUpdatedException");

    public static FakeAnswer NoPullRequest => Error(404, "TF401180: The requested pull request was not found.",
        "GitPullRequestNotFoundException");

    public static FakeAnswer NoRepository => Error(404,
        "TF401019: The Git repository with name or identifier x does not exist or you do not have permissions for the operation you are attempting.",
        "GitRepositoryNotFoundException");

    public static FakeAnswer NoThread => Error(404, "The thread or comment does not exist.", "DiscussionThreadNotFoundException");

    public static FakeAnswer NoVersion => Error(400, "No api-version was supplied for the request.", "VssVersionNotSpecifiedException");

    public static FakeAnswer NeedsPreview => Error(400,
        "The requested version \"7.1\" of the resource is under preview. The -preview flag must be supplied in the api-version for such requests.",
        "VssInvalidPreviewVersionException");

    public static FakeAnswer OldServer => Error(400,
        "The requested REST API version of 7.1 is out of range for this server. The latest REST API version this server supports is 7.0.",
        "VssVersionOutOfRangeException");

    public static FakeAnswer TooLong => Error(400,
        "A discussion comment cannot be longer than 150000 characters.\r\nParameter name: comment.Content", "ArgumentException");

    public static FakeAnswer Throttled => Error(429,
        "TF400733: The request has been canceled: Request was blocked due to exceeding usage of resource 'Concurrency' in namespace 'User'.",
        "RequestBlockedException");

    public static FakeAnswer Busy => Error(503, "TF400898: An Internal Error Occurred.", "ServiceUnavailableException");

    public static FakeAnswer OutOfContract(IEnumerable<string> faults) => Error(400, string.Join('\n', faults), "InvalidArgumentValueException");

    public static FakeAnswer Error(int status, string message, string typeKey) => new(status, new JsonObject
    {
        ["$id"] = "1",
        ["innerException"] = null,
        ["message"] = message,
        ["typeName"] = $"Microsoft.TeamFoundation.{typeKey}, Microsoft.TeamFoundation",
        ["typeKey"] = typeKey,
        ["errorCode"] = 0,
        ["eventId"] = 3000,
    });
}
