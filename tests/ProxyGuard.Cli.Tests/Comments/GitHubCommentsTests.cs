using ProxyGuard.Cli.Ci.GitHub;
using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Testing.GitHub;

namespace ProxyGuard.Cli.Tests.Comments;

public sealed class GitHubCommentsTests : PullRequestCommentsContract
{
    private const string Personal = "github_pat_0123456789";
    private const string OtherApp = "ghs_OfAnotherApp0123456789";
    private const string Us = "github-actions[bot]";

    private FakeGitHub _github = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected override IReadOnlyList<string> Visible =>
        [.. _github.Conversation.Comments.Where(comment => comment.Author == Us).Select(comment => comment.Body)];

    public override async ValueTask InitializeAsync()
    {
        _github = await FakeGitHub.StartAsync();
        _github.Tokens[Personal] = new("Octo-Cat");
        _github.Tokens[OtherApp] = new("other-app[bot]");
    }

    public override ValueTask DisposeAsync() => _github.DisposeAsync();

    private protected override IPullRequestComments Open() => Open(FakeGitHub.JobToken);

    private protected override void WriteAsPerson(string body) => _github.Conversation.Create("someone", body);

    private protected override void DeleteAsPerson(long id) => _github.Conversation.Delete("someone", id);

    [Fact]
    public async Task A_request_says_what_it_is_and_where_the_interface_begins()
    {
        await CreateAsync(Open(), Mark(1, CommentState.Served));

        Assert.Equal([$"POST {FakeGitHub.Repository}/issues/{FakeGitHub.PullRequest}/comments"], _github.Requests);
        Assert.Equal("application/vnd.github+json, application/json;q=0.9", _github.LastHeaders["Accept"]);
        Assert.Equal("2022-11-28", _github.LastHeaders["X-GitHub-Api-Version"]);
        Assert.Equal("application/json", _github.LastHeaders["Content-Type"]);
        Assert.StartsWith("ProxyGuard/", _github.LastHeaders["User-Agent"]);
        Assert.Equal("Bearer " + FakeGitHub.JobToken, _github.LastHeaders["Authorization"]);
    }

    [Fact]
    public async Task A_healthy_run_without_a_comment_is_one_request()
    {
        WriteAsPerson("a remark");
        Assert.Null(await KeepAsync(1, CommentState.Recovered));
        Assert.Single(_github.Requests);
    }

    [Fact]
    public async Task A_person_s_token_is_asked_whose_it_is_once_and_only_when_that_matters()
    {
        var comments = Open(Personal);
        await ListAsync(comments);
        Assert.DoesNotContain("GET /user", _github.Requests);

        var old = _github.Conversation.Create("octo-cat", Mark(1, CommentState.Served).Sign("mine"));
        _github.Conversation.Create(Us, Mark(2, CommentState.Served).Sign("the job's"));

        Assert.Equal([old.Id], (await ListAsync(comments)).Select(comment => comment.Id));
        await ListAsync(comments);
        Assert.Single(_github.Requests, request => request == "GET /user");
    }

    [Fact]
    public async Task Another_app_learns_its_name_by_writing_and_then_finds_its_older_comment()
    {
        var old = _github.Conversation.Create("other-app[bot]", Mark(1, CommentState.Served).Sign("old"));
        var mark = Mark(2, CommentState.Unserved);

        Assert.Null(await new CommentKeeper(Open(OtherApp), TimeProvider.System).KeepAsync(
            mark, "new", TimeProvider.System.GetUtcNow(), Token));

        var left = Assert.Single(_github.Conversation.Comments);
        Assert.Equal((old.Id, mark.Sign("new")), (left.Id, left.Body));
    }

    [Theory]
    [InlineData(GitHubFault.AgainInASecond, HostFaultKind.Passing, "for 1 s")]
    [InlineData(GitHubFault.AgainInAMinute, HostFaultKind.Passing, "for 60 s")]
    [InlineData(GitHubFault.NoneLeft, HostFaultKind.Passing, "fewer requests (403)")]
    [InlineData(GitHubFault.SecondaryLimit, HostFaultKind.Passing, "for 60 s")]
    [InlineData(GitHubFault.ServerError, HostFaultKind.Passing, "502")]
    [InlineData(GitHubFault.CutAfter, HostFaultKind.Passing, "cut short")]
    [InlineData(GitHubFault.CutBody, HostFaultKind.Passing, "cut short")]
    [InlineData(GitHubFault.HalfJson, HostFaultKind.Passing, "cannot be read")]
    [InlineData(GitHubFault.Page, HostFaultKind.Passing, "cannot be read")]
    [InlineData(GitHubFault.Locked, HostFaultKind.Final, "locked")]
    [InlineData(GitHubFault.Unprocessable, HostFaultKind.Final, "422")]
    [InlineData(GitHubFault.Redirect, HostFaultKind.Final, "redirects are not followed")]
    [InlineData(GitHubFault.NotFound, HostFaultKind.Final, "pull-requests: write")]
    [InlineData(GitHubFault.Removed, HostFaultKind.Final, "pull-requests: write")]
    public async Task A_fault_says_what_can_be_done(GitHubFault fault, object kind, string words)
    {
        _github.Fault = _ => fault;
        var answer = await Open().CreateAsync("body", Mark(1, CommentState.Served), Token);

        Assert.NotNull(answer.Fault);
        Assert.Equal((HostFaultKind)kind, answer.Fault.Kind);
        Assert.Contains(words, answer.Fault.Sentence(Language.English));
        AssertPlain(answer.Fault.Sentence(Language.English));
        // A list is read as a whole or not at all.
        Assert.NotNull((await Open().ListAsync(Token)).Fault);
    }

    [Theory]
    [InlineData(FakeGitHub.ForkToken, "403", "pull-requests: write")]
    [InlineData("ghs_nobodys", "401", "comment-token")]
    public async Task A_token_that_may_not_is_told_what_is_missing(string token, string status, string words)
    {
        var answer = await Open(token).CreateAsync("body", Mark(1, CommentState.Served), Token);
        Assert.Equal(HostFaultKind.Final, answer.Fault?.Kind);
        Assert.Contains(status, answer.Fault!.Sentence(Language.English));
        Assert.Contains(words, answer.Fault.Sentence(Language.English));
        Assert.DoesNotContain(token, answer.Fault.Sentence(Language.English));
    }

    [Fact]
    public async Task The_token_is_not_shown_to_another_host()
    {
        _github.Fault = _ => GitHubFault.NextElsewhere;
        Assert.Equal("GitHub's next page is at another host", (await Open().ListAsync(Token)).Fault?.Sentence(Language.English));
    }

    [Theory]
    [InlineData(GitHubFault.ServerError)]
    [InlineData(GitHubFault.ErrorAfter)]
    [InlineData(GitHubFault.CutAfter)]
    [InlineData(GitHubFault.HalfJson)]
    [InlineData(GitHubFault.AgainInASecond)]
    public async Task A_write_that_may_have_been_done_is_not_done_twice(GitHubFault fault)
    {
        var faults = 1;
        _github.Fault = request =>
            !request.StartsWith("GET ", StringComparison.Ordinal) && Interlocked.Decrement(ref faults) >= 0 ? fault : GitHubFault.None;

        Assert.Null(await KeepAsync(1, CommentState.Served));
        Assert.Equal(Mark(1, CommentState.Served).Sign("Served"), Assert.Single(Visible));

        faults = 1;
        Assert.Null(await KeepAsync(2, CommentState.Unserved));
        Assert.Equal(Mark(2, CommentState.Unserved).Sign("Unserved"), Assert.Single(Visible));
    }

    [Theory]
    [InlineData(GitHubFault.Silence)]
    [InlineData(GitHubFault.AgainInAMinute)]
    [InlineData(GitHubFault.NoneLeft)]
    [InlineData(GitHubFault.SecondaryLimit)]
    [InlineData(GitHubFault.ServerError)]
    [InlineData(GitHubFault.Page)]
    public async Task A_host_in_lasting_trouble_is_given_up_in_time(GitHubFault fault)
    {
        _github.Fault = _ => fault;
        var start = TimeProvider.System.GetTimestamp();

        AssertPlain(await KeepAsync(1, CommentState.Served));

        Assert.True(TimeProvider.System.GetElapsedTime(start) < CommentKeeper.Limit + TimeSpan.FromSeconds(1));
        Assert.True(_github.Requests.Count <= 3);
    }

    [Fact]
    public async Task Two_thousand_comments_are_looked_through_and_more_than_there_can_be_are_not()
    {
        for (var number = 0; number < 2500; number++) WriteAsPerson("remark");
        var ours = await CreateAsync(Open(), Mark(1, CommentState.Served));
        Assert.Equal([ours], await ListAsync(Open()));
        for (var number = 0; number < 500; number++) WriteAsPerson("remark");
        Assert.Equal(HostFaultKind.Final, (await Open().ListAsync(Token)).Fault?.Kind);
    }

    private static void AssertPlain(string? sentence)
    {
        Assert.NotNull(sentence);
        Assert.DoesNotContain(FakeGitHub.JobToken, sentence);
        Assert.DoesNotContain('<', sentence);
        Assert.DoesNotContain('\n', sentence);
    }

    private GitHubComments Open(string token) => new(
        GitHubApi.Open(new Uri(_github.Url), new Secret(token)), FakeGitHub.Repository, FakeGitHub.PullRequest,
        new GitHubAuthor(new Secret(token)), TimeProvider.System);
}
