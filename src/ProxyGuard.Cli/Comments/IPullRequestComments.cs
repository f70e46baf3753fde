namespace ProxyGuard.Cli.Comments;

/// <summary>A comment of ours.</summary>
/// <param name="Id">Its number; a later comment has a greater one.</param>
/// <param name="Mark">Its mark.</param>
internal sealed record PostedComment(long Id, CommentMark Mark);

/// <summary>
/// The comments of one pull request that are ours by their author and carry a mark, of whatever workflow. Each call is asked once and
/// repeats nothing: only who lists again knows what to do. A fault is a value; only cancellation is thrown.
/// </summary>
internal interface IPullRequestComments
{
    /// <summary>Every page, in order of ids.</summary>
    public Task<HostAnswer<IReadOnlyList<PostedComment>>> ListAsync(CancellationToken cancellationToken);

    /// <param name="body">The signed body, as it is to be posted.</param>
    /// <param name="mark">The mark in it.</param>
    /// <param name="cancellationToken">The end of all patience.</param>
    public Task<HostAnswer<PostedComment>> CreateAsync(string body, CommentMark mark, CancellationToken cancellationToken);

    /// <summary>Replaces a comment; a host that can close threads closes or opens this one by the mark's state.</summary>
    public Task<HostAnswer<PostedComment>> UpdateAsync(
        long id, string body, CommentMark mark, CancellationToken cancellationToken);

    public Task<HostAnswer<bool>> DeleteAsync(long id, CancellationToken cancellationToken);

    /// <summary>Whether a person deleted a comment of ours since then; false where the host does not tell.</summary>
    public Task<HostAnswer<bool>> WasRemovedAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
