using System.Globalization;
using System.Text.RegularExpressions;
using ProxyGuard.Cli.Comments;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Ci.GitHub;

/// <summary>Finds from a job's variables where its comment stands.</summary>
internal static partial class GitHubPlace
{
    public static HostAnswer<CommentPlace> Find(
        IReadOnlyDictionary<string, string> environment, int pullRequest, Secret token, TimeProvider time)
    {
        if (Api(environment) is not { } address) return Fault("GITHUB_API_URL is not an https address");
        if (!Repository().IsMatch(environment.GetValueOrDefault("GITHUB_REPOSITORY", ""))) return Fault("GITHUB_REPOSITORY names none");
        if (!long.TryParse(environment.GetValueOrDefault("GITHUB_RUN_ID"), NumberStyles.None, CultureInfo.InvariantCulture, out var run))
            return Fault("GITHUB_RUN_ID is no number");
        var comments = new GitHubComments(
            new GitHubApi(address, token), "/repos/" + environment["GITHUB_REPOSITORY"], pullRequest, new GitHubAuthor(token), time);
        return HostAnswer.Of(new CommentPlace(
            comments,
            Workflow(environment),
            run,
            CiText.Number(environment.GetValueOrDefault("GITHUB_RUN_ATTEMPT")) ?? 1,
            GitHubEvent.Read(environment.GetValueOrDefault("GITHUB_EVENT_PATH")).UpdatedAt));
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

    private static HostFault Fault(string sentence) => new(HostFaultKind.Final, sentence);

    [GeneratedRegex(@"^(?!\.)[A-Za-z0-9._-]+/(?!\.\.?$)[A-Za-z0-9._-]+$")]
    private static partial Regex Repository();
}
