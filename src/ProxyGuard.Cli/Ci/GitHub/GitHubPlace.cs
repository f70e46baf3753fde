using System.Globalization;
using System.Text.RegularExpressions;
using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Ci.GitHub;

/// <summary>Finds from a job's variables where its comment stands.</summary>
internal static partial class GitHubPlace
{
    public static HostAnswer<CommentPlace> Find(
        IReadOnlyDictionary<string, string> environment, int pullRequest, Secret token, TimeProvider time)
    {
        var connection = Connect(environment, token);
        if (connection.Value is not { } repository) return connection.Fault!;
        if (!long.TryParse(environment.GetValueOrDefault("GITHUB_RUN_ID"), NumberStyles.None, CultureInfo.InvariantCulture, out var run))
            return Fault(words => words.Hosts.RunIdIsNoNumber);
        var comments = repository.CommentsOf(pullRequest, token, time);
        return HostAnswer.Of(new CommentPlace(
            comments,
            Workflow(environment),
            run,
            CiText.Number(environment.GetValueOrDefault("GITHUB_RUN_ATTEMPT")) ?? 1,
            GitHubEvent.Read(environment.GetValueOrDefault("GITHUB_EVENT_PATH")).UpdatedAt));
    }

    /// <summary>The repository that a job is of, at its own GitHub.</summary>
    public static HostAnswer<GitHubConnection> Connect(IReadOnlyDictionary<string, string> environment, Secret token)
    {
        if (Api(environment) is not { } address) return Fault(words => words.Hosts.ApiUrlIsNotHttps);
        var repository = environment.GetValueOrDefault("GITHUB_REPOSITORY", "");
        if (!Repository().IsMatch(repository)) return Fault(words => words.Hosts.RepositoryNamesNone);
        return HostAnswer.Of(new GitHubConnection(GitHubApi.Open(address, token), repository));
    }

    /// <summary>The workflow's file; before GitHub told it (GHES 3.8 and older) its name.</summary>
    public static string Workflow(IReadOnlyDictionary<string, string> environment)
    {
        var reference = environment.GetValueOrDefault("GITHUB_WORKFLOW_REF", "");
        var file = reference.Split("@refs/")[0].Split('/', 3) is [_, _, var path] ? path : "";
        return file.Length > 0 ? file : environment.GetValueOrDefault("GITHUB_WORKFLOW", "");
    }

    private static Uri? Api(IReadOnlyDictionary<string, string> environment) =>
        Uri.TryCreate(environment.GetValueOrDefault("GITHUB_API_URL", "https://api.github.com"), UriKind.Absolute, out var url)
            && (url.Scheme == "https" || url is { Scheme: "http", IsLoopback: true }) && url.UserInfo.Length == 0 && url.Query.Length == 0
            ? url
            : null;

    private static HostFault Fault(Sentence sentence) => new(HostFaultKind.Final, sentence);

    [GeneratedRegex(@"^(?!\.)[A-Za-z0-9._-]+/(?!\.\.?\z)[A-Za-z0-9._-]+\z")]
    private static partial Regex Repository();
}

/// <summary>A repository, as <c>owner/name</c>, and the way to it.</summary>
internal sealed record GitHubConnection(RestApi Api, string Repository)
{
    public GitHubComments CommentsOf(int pullRequest, Secret token, TimeProvider time) =>
        new(Api, "/repos/" + Repository, pullRequest, new GitHubAuthor(token), time);
}
