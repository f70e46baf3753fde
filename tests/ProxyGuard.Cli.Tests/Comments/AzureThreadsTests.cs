using ProxyGuard.Cli.Ci.AzurePipelines;
using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Testing.AzureDevOps;

namespace ProxyGuard.Cli.Tests.Comments;

public sealed class AzureThreadsTests : PullRequestCommentsContract
{
    private AzureDevOpsFake _azure = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private FakeThread Thread => Assert.Single(_azure.Discussion.Visible, thread => thread.First.Author == _azure.Service);

    private protected override IReadOnlyList<string> Visible =>
        [.. _azure.Discussion.Visible.Where(thread => thread.First.Author == _azure.Service).Select(thread => thread.First.Content)];

    public override async ValueTask InitializeAsync()
    {
        _azure = await AzureDevOpsFake.StartAsync();
        _azure.Discussion.Note("The reference refs/heads/topic was updated.");
    }

    public override async ValueTask DisposeAsync()
    {
        Assert.Empty(_azure.Breaches);
        await _azure.DisposeAsync();
    }

    private protected override IPullRequestComments Open() => Open(_azure.Token);

    private protected override void WriteAsPerson(string body) => _azure.Discussion.Write(_azure.Person, body);

    private protected override void DeleteAsPerson(long id) => _azure.Discussion.DeleteFirst((int)id);

    [Fact]
    public async Task A_thread_is_active_in_trouble_fixed_when_it_is_over_and_active_again()
    {
        await KeepAsync(1, CommentState.Served);
        var id = Thread.Id;
        Assert.Equal("active", Thread.Status);
        await KeepAsync(2, CommentState.Recovered);
        Assert.Equal("fixed", Thread.Status);
        await KeepAsync(3, CommentState.Unserved);
        Assert.Equal(("active", id), (Thread.Status, Thread.Id));
    }

    [Theory]
    [InlineData("closed", "active")]
    [InlineData("fixed", "active")]
    [InlineData("pending", "active")]
    [InlineData("wontFix", "wontFix")]
    [InlineData("byDesign", "byDesign")]
    public async Task New_trouble_opens_a_thread_again_that_no_person_closed_for_good(string closed, string then)
    {
        await KeepAsync(1, CommentState.Served);
        _azure.Discussion.SetStatus(Thread.Id, closed);

        await KeepAsync(2, CommentState.Served);

        Assert.Equal(then, Thread.Status);
        Assert.Equal(Mark(2, CommentState.Served), CommentMark.Find(Thread.First.Content));
    }

    [Fact]
    public async Task A_status_that_is_right_is_not_set()
    {
        await KeepAsync(1, CommentState.Served);
        var before = _azure.Requests.Count;

        await KeepAsync(2, CommentState.Unserved);

        Assert.Single(_azure.Requests.Skip(before), request => request.StartsWith("PATCH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_has_nothing_to_tell_asks_once()
    {
        WriteAsPerson("looks good");
        await KeepAsync(1, CommentState.Recovered);
        Assert.Single(_azure.Requests);
    }

    [Fact]
    public async Task What_a_person_answers_in_the_thread_stays()
    {
        await KeepAsync(1, CommentState.Served);
        _azure.Discussion.Answer(Thread.Id, _azure.Person, "is that mirror known to us?");

        await KeepAsync(2, CommentState.Unserved);
        Assert.Equal(2, Thread.Comments.Count);
        Assert.Equal("is that mirror known to us?", Thread.Comments[1].Content);

        // Our word is gone while the thread stays, because of the answer.
        _azure.Discussion.DeleteFirst(Thread.Id);
        await KeepAsync(2, CommentState.Unserved);
        Assert.Equal(1, _azure.Discussion.Created);
    }

    [Fact]
    public async Task Another_pipeline_s_thread_is_neither_changed_nor_missed()
    {
        var other = await CreateAsync(Open(), new CommentMark("8", 1, 1, CommentState.Served));
        await KeepAsync(5, CommentState.Unserved);
        Assert.Equal(2, Visible.Count);

        DeleteAsPerson(other.Id);
        Assert.False((await Open().WasRemovedAsync(DateTimeOffset.MinValue, Token)).Value);
    }

    [Fact]
    public async Task A_forged_thread_that_is_deleted_keeps_nobody_silent()
    {
        _azure.Discussion.Write(_azure.Person, "x", "active", (ThreadBody.WorkflowProperty, Workflow));
        _azure.Discussion.DeleteFirst(_azure.Discussion.Threads[^1].Id);

        Assert.False((await Open().WasRemovedAsync(DateTimeOffset.MinValue, Token)).Value);
    }

    [Theory]
    [InlineData(AzureDevOpsFault.SignInPage, HostFaultKind.Final, "SYSTEM_ACCESSTOKEN: $(System.AccessToken)")]
    [InlineData(AzureDevOpsFault.SignInRedirect, HostFaultKind.Final, "SYSTEM_ACCESSTOKEN: $(System.AccessToken)")]
    [InlineData(AzureDevOpsFault.Unauthorized, HostFaultKind.Final, "SYSTEM_ACCESSTOKEN: $(System.AccessToken)")]
    [InlineData(AzureDevOpsFault.NoPermission, HostFaultKind.Final, "Contribute to pull requests")]
    [InlineData(AzureDevOpsFault.NotFound, HostFaultKind.Final, "Contribute to pull requests")]
    [InlineData(AzureDevOpsFault.OldServer, HostFaultKind.Final, "2022.1")]
    [InlineData(AzureDevOpsFault.Page, HostFaultKind.Final, "web page")]
    [InlineData(AzureDevOpsFault.Throttled, HostFaultKind.Passing, "none for 1 s")]
    [InlineData(AzureDevOpsFault.ThrottledForLong, HostFaultKind.Passing, "none for 60 s")]
    [InlineData(AzureDevOpsFault.Busy, HostFaultKind.Passing, "in trouble itself (503)")]
    [InlineData(AzureDevOpsFault.ErrorPage, HostFaultKind.Passing, "in trouble itself (500)")]
    [InlineData(AzureDevOpsFault.HalfJson, HostFaultKind.Passing, "cannot be read")]
    [InlineData(AzureDevOpsFault.Endless, HostFaultKind.Final, "too long")]
    [InlineData(AzureDevOpsFault.CutBefore, HostFaultKind.Passing, "cut short")]
    internal async Task A_fault_is_a_sentence(AzureDevOpsFault fault, HostFaultKind kind, string sentence)
    {
        _azure.Fault = _ => fault;

        var list = (await Open().ListAsync(Token)).Fault!;
        var create = (await Open().CreateAsync("x", Mark(1, CommentState.Served), Token)).Fault!;

        Assert.Equal((kind, kind), (list.Kind, create.Kind));
        Assert.Contains(sentence, list.Sentence(Language.English));
        Assert.Contains(sentence, create.Sentence(Language.English));
        TimeSpan? after = fault switch
        {
            AzureDevOpsFault.Throttled => TimeSpan.FromSeconds(1),
            AzureDevOpsFault.ThrottledForLong => TimeSpan.FromSeconds(60),
            _ => null,
        };
        Assert.Equal((after, after), (list.After, create.After));
        Assert.Empty(_azure.Discussion.Visible.Where(thread => thread.First.Author == _azure.Service).Skip(1));
    }

    [Theory]
    [InlineData("GET", 2, AzureDevOpsFault.Busy)]
    [InlineData("GET", 1, AzureDevOpsFault.Throttled)]
    [InlineData("POST", 1, AzureDevOpsFault.CutBefore)]
    [InlineData("POST", 1, AzureDevOpsFault.CutAfter)]
    [InlineData("POST", 1, AzureDevOpsFault.ErrorAfter)]
    [InlineData("POST", 1, AzureDevOpsFault.HalfJson)]
    public async Task A_fault_that_passes_costs_no_second_thread(string method, int times, AzureDevOpsFault fault)
    {
        var left = times;
        _azure.Fault = request => request.StartsWith(method, StringComparison.Ordinal) && left-- > 0 ? fault : AzureDevOpsFault.None;

        Assert.Null(await KeepAsync(1, CommentState.Served));

        Assert.Equal(Mark(1, CommentState.Served), CommentMark.Find(Thread.First.Content));
    }

    [Theory]
    [InlineData(AzureDevOpsFault.CutAfter)]
    [InlineData(AzureDevOpsFault.ErrorAfter)]
    [InlineData(AzureDevOpsFault.Busy)]
    public async Task A_recovery_that_stumbles_is_told_in_the_end(AzureDevOpsFault fault)
    {
        await KeepAsync(1, CommentState.Served);
        var left = 1;
        _azure.Fault = request => request.StartsWith("PATCH", StringComparison.Ordinal) && left-- > 0 ? fault : AzureDevOpsFault.None;

        Assert.Null(await KeepAsync(2, CommentState.Recovered));

        Assert.Equal(("fixed", CommentState.Recovered), (Thread.Status, CommentMark.Find(Thread.First.Content)!.State));
    }

    /// <summary>The status and the word are two requests there.</summary>
    [Fact]
    public async Task Legs_of_two_runs_that_race_leave_a_status_that_fits_the_word()
    {
        await KeepAsync(1, CommentState.Served);
        var legs = Enumerable.Range(0, 16).Select(leg =>
            KeepAsync(2 + (leg % 2), leg % 2 == 0 ? CommentState.Unserved : CommentState.Recovered));

        Assert.All(await Task.WhenAll(legs), Assert.Null);

        Assert.Equal((3, CommentState.Recovered), (CommentMark.Find(Thread.First.Content)!.Run, CommentMark.Find(Thread.First.Content)!.State));
        Assert.Equal("fixed", Thread.Status);
    }

    /// <summary>The first list is too old by the time we know who we are; the second is not.</summary>
    [Fact]
    public async Task A_slow_host_hears_that_it_is_over()
    {
        await KeepAsync(1, CommentState.Served);
        _azure.Latency = TimeSpan.FromMilliseconds(280);

        Assert.Null(await KeepAsync(2, CommentState.Recovered));

        Assert.Equal(("fixed", CommentState.Recovered), (Thread.Status, CommentMark.Find(Thread.First.Content)!.State));
    }

    [Fact]
    public async Task A_project_is_found_by_its_name_too()
    {
        var agent = _azure.AgentVariables(build: 1);
        agent.Remove("SYSTEM_TEAMPROJECTID");
        var comments = AzurePlace.Find(agent, new Secret(_azure.Token), TimeProvider.System).Value!.Comments;

        await CreateAsync(comments, Mark(1, CommentState.Served));

        Assert.Single(Visible);
        Assert.Contains(_azure.Requests, request => request.Contains("/Tr%C3%A4ger%20%26%20S%C3%B6hne/_apis/"));
    }

    [Fact]
    public async Task A_token_without_the_right_learns_which()
    {
        _azure.AddIdentity("reader", "reader", mayContribute: false);
        var fault = (await Open("reader").CreateAsync("x", Mark(1, CommentState.Served), Token)).Fault!;
        Assert.Contains("Contribute to pull requests", fault.Sentence(Language.English));
    }

    [Fact]
    public async Task An_unknown_token_is_shown_to_nobody()
    {
        var fault = (await Open("secret-token").ListAsync(Token)).Fault!;
        Assert.Equal(HostFaultKind.Final, fault.Kind);
        Assert.DoesNotContain("secret-token", fault.Sentence(Language.English));
    }

    private IPullRequestComments Open(string token) =>
        AzurePlace.Find(_azure.AgentVariables(build: 1), new Secret(token), TimeProvider.System).Value!.Comments;
}
