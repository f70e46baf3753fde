using ProxyGuard.Cli.Tests.Ci.GitHub;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing.GitHub;

namespace ProxyGuard.EndToEnd.Tests.Comments;

public sealed class GitHubCommentTests
{
    // All of the telling, and what starting takes on a busy machine.
    private static readonly TimeSpan MostExtra = TimeSpan.FromSeconds(5) + TimeSpan.FromSeconds(3);

    [Fact]
    public async Task One_comment_goes_with_the_trouble()
    {
        await using var pull = await GitHubPullRequestBuild.StartAsync();

        pull.Break(1);
        var run = await pull.RunAsync(1);
        var id = pull.Comment.Id;
        Assert.Contains(pull.First, pull.Comment.Body);
        Assert.EndsWith("run=1 attempt=1 state=served -->", pull.Comment.Body);
        Assert.Contains("workflow=.github%2Fworkflows%2Fci.yml ", pull.Comment.Body);
        Assert.All(Lines(run, FakeGitHub.JobToken), line => Assert.Equal("::add-mask::" + FakeGitHub.JobToken, line));

        pull.Break(2);
        await pull.RunAsync(2);
        Assert.EndsWith("run=2 attempt=1 state=unserved -->", pull.Comment.Body);

        pull.Break(0);
        await pull.RunAsync(3);
        Assert.Contains("recovered at", pull.Comment.Body);
        Assert.EndsWith("run=3 attempt=1 state=recovered -->", pull.Comment.Body);

        await pull.RunAsync(4);
        Assert.Equal((id, 3), (pull.Comment.Id, pull.Comment.History.Count));
    }

    [Fact]
    public async Task A_healthy_leg_does_not_hide_another_s_trouble_and_a_healthy_attempt_ends_it()
    {
        await using var pull = await GitHubPullRequestBuild.StartAsync();
        var run = pull.Begin(1);
        pull.Break(1);
        await pull.RunAsync(run);
        pull.Break(0);
        await pull.RunAsync(run);
        Assert.Contains("state=served", Assert.Single(pull.Comment.History));

        run["GITHUB_RUN_ATTEMPT"] = "2";
        await pull.RunAsync(run);
        Assert.EndsWith("run=1 attempt=2 state=recovered -->", pull.Comment.Body);
    }

    [Fact]
    public async Task What_a_person_deleted_stays_deleted_for_this_run()
    {
        await using var pull = await GitHubPullRequestBuild.StartAsync();
        var first = pull.Begin(1);
        pull.Break(1);
        await pull.RunAsync(first);
        pull.GitHub.Conversation.Delete("octocat", pull.Comment.Id);

        pull.Break(2);
        var again = await pull.RunAsync(first);

        Assert.Empty(pull.GitHub.Conversation.Comments);
        Assert.DoesNotContain("was not commented on", again.Log);
        // GitHub tells whole seconds.
        await pull.RunAsync(pull.Begin(2, TimeSpan.FromSeconds(2)));
        Assert.Contains("run=2", pull.Comment.Body);
    }

    [Fact]
    public async Task A_healthy_pull_request_is_left_alone_and_never_asks_for_silence()
    {
        await using var pull = await GitHubPullRequestBuild.StartAsync();
        await pull.RunAsync(1);
        Assert.Equal($"GET {FakeGitHub.Repository}/issues/{FakeGitHub.PullRequest}/comments?per_page=100", Assert.Single(pull.GitHub.Requests));

        pull.Break(1);
        await pull.RunAsync(pull.Begin(2), "--comment", "never");
        Assert.Single(pull.GitHub.Requests);
    }

    [Fact]
    public async Task A_fork_s_token_costs_one_warning_that_says_what_to_do()
    {
        await using var pull = await GitHubPullRequestBuild.StartAsync();
        pull.Break(1);
        var runner = pull.Begin(1);
        runner["GITHUB_TOKEN"] = FakeGitHub.ForkToken;

        var run = await pull.RunAsync(runner);

        Assert.Empty(pull.GitHub.Conversation.Comments);
        AssertOneWarning(run, "pull-requests: write");
        AssertOneWarning(run, "comment-from-fork.yml");
    }

    [Fact]
    public async Task Without_a_token_trouble_is_one_notice_and_health_is_silence()
    {
        await using var pull = await GitHubPullRequestBuild.StartAsync();
        var runner = pull.Begin(1);
        runner["GITHUB_TOKEN"] = "";
        Assert.DoesNotContain("commented on", (await pull.RunAsync(runner)).Log);

        pull.Break(1);
        var run = await pull.RunAsync(runner);

        Assert.Single(Lines(run, "was not commented on"), line => line.StartsWith("::notice", StringComparison.Ordinal));
        Assert.Empty(pull.GitHub.Requests);
    }

    [Theory]
    [InlineData(GitHubFault.Locked, "locked")]
    [InlineData(GitHubFault.NotFound, "pull-requests: write")]
    [InlineData(GitHubFault.Page, "cannot be read")]
    [InlineData(GitHubFault.HalfJson, "cannot be read")]
    [InlineData(GitHubFault.AgainInAMinute, "none for 60 s")]
    [InlineData(GitHubFault.SecondaryLimit, "none for 60 s")]
    [InlineData(GitHubFault.ServerError, "502")]
    [InlineData(GitHubFault.CutAfter, "cut short")]
    [InlineData(GitHubFault.Redirect, "redirects")]
    [InlineData(GitHubFault.Silence, "not done within 5 s")]
    public async Task A_host_that_misbehaves_costs_one_warning_and_no_build(GitHubFault fault, string why)
    {
        await using var pull = await GitHubPullRequestBuild.StartAsync();
        pull.Break(1);
        pull.GitHub.Fault = _ => fault;

        var run = await pull.RunAsync(1);

        AssertOneWarning(run, why);
        Assert.True(run.Elapsed - pull.Repository.GuardedFor() < MostExtra, run.ToString());
        Assert.NotEmpty(RunnerFileReader.Read(pull.Repository.EnvFile).ToDictionary()["GOPROXY"]);
        Assert.Contains("ProxyGuard", await File.ReadAllTextAsync(pull.Repository.SummaryFile, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_host_that_is_down_costs_one_warning_and_no_build()
    {
        await using var pull = await GitHubPullRequestBuild.StartAsync();
        pull.Break(1);
        var runner = pull.Begin(1);
        runner["GITHUB_API_URL"] = "http://127.0.0.1:9";
        AssertOneWarning(await pull.RunAsync(runner), "no connection to GitHub");
    }

    [Fact]
    public async Task Jobs_that_race_leave_one_comment()
    {
        await using var pull = await GitHubPullRequestBuild.StartAsync();
        pull.Break(1);
        var runner = pull.Begin(1);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => pull.RunAsync(runner)));
        Assert.EndsWith("state=served -->", pull.Comment.Body);
        Assert.Empty(pull.GitHub.Conversation.Deletions);
    }

    private static IEnumerable<string> Lines(ProgramRun run, string text) =>
        run.Log.Split('\n').Where(line => line.Contains(text, StringComparison.Ordinal));

    private static void AssertOneWarning(ProgramRun run, string why)
    {
        var line = Assert.Single(Lines(run, "was not commented on"));
        Assert.StartsWith("::warning title=ProxyGuard::", line);
        Assert.Contains(why, line);
    }
}
