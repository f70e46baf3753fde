using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Tests.Comments;

/// <summary>What every host of pull requests must do behind <see cref="IPullRequestComments"/>, and what <see cref="CommentKeeper"/> keeps
/// there; run for each client against its host's stateful fake.</summary>
public abstract class PullRequestCommentsContract : IAsyncLifetime
{
    private protected const string Workflow = "7";

    private static readonly DateTimeOffset LongAgo = TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1);
    private static readonly DateTimeOffset Later = TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts the host.</summary>
    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>A client as a job of the pull request has it.</summary>
    private protected abstract IPullRequestComments Open();

    /// <summary>Somebody else comments.</summary>
    private protected abstract void WriteAsPerson(string body);

    /// <summary>A person deletes a comment of ours.</summary>
    private protected abstract void DeleteAsPerson(long id);

    /// <summary>The bodies of our comments that people see.</summary>
    private protected abstract IReadOnlyList<string> Visible { get; }

    [Fact]
    public async Task A_comment_is_listed_as_it_was_posted()
    {
        var posted = await CreateAsync(Open(), Mark(1, CommentState.Served));

        Assert.Equal([posted], await ListAsync(Open()));
        Assert.Equal(Mark(1, CommentState.Served), posted.Mark);
        Assert.Equal(Mark(1, CommentState.Served).Sign("text"), Assert.Single(Visible));
    }

    [Fact]
    public async Task An_update_changes_that_comment_and_no_other()
    {
        var first = await CreateAsync(Open(), Mark(1, CommentState.Unserved));
        var second = await CreateAsync(Open(), Mark(1, CommentState.Served));

        var mark = Mark(2, CommentState.Recovered);
        var updated = await Open().UpdateAsync(first.Id, mark.Sign("over, 🙂 ü <b>&amp;"), mark, Token);

        Assert.Equal(new PostedComment(first.Id, mark), updated.Value);
        Assert.Equal([updated.Value!, second], await ListAsync(Open()));
        Assert.Contains(mark.Sign("over, 🙂 ü <b>&amp;"), Visible);
    }

    [Fact]
    public async Task What_is_deleted_is_gone()
    {
        var posted = await CreateAsync(Open(), Mark(1, CommentState.Served));

        Assert.True((await Open().DeleteAsync(posted.Id, Token)).Value);

        Assert.Empty(await ListAsync(Open()));
        Assert.Empty(Visible);
        Assert.Equal(HostFaultKind.Gone, (await Open().DeleteAsync(posted.Id, Token)).Fault?.Kind);
        Assert.Equal(HostFaultKind.Gone, (await Open().UpdateAsync(posted.Id, "x", posted.Mark, Token)).Fault?.Kind);
    }

    [Fact]
    public async Task A_mark_counts_only_under_our_name()
    {
        WriteAsPerson(Mark(9, CommentState.Recovered).Sign("nothing to see here"));
        Assert.Empty(await ListAsync(Open()));

        Assert.Null(await KeepAsync(1, CommentState.Unserved));

        Assert.Equal(CommentState.Unserved, Assert.Single(await ListAsync(Open())).Mark.State);
    }

    [Fact]
    public async Task Ours_are_found_among_hundreds_in_the_order_of_their_ids()
    {
        var expected = new List<PostedComment>();
        for (var run = 1; run <= 3; run++)
        {
            for (var number = 0; number < 120; number++) WriteAsPerson($"remark {number}");
            expected.Add(await CreateAsync(Open(), Mark(run, CommentState.Served)));
        }

        Assert.Equal(expected, await ListAsync(Open()));
        Assert.Equal(expected.Select(comment => comment.Id).Order(), expected.Select(comment => comment.Id));
    }

    [Fact]
    public async Task What_a_person_deletes_since_is_told_and_what_we_delete_is_not()
    {
        var ours = await CreateAsync(Open(), Mark(1, CommentState.Served));
        var extra = await CreateAsync(Open(), Mark(1, CommentState.Served));

        await Open().DeleteAsync(extra.Id, Token);
        Assert.False((await Open().WasRemovedAsync(LongAgo, Token)).Value);

        DeleteAsPerson(ours.Id);
        Assert.True((await Open().WasRemovedAsync(LongAgo, Token)).Value);
        Assert.False((await Open().WasRemovedAsync(Later, Token)).Value);
    }

    [Fact]
    public async Task One_comment_tells_trouble_its_end_and_new_trouble()
    {
        Assert.Null(await KeepAsync(1, CommentState.Recovered));
        Assert.Empty(Visible);
        foreach (var (run, state) in new[]
            { (2, CommentState.Unserved), (2, CommentState.Recovered), (3, CommentState.Recovered), (4, CommentState.Served) })
        {
            var told = run == 2 ? CommentState.Unserved : state;
            Assert.Null(await KeepAsync(run, state));
            Assert.Equal(Mark(run, told), Assert.Single(await ListAsync(Open())).Mark);
        }
        Assert.Single(Visible);
    }

    [Fact]
    public async Task What_a_person_deleted_is_not_made_again_in_the_same_run()
    {
        Assert.Null(await KeepAsync(1, CommentState.Served));
        DeleteAsPerson(Assert.Single(await ListAsync(Open())).Id);

        Assert.Null(await KeepAsync(1, CommentState.Unserved));
        Assert.Empty(Visible);
        // A run that begins later.
        Assert.Null(await KeepAsync(2, CommentState.Unserved, Later));
        Assert.Single(Visible);
    }

    [Fact]
    public async Task Writers_that_race_leave_one_comment_and_the_graver_word()
    {
        var faults = await Task.WhenAll(Enumerable.Range(0, 20).Select(leg =>
            KeepAsync(1, leg == 13 ? CommentState.Unserved : CommentState.Served)));

        Assert.All(faults, Assert.Null);
        Assert.Equal(Mark(1, CommentState.Unserved), Assert.Single(await ListAsync(Open())).Mark);
        Assert.Single(Visible);
        Assert.False((await Open().WasRemovedAsync(LongAgo, Token)).Value);
    }

    private protected static CommentMark Mark(long run, CommentState state) => new(Workflow, run, 1, state);

    private protected static async Task<PostedComment> CreateAsync(IPullRequestComments comments, CommentMark mark)
    {
        var answer = await comments.CreateAsync(mark.Sign("text"), mark, Token);
        return answer.Value ?? throw new InvalidOperationException(answer.Fault!.Sentence(Language.English));
    }

    private protected static async Task<IReadOnlyList<PostedComment>> ListAsync(IPullRequestComments comments)
    {
        var answer = await comments.ListAsync(Token);
        return answer.Value ?? throw new InvalidOperationException(answer.Fault!.Sentence(Language.English));
    }

    private protected async Task<string?> KeepAsync(long run, CommentState state, DateTimeOffset? began = null)
    {
        var keeper = new CommentKeeper(Open(), TimeProvider.System);
        return (await keeper.KeepAsync(Mark(run, state), $"{state}", began ?? LongAgo, Token))?.Invoke(Language.English);
    }
}
