namespace ProxyGuard.Cli.Comments;

/// <summary>What there is to do to the one comment.</summary>
internal enum CommentAction
{
    Leave,
    Create,
    Update,
}

/// <summary>What a run does, seeing the comments that are there.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Id">The comment that stays: the lowest of ours; 0 when there is none.</param>
/// <param name="Extras">The others of ours that are to be deleted.</param>
internal sealed record CommentPlan(CommentAction Action, long Id, IReadOnlyList<long> Extras)
{
    /// <param name="ours">Our comments, of whatever workflow.</param>
    /// <param name="mark">What this run has to say.</param>
    /// <param name="created">The comment that this process created, or null; a list may be too old to show it.</param>
    public static CommentPlan For(IReadOnlyList<PostedComment> ours, CommentMark mark, PostedComment? created)
    {
        var same = ours.Concat(created is null ? [] : [created]).Where(comment => comment.Mark.Workflow == mark.Workflow)
            .DistinctBy(comment => comment.Id).OrderBy(comment => comment.Id).ToList();
        if (same.Count == 0)
            return new CommentPlan(mark.State == CommentState.Recovered ? CommentAction.Leave : CommentAction.Create, 0, []);
        var extras = same.Skip(1).Where(comment => comment.Id == created?.Id || comment.Mark.CompareAge(mark) < 0);
        var action = Replaces(mark, same[0].Mark) ? CommentAction.Update : CommentAction.Leave;
        return new CommentPlan(action, same[0].Id, [.. extras.Select(comment => comment.Id)]);
    }

    /// <summary>Whether what we have to say takes the place of what is said.</summary>
    private static bool Replaces(CommentMark ours, CommentMark theirs) => ours.CompareAge(theirs) switch
    {
        < 0 => false,
        0 => ours.State > theirs.State,
        // What is over is over, and need not be said again by every later run.
        _ => ours.State != CommentState.Recovered || theirs.State != CommentState.Recovered,
    };
}
