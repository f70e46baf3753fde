namespace ProxyGuard.Testing.GitHub;

/// <summary>An issue comment, with every body it ever had.</summary>
public sealed record GitHubComment(long Id, string Author, IReadOnlyList<string> History)
{
    public string Body => History[^1];
}

/// <summary>That somebody deleted another's comment.</summary>
public sealed record GitHubDeletion(long Id, string Actor, DateTimeOffset At);

/// <summary>The comments of one pull request as GitHub keeps them: one request is done after the other, whole.</summary>
public sealed class GitHubConversation(TimeProvider time)
{
    /// <summary>The id that the first comment gets.</summary>
    public const long FirstId = 1001;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, GitHubComment> _comments = [];
    private readonly List<GitHubDeletion> _deletions = [];
    private long _last = FirstId - 1;

    public IReadOnlyList<GitHubComment> Comments
    {
        get
        {
            lock (_gate) return [.. _comments.Values];
        }
    }

    public IReadOnlyList<GitHubDeletion> Deletions
    {
        get
        {
            lock (_gate) return [.. _deletions];
        }
    }

    public GitHubComment Create(string author, string body)
    {
        lock (_gate)
        {
            var comment = new GitHubComment(++_last, author, [body]);
            _comments[comment.Id] = comment;
            return comment;
        }
    }

    public GitHubComment? Update(long id, string body)
    {
        lock (_gate)
        {
            if (!_comments.TryGetValue(id, out var comment)) return null;
            return _comments[id] = comment with { History = [.. comment.History, body] };
        }
    }

    /// <summary>Deletes a comment; only where another than its author does it, the conversation says so.</summary>
    public bool Delete(string actor, long id)
    {
        lock (_gate)
        {
            if (!_comments.Remove(id, out var comment)) return false;
            if (comment.Author != actor) _deletions.Add(new GitHubDeletion(++_last, actor, time.GetUtcNow()));
            return true;
        }
    }
}
