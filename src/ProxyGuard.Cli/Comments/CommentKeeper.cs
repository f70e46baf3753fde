using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Comments;

/// <summary>
/// Keeps one comment of ours on a pull request: lists, does what <see cref="CommentPlan"/> says, and lists again until nothing is left to
/// do. No host compares before it writes, so a slower leg that read an older state may write over a graver word: whoever changed a
/// comment looks again after a settling time and repairs it.
/// </summary>
/// <remarks>
/// What remains is an assumption: a change is there sooner than <see cref="Settling"/> after the list it rests on was asked for. That a
/// thing is over is said only within <see cref="Freshness"/> of that, so a healthy leg hides another's trouble only where a host takes
/// the whole rest of the time to write. A leg that is killed, or a host that lists too late, may leave a second comment; the next run
/// deletes it.
/// </remarks>
internal sealed class CommentKeeper(IPullRequestComments comments, TimeProvider time)
{
    /// <summary>All of it together.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>How long after a change it is looked at again.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    /// <summary>How long ago the list was asked for on which rests that a thing is over.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(500);

    private const int MostRepeats = 2;

    private static readonly HostFault TooSlow = new(HostFaultKind.Passing, words => words.PullRequest.ListTooLate, TimeSpan.Zero);

    private readonly long _start = time.GetTimestamp();
    private readonly HashSet<long> _gone = [];
    private PostedComment? _created;
    private int _repeats;

    /// <param name="mark">What this run has to say, in a word.</param>
    /// <param name="body">The same for people, without the mark.</param>
    /// <param name="runBegan">When the run began: a comment that a person deleted since is not made again.</param>
    /// <param name="cancellationToken">The end of the run.</param>
    /// <returns>Why there is no comment that says it, or null.</returns>
    public async Task<Sentence?> KeepAsync(CommentMark mark, string body, DateTimeOffset runBegan, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            while (true)
            {
                var (isDone, fault) = await PassAsync(mark, mark.Sign(body), runBegan, both.Token);
                if (fault is not null && !await MayRepeatAsync(fault, both.Token)) return fault.Sentence;
                if (isDone && fault is null) return null;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return words => words.PullRequest.NotInTime($"{Limit.TotalSeconds:0}");
        }
    }

    private async Task<(bool IsDone, HostFault? Fault)> PassAsync(
        CommentMark mark, string body, DateTimeOffset runBegan, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        var list = await comments.ListAsync(cancellationToken);
        if (list.Value is not { } listed) return (false, list.Fault);
        var plan = CommentPlan.For([.. listed.Where(comment => !_gone.Contains(comment.Id))], mark, _created);
        switch (plan.Action)
        {
            case CommentAction.Create when await WasRemovedAsync(runBegan, cancellationToken):
                return (true, null);
            case CommentAction.Create:
                return (false, await CreateAsync(body, mark, cancellationToken));
            case CommentAction.Update when mark.State == CommentState.Recovered && time.GetElapsedTime(asked) > Freshness:
                return (false, TooSlow);
            case CommentAction.Update:
                return (false, await UpdateAsync(plan, body, mark, cancellationToken));
            default:
                return (true, await DeleteAsync(plan.Extras, cancellationToken));
        }
    }

    // Gone between reading and writing is gone by a person's hand: nothing of ours deletes the lowest.
    private async Task<bool> WasRemovedAsync(DateTimeOffset runBegan, CancellationToken cancellationToken) =>
        _gone.Count > 0 || (await comments.WasRemovedAsync(runBegan, cancellationToken)).Value;

    private async Task<HostFault?> CreateAsync(string body, CommentMark mark, CancellationToken cancellationToken)
    {
        var answer = await comments.CreateAsync(body, mark, cancellationToken);
        _created = answer.Value;
        return answer.Fault;
    }

    private async Task<HostFault?> UpdateAsync(CommentPlan plan, string body, CommentMark mark, CancellationToken cancellationToken)
    {
        var answer = await comments.UpdateAsync(plan.Id, body, mark, cancellationToken);
        if (answer.Fault is { Kind: HostFaultKind.Gone })
        {
            Forget(plan.Id);
            return null;
        }
        var fault = answer.Fault ?? await DeleteAsync(plan.Extras, cancellationToken);
        if (fault is null) await Task.Delay(Settling, time, cancellationToken);
        return fault;
    }

    private async Task<HostFault?> DeleteAsync(IReadOnlyList<long> extras, CancellationToken cancellationToken)
    {
        foreach (var id in extras)
        {
            var answer = await comments.DeleteAsync(id, cancellationToken);
            if (answer.Fault is { Kind: not HostFaultKind.Gone } fault) return fault;
            Forget(id);
        }
        return null;
    }

    private void Forget(long id)
    {
        _gone.Add(id);
        if (_created?.Id == id) _created = null;
    }

    private async Task<bool> MayRepeatAsync(HostFault fault, CancellationToken cancellationToken)
    {
        if (fault.Kind != HostFaultKind.Passing || _repeats++ >= MostRepeats) return false;
        var pause = fault.After ?? TimeSpan.FromMilliseconds(Random.Shared.Next(200, 600));
        if (time.GetElapsedTime(_start) + pause >= Limit) return false;
        await Task.Delay(pause, time, cancellationToken);
        return true;
    }
}
