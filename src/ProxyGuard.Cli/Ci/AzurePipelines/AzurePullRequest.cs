using System.Globalization;

namespace ProxyGuard.Cli.Ci.AzurePipelines;

/// <summary>The pull request that a build of Azure Pipelines validates, by what the agent says of it; its paths are below the
/// collection.</summary>
/// <param name="Collection">The organisation or collection, in whatever form the agent gives it: <c>https://dev.azure.com/org/</c>,
/// <c>https://org.visualstudio.com/</c> or <c>https://server:8080/tfs/DefaultCollection/</c>. All of them answer to the same paths.</param>
/// <param name="Project">The project's id, or its name.</param>
/// <param name="Repository">The repository's id.</param>
/// <param name="Number">The pull request's number.</param>
internal sealed record AzurePullRequest(Uri Collection, string Project, string Repository, int Number)
{
    private const string Version = "api-version=7.1";

    /// <summary>Says who a token is. The resource has never left its preview.</summary>
    public const string Identity = $"/_apis/connectionData?{Version}-preview";

    public string Threads => $"{Path}?{Version}";

    private string Path => string.Create(CultureInfo.InvariantCulture,
        $"/{Uri.EscapeDataString(Project)}/_apis/git/repositories/{Uri.EscapeDataString(Repository)}/pullRequests/{Number}/threads");

    public string Thread(long thread) => string.Create(CultureInfo.InvariantCulture, $"{Path}/{thread}?{Version}");

    public string Comment(long thread, int comment) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path}/{thread}/comments/{comment}?{Version}");

    /// <returns>The pull request, or null when the agent's variables do not name one of Azure Repos.</returns>
    public static AzurePullRequest? Find(IReadOnlyDictionary<string, string> environment)
    {
        return Uri.TryCreate(Value("SYSTEM_COLLECTIONURI"), UriKind.Absolute, out var collection)
            && collection is { Scheme: "https" or "http", UserInfo: "", Query: "", Fragment: "" }
            && (Value("SYSTEM_TEAMPROJECTID") ?? Value("SYSTEM_TEAMPROJECT")) is { } project
            && Value("BUILD_REPOSITORY_ID") is { } repository
            && CiText.Number(Value("SYSTEM_PULLREQUEST_PULLREQUESTID")) is { } number
            ? new AzurePullRequest(collection, project, repository, number)
            : null;

        string? Value(string name) => environment.GetValueOrDefault(name)?.Trim() is { Length: > 0 } value ? value : null;
    }
}
