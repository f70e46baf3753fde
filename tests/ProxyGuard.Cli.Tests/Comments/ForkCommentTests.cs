using System.Text.Json.Nodes;
using ProxyGuard.Cli.Comments;
using ProxyGuard.Core.Reports;
using ProxyGuard.Testing.GitHub;

namespace ProxyGuard.Cli.Tests.Comments;

/// <summary>Commenting for a fork: where the comment goes is GitHub's word, whatever the file says.</summary>
public sealed class ForkCommentTests : IAsyncLifetime, IDisposable
{
    private readonly Runner _runner = new Runner().OnGitHub();
    private readonly JsonObject _event = WorkflowRunFile.Event();
    private FakeGitHub _github = null!;

    private JsonObject Run => _event["workflow_run"]!.AsObject();

    private string Log => _runner.Output.ToString();

    public async ValueTask InitializeAsync()
    {
        _github = await FakeGitHub.StartAsync();
        _github.Pulls.Add(new FakePull(FakeGitHub.PullRequest, WorkflowRunFile.Head, WorkflowRunFile.Sha));
        _runner.Environment["GITHUB_API_URL"] = _github.Url;
        _runner.Environment["GITHUB_REPOSITORY"] = "example/guarded";
        _runner.Environment["GITHUB_TOKEN"] = FakeGitHub.JobToken;
        Leave("run.json", CommentSituations.All["rescued"].Report);
    }

    public async ValueTask DisposeAsync() => await _github.DisposeAsync();

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task An_honest_report_is_told_on_the_pull_request_of_its_run()
    {
        await CommentAsync();

        var comment = Assert.Single(_github.Conversation.Comments);
        Assert.StartsWith("### ProxyGuard: `proxy.example.com` is down; the build goes on without it", comment.Body);
        Assert.Contains("[This run](<https://github.com/example/guarded/actions/runs/4711/attempts/2>), workflow `build @octocat`.", comment.Body);
        Assert.Equal(new CommentMark(".github/workflows/build.yml", 4711, 2, CommentState.Served), CommentMark.Find(comment.Body));
        Assert.DoesNotContain("::warning", Log);
    }

    [Fact]
    public async Task A_healthy_later_run_says_that_it_is_over()
    {
        await CommentAsync();
        Run["id"] = 4712;
        Leave("run.json", CommentSituations.All["recovered"].Report);

        await CommentAsync();

        Assert.StartsWith("**ProxyGuard: recovered at ", Assert.Single(_github.Conversation.Comments).Body);
    }

    [Fact]
    public async Task A_later_run_in_another_language_finds_the_same_comment()
    {
        await CommentAsync();
        Run["id"] = 4712;
        _runner.In("zh");

        await CommentAsync();

        var comment = Assert.Single(_github.Conversation.Comments);
        Assert.StartsWith("### ProxyGuard：`proxy.example.com` 不可用；构建将绕开它继续进行", comment.Body);
        Assert.Equal(new CommentMark(".github/workflows/build.yml", 4712, 2, CommentState.Served), CommentMark.Find(comment.Body));
    }

    [Fact]
    public async Task A_report_that_names_another_pull_request_is_told_on_the_one_of_its_run()
    {
        var report = CommentSituations.All["rescued"].Report;
        Leave("run.json", report with
        {
            Repository = "github.com/example/other",
            Ci = new CiFacts(CiKind.GitHub, "1", 1, "@octocat", "@octocat", "push", new string('f', 40), 99, "https://evil.example"),
        });

        await CommentAsync();

        Assert.DoesNotContain("evil.example", Assert.Single(_github.Conversation.Comments).Body);
        Assert.DoesNotContain(_github.Requests, request => request.Contains("/99"));
    }

    [Fact]
    public async Task Of_a_matrix_the_gravest_is_told()
    {
        Leave("left/b/run.json", CommentSituations.All["rescued"].Report);
        Leave("left/a/run.json", CommentSituations.All["none-keep"].Report);
        Leave("left/c/run.json", CommentSituations.All["recovered"].Report);

        await CommentAsync("left");

        Assert.Equal(CommentState.Unserved, CommentMark.Find(Assert.Single(_github.Conversation.Comments).Body)!.State);
    }

    [Theory]
    [InlineData("stranger:other", WorkflowRunFile.Sha, "example/guarded", "open", "no open pull request")]
    [InlineData(WorkflowRunFile.Head, "0000000000000000000000000000000000000000", "example/guarded", "open", "no open pull request")]
    [InlineData(WorkflowRunFile.Head, WorkflowRunFile.Sha, "stranger/guarded", "open", "no open pull request")]
    [InlineData(WorkflowRunFile.Head, WorkflowRunFile.Sha, "example/guarded", "closed", "no open pull request")]
    public async Task Without_its_pull_request_nothing_is_told(string head, string sha, string into, string state, string notice)
    {
        _github.Pulls.Clear();
        _github.Pulls.Add(new FakePull(FakeGitHub.PullRequest, head, sha, into, state, IsOfCommit: head == WorkflowRunFile.Head));

        await CommentAsync();

        Assert.Empty(_github.Conversation.Comments);
        Assert.Contains($"::notice title=ProxyGuard::The pull request was not commented on: {notice}", Log);
    }

    [Fact]
    public async Task Of_two_pull_requests_of_one_commit_none_is_chosen()
    {
        _github.Pulls.Add(new FakePull(18, WorkflowRunFile.Head, WorkflowRunFile.Sha));

        await CommentAsync();

        Assert.Empty(_github.Conversation.Comments);
        Assert.Contains("2 open pull requests have the run's commit", Log);
    }

    [Fact]
    public async Task The_branch_tells_two_pull_requests_of_one_commit_apart()
    {
        _github.Pulls.Add(new FakePull(18, "stranger:other", WorkflowRunFile.Sha, IsOfCommit: true));

        await CommentAsync();

        Assert.Single(_github.Conversation.Comments);
    }

    [Fact]
    public async Task Where_the_fork_is_gone_the_commit_finds_it()
    {
        Run["head_repository"] = null;
        _github.Pulls.Clear();
        _github.Pulls.Add(new FakePull(FakeGitHub.PullRequest, "gone:x", WorkflowRunFile.Sha, IsOfCommit: true));

        await CommentAsync();

        Assert.Single(_github.Conversation.Comments);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"schema\":\"1.0\",\"key\":\"@octocat ::set-env name=x::y\"}")]
    public async Task A_file_that_is_no_report_is_one_warning(string text)
    {
        _runner.Files.Write("run.json", text);

        await CommentAsync();

        Assert.Empty(_github.Requests);
        var warning = Assert.Single(Log.Split('\n'), line => line.StartsWith("::warning", StringComparison.Ordinal));
        Assert.Contains("run.json\" is no run report: ", warning);
        Assert.DoesNotContain("octocat", Log);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_no_fault()
    {
        await CommentAsync("nowhere.json");

        Assert.Contains("::notice title=ProxyGuard::The pull request was not commented on: the run left nothing at", Log);
    }

    [Fact]
    public async Task A_file_without_end_is_not_read_to_its_end()
    {
        File.CreateSymbolicLink(Path.Combine(_runner.Files.Path, "endless.json"), "/dev/zero");

        await CommentAsync("endless.json");

        Assert.Contains("must be at most 262144 bytes", Log);
    }

    [Fact]
    public async Task Links_in_a_directory_are_not_followed()
    {
        _runner.Files.Folder("left");
        File.CreateSymbolicLink(Path.Combine(_runner.Files.Path, "left", "x.json"), Path.Combine(_runner.Files.Path, "run.json"));

        await CommentAsync("left");

        Assert.Empty(_github.Requests);
        Assert.Contains("there is nothing to say", Log);
    }

    [Theory]
    [InlineData("event", "push", "::notice title=ProxyGuard::The pull request was not commented on: the run was not about a pull request.")]
    [InlineData("head_sha", "main", "::warning title=ProxyGuard::The pull request was not commented on: no run began this workflow")]
    [InlineData("path", "", "::warning title=ProxyGuard::The pull request was not commented on: no run began this workflow")]
    public async Task An_event_of_another_kind_is_said(string field, string value, string line)
    {
        Run[field] = value;

        await CommentAsync();

        Assert.Empty(_github.Requests);
        Assert.Contains(line, Log);
    }

    [Theory]
    [InlineData(GitHubFault.ServerError, "GitHub is in trouble itself (502)")]
    [InlineData(GitHubFault.Page, "GitHub's answer cannot be read")]
    [InlineData(GitHubFault.NoneLeft, "GitHub wants fewer requests (403)")]
    [InlineData(GitHubFault.NotFound, "no open pull request")]
    public async Task Whatever_GitHub_answers_to_the_question_nothing_fails(GitHubFault fault, string words)
    {
        _github.Fault = request => request.EndsWith("/pulls", StringComparison.Ordinal) ? fault : GitHubFault.None;

        await CommentAsync();

        Assert.Empty(_github.Conversation.Comments);
        Assert.Contains(words, Log);
    }

    [Fact]
    public async Task Without_a_token_it_is_said()
    {
        _runner.Environment.Remove("GITHUB_TOKEN");

        await CommentAsync();

        Assert.Contains("there is no comment-token", Log);
    }

    [Fact]
    public async Task Who_wants_no_comments_gets_none()
    {
        _runner.Environment["PROXYGUARD_COMMENT"] = "never";

        await CommentAsync();

        Assert.Empty(_github.Requests);
    }

    private void Leave(string file, RunReport report) => _runner.Files.Write(file, System.Text.Encoding.UTF8.GetString(RunReportJson.Write(report)));

    private async Task CommentAsync(string file = "run.json")
    {
        _runner.Environment["GITHUB_EVENT_PATH"] = _runner.Files.Write("event.json", _event.ToJsonString());
        var code = await _runner.RunAsync(
            (_, _) => throw new InvalidOperationException("nothing is probed"), TestContext.Current.CancellationToken,
            "comment", "--from", Path.Combine(_runner.Files.Path, file));
        Assert.Equal(0, code);
    }
}
