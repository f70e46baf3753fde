using System.Text.Json;
using ProxyGuard.Cli.Comments;

namespace ProxyGuard.Cli.Ci.AzurePipelines;

/// <summary>
/// A pull request's comments in Azure Repos: each of ours is the first comment of a thread, which is active while there is trouble and
/// fixed when it is over.
/// </summary>
/// <param name="api">The REST interface.</param>
/// <param name="pullRequest">Where the threads are.</param>
/// <param name="workflow">The pipeline whose comment this is.</param>
/// <param name="time">The clock.</param>
internal sealed class AzureThreads(RestApi api, AzurePullRequest pullRequest, string workflow, TimeProvider time) : IPullRequestComments
{
    // What a person set to say that it stays so, whatever comes.
    private static readonly string[] ClosedForGood = ["wontFix", "byDesign"];

    private Dictionary<long, DiscussionThread> _threads = [];
    private string? _self;

    public async Task<HostAnswer<IReadOnlyList<PostedComment>>> ListAsync(CancellationToken cancellationToken)
    {
        if (await ReadThreadsAsync(cancellationToken) is { } fault) return fault;
        return HostAnswer.Of<IReadOnlyList<PostedComment>>(
            [.. Ours.Where(thread => thread.Mark is not null).OrderBy(thread => thread.Id)
                .Select(thread => new PostedComment(thread.Id, thread.Mark!))]);
    }

    public async Task<HostAnswer<PostedComment>> CreateAsync(string body, CommentMark mark, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Post, pullRequest.Threads, ThreadBody.New(body, mark), false, cancellationToken);
        if (answer.Value is not { } sent) return answer.Fault!;
        if (Read(sent, DiscussionThread.Parse) is not { } thread) return AzureFaults.Unreadable;
        _threads[thread.Id] = thread;
        return HostAnswer.Of(new PostedComment(thread.Id, mark));
    }

    // The status first: a text that tells of trouble in a closed thread would be read by nobody.
    public async Task<HostAnswer<PostedComment>> UpdateAsync(
        long id, string body, CommentMark mark, CancellationToken cancellationToken)
    {
        var fault = await SetStatusAsync(id, mark.State, cancellationToken)
            ?? await ChangeAsync(HttpMethod.Patch, Comment(id), ThreadBody.Content(body), cancellationToken);
        return fault is null ? HostAnswer.Of(new PostedComment(id, mark)) : fault;
    }

    // Noted first, so that nobody takes it for a person's doing.
    public async Task<HostAnswer<bool>> DeleteAsync(long id, CancellationToken cancellationToken)
    {
        var fault = await ChangeAsync(HttpMethod.Patch, pullRequest.Thread(id), ThreadBody.Extra(), cancellationToken)
            ?? await ChangeAsync(HttpMethod.Delete, Comment(id), null, cancellationToken);
        return fault is null ? HostAnswer.Of(true) : fault;
    }

    public async Task<HostAnswer<bool>> WasRemovedAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (await ReadThreadsAsync(cancellationToken) is { } fault) return fault;
        return HostAnswer.Of(Ours.Any(thread =>
            thread.IsDeleted && !thread.IsExtra && thread.Workflow == workflow && thread.ChangedAt >= since));
    }

    private IEnumerable<DiscussionThread> Ours =>
        _threads.Values.Where(thread => string.Equals(thread.Author, _self, StringComparison.OrdinalIgnoreCase));

    private string Comment(long id) => pullRequest.Comment(id, _threads.TryGetValue(id, out var thread) ? thread.Comment : 1);

    private async Task<HostFault?> ReadThreadsAsync(CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Get, pullRequest.Threads, null, false, cancellationToken);
        if (answer.Value is not { } sent) return answer.Fault;
        if (Read(sent, DiscussionThread.ParseList) is not { } threads) return AzureFaults.Unreadable;
        _threads = threads.Where(thread => thread.IsMarked).DistinctBy(thread => thread.Id).ToDictionary(thread => thread.Id);
        // A run that finds nothing to tell apart asks nothing about itself.
        return _threads.Count > 0 && _self is null ? await LearnSelfAsync(cancellationToken) : null;
    }

    private async Task<HostFault?> LearnSelfAsync(CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Get, AzurePullRequest.Identity, null, false, cancellationToken);
        if (answer.Value is not { } sent) return answer.Fault;
        _self = Read(sent, DiscussionThread.ParseIdentity);
        return _self is null ? AzureFaults.Unreadable : null;
    }

    private Task<HostFault?> SetStatusAsync(long id, CommentState state, CancellationToken cancellationToken)
    {
        var status = _threads.TryGetValue(id, out var thread) ? thread.Status : null;
        return status == ThreadBody.StatusOf(state) || ClosedForGood.Contains(status)
            ? Task.FromResult<HostFault?>(null)
            : ChangeAsync(HttpMethod.Patch, pullRequest.Thread(id), ThreadBody.Status(state), cancellationToken);
    }

    private async Task<HostFault?> ChangeAsync(HttpMethod method, string path, byte[]? json, CancellationToken cancellationToken) =>
        (await SendAsync(method, path, json, true, cancellationToken)).Fault;

    private async Task<HostAnswer<RestAnswer>> SendAsync(
        HttpMethod method, string path, byte[]? json, bool ofThread, CancellationToken cancellationToken)
    {
        var answer = await api.SendAsync(method, api.At(path), json, cancellationToken);
        if (answer.Value is not { } sent) return answer;
        if (!sent.IsSuccess || sent.Status == 203) return AzureFaults.Of(sent, ofThread, time.GetUtcNow());
        return AzureFaults.IsPage(sent) ? AzureFaults.Page : answer;
    }

    private static T? Read<T>(RestAnswer answer, Func<JsonElement, T?> parse) where T : class
    {
        try
        {
            using var json = JsonDocument.Parse(answer.Body, new JsonDocumentOptions { MaxDepth = 32 });
            return parse(json.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
