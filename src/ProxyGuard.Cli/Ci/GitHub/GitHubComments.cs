using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ProxyGuard.Cli.Comments;

namespace ProxyGuard.Cli.Ci.GitHub;

/// <summary>A pull request's comments on GitHub: to its REST interface they are comments of an issue.</summary>
/// <param name="api">The interface.</param>
/// <param name="repository">The repository's path, such as <c>/repos/acme/widgets</c>.</param>
/// <param name="pullRequest">The pull request's number.</param>
/// <param name="author">Who we are there.</param>
/// <param name="time">The clock.</param>
internal sealed class GitHubComments(RestApi api, string repository, int pullRequest, GitHubAuthor author, TimeProvider time)
    : IPullRequestComments
{
    // An issue takes 2500 comments.
    private const int MostPages = 30;

    private readonly string _issue = $"{repository}/issues/{pullRequest}";

    public async Task<HostAnswer<IReadOnlyList<PostedComment>>> ListAsync(CancellationToken cancellationToken)
    {
        var marked = new List<(PostedComment Comment, string Author)>();
        Uri? page = api.At($"{_issue}/comments?per_page=100");
        for (var number = 1; page is not null; number++)
        {
            if (number > MostPages) return new HostFault(HostFaultKind.Final, words => words.Hosts.TooManyComments);
            var (comments, answer, fault) = await ReadAsync(page, GitHubJson.Default.IssueCommentArray, cancellationToken);
            if (comments is null) return fault!;
            marked.AddRange(comments.Select(Marked).OfType<(PostedComment, string)>());
            if (!IsNext(answer!, out page)) return new HostFault(HostFaultKind.Final, words => words.Hosts.NextPageElsewhere);
        }
        // A run that finds nothing to tell apart asks nothing about itself.
        if (marked.Count > 0 && await author.LearnAsync(api, time, cancellationToken) is { } unknown) return unknown;
        return HostAnswer.Of<IReadOnlyList<PostedComment>>(
            [.. marked.Where(found => author.Is(found.Author)).Select(found => found.Comment).OrderBy(comment => comment.Id)]);
    }

    public async Task<HostAnswer<PostedComment>> CreateAsync(string body, CommentMark mark, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Post, $"{_issue}/comments", body, cancellationToken);
        if (answer.Value is not { } sent) return answer.Fault!;
        if (sent.Read(GitHubJson.Default.IssueComment) is not { Id: { } id, User.Login: { } login }) return Unreadable;
        author.IsNow(login);
        return HostAnswer.Of(new PostedComment(id, mark));
    }

    public async Task<HostAnswer<PostedComment>> UpdateAsync(
        long id, string body, CommentMark mark, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Patch, $"{repository}/issues/comments/{id}", body, cancellationToken);
        return answer.Fault is { } fault ? fault : HostAnswer.Of(new PostedComment(id, mark));
    }

    public async Task<HostAnswer<bool>> DeleteAsync(long id, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Delete, $"{repository}/issues/comments/{id}", null, cancellationToken);
        return answer.Fault is { } fault ? fault : HostAnswer.Of(true);
    }

    // GitHub sends this event without describing it, and only when somebody else than the author deletes: where it is missing, nobody did.
    public async Task<HostAnswer<bool>> WasRemovedAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (events, answer, _) = await ReadAsync(
            api.At($"{_issue}/events?per_page=100"), GitHubJson.Default.IssueEventArray, cancellationToken);
        if (answer?.Link("last") is { } last && Uri.TryCreate(last, UriKind.Absolute, out var end) && api.IsOurs(end))
            (events, _, _) = await ReadAsync(end, GitHubJson.Default.IssueEventArray, cancellationToken);
        return HostAnswer.Of((events ?? []).Any(one =>
            one.Event == "comment_deleted" && one.CreatedAt >= since && one.Actor?.Login is { } login && !author.Is(login)));
    }

    private static HostFault Unreadable => new(HostFaultKind.Passing, words => words.Hosts.GitHubUnreadable);

    private static (PostedComment, string)? Marked(IssueComment comment) =>
        comment is { Id: { } id, User.Login: { } login, Body: { } body } && CommentMark.Find(body) is { } mark
            ? (new PostedComment(id, mark), login)
            : null;

    private bool IsNext(RestAnswer answer, out Uri? page)
    {
        page = null;
        return answer.Link("next") is not { } next || (Uri.TryCreate(next, UriKind.Absolute, out page) && api.IsOurs(page));
    }

    private async Task<(T? Value, RestAnswer? Answer, HostFault? Fault)> ReadAsync<T>(
        Uri page, JsonTypeInfo<T> type, CancellationToken cancellationToken) where T : class
    {
        var answer = await api.SendAsync(HttpMethod.Get, page, null, cancellationToken);
        if (answer.Value is not { } read) return (null, null, answer.Fault);
        if (!read.IsSuccess) return (null, read, GitHubFaults.Of(read, ofComment: false, time.GetUtcNow()));
        var value = read.Read(type);
        return (value, read, value is null ? Unreadable : null);
    }

    private async Task<HostAnswer<RestAnswer>> SendAsync(
        HttpMethod method, string path, string? body, CancellationToken cancellationToken)
    {
        var json = body is null ? null : JsonSerializer.SerializeToUtf8Bytes(new CommentBody(body), GitHubJson.Default.CommentBody);
        var answer = await api.SendAsync(method, api.At(path), json, cancellationToken);
        if (answer.Value is not { IsSuccess: false } refused) return answer;
        return GitHubFaults.Of(refused, ofComment: method != HttpMethod.Post, time.GetUtcNow());
    }
}
