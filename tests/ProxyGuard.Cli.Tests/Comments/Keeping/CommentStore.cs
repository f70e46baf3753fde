using ProxyGuard.Cli.Comments;

namespace ProxyGuard.Cli.Tests.Comments.Keeping;

/// <summary>A comment as a host keeps it.</summary>
internal sealed record StoredComment(long Id, string Author, string Body)
{
    public CommentMark? Mark => CommentMark.Find(Body);
}

/// <summary>The comments of one pull request, in memory: each request is done in one moment, whole.</summary>
/// <param name="lag">How many of the newest comments a list does not show yet.</param>
internal sealed class CommentStore(int lag = 0)
{
    public const string Us = "github-actions[bot]";

    private readonly SortedDictionary<long, StoredComment> _comments = [];
    private long _last;

    public int Lag { get; set; } = lag;

    public IReadOnlyList<StoredComment> All => [.. _comments.Values];

    /// <summary>How often a comment was created or replaced.</summary>
    public int Writes { get; private set; }

    public IReadOnlyList<StoredComment> Ours(string workflow) =>
        [.. All.Where(comment => comment.Author == Us && comment.Mark?.Workflow == workflow)];

    public IReadOnlyList<StoredComment> List() => [.. All.Where(comment => comment.Id <= _last - Lag || comment.Author != Us)];

    public StoredComment Add(string author, string body)
    {
        Writes++;
        return _comments[++_last] = new StoredComment(_last, author, body);
    }

    public bool Replace(long id, string body)
    {
        if (!_comments.TryGetValue(id, out var found)) return false;
        Writes++;
        _comments[id] = found with { Body = body };
        return true;
    }

    public bool Remove(long id) => _comments.Remove(id);
}
