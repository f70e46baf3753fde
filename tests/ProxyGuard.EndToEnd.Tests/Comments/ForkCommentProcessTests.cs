using System.Text;
using System.Text.Json.Nodes;
using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Tests.Comments;
using ProxyGuard.Core.Reports;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;
using ProxyGuard.Testing.GitHub;

namespace ProxyGuard.EndToEnd.Tests.Comments;

/// <summary>The published program as the companion workflow of a fork's run starts it.</summary>
public sealed class ForkCommentProcessTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly TempDirectory _files = new();
    private FakeGitHub _github = null!;

    public async ValueTask InitializeAsync()
    {
        _github = await FakeGitHub.StartAsync();
        _github.Pulls.Add(new FakePull(FakeGitHub.PullRequest, WorkflowRunFile.Head, WorkflowRunFile.Sha));
        Leave(CommentSituations.All["rescued"].Report);
    }

    public async ValueTask DisposeAsync()
    {
        await _github.DisposeAsync();
        _files.Dispose();
    }

    [Fact]
    public async Task An_honest_report_is_told_once_however_often_it_is_read()
    {
        await CommentAsync();
        await CommentAsync();

        var body = Assert.Single(_github.Conversation.Comments).Body;
        Assert.Equal(new CommentMark(".github/workflows/build.yml", 4711, 2, CommentState.Served), CommentMark.Find(body));
        var page = await RenderedMarkdown.OfAsync(body);
        page.AssertHarmless("https://github.com/example/guarded/actions/runs/4711/attempts/2");
        Assert.Equal([4, 4, 4], page.Rows);
    }

    [Fact]
    public async Task A_report_that_names_another_pull_request_and_says_more_than_it_should_is_told_on_its_own_and_as_codes()
    {
        foreach (var text in new[] { "@octocat fixes #1", "https://evil.example", "\n<!-- proxyguard:1 -->\n", "::set-env name=X::1" })
        {
            var honest = CommentSituations.All["rescued"].Report;
            Leave(honest with
            {
                Repository = "github.com/example/other",
                ToolVersion = text,
                Ci = new CiFacts(CiKind.GitHub, text, 7, text, text, "push", text, 99, "https://evil.example/"),
                Modules = honest.Modules with { GoVersion = text },
                Coverage = new CoverageFacts(5, 3, 2, 0, [text, "private-1"]),
                Settings = [new SettingFacts(text, Core.Proxies.SettingSource.UserFile, true)],
                Warnings = [new WarningFacts(text, [text])],
            });

            var run = await CommentAsync();

            var body = Assert.Single(_github.Conversation.Comments).Body;
            Assert.DoesNotContain(text.Trim(), body + run.Log);
            (await RenderedMarkdown.OfAsync(body)).AssertHarmless("https://github.com/example/guarded/actions/runs/4711/attempts/2");
            Assert.DoesNotContain(_github.Requests, request => request.Contains("/99", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("another commit", "0000000000000000000000000000000000000000", "open", false)]
    [InlineData("closed", WorkflowRunFile.Sha, "closed", false)]
    [InlineData("two of one commit", WorkflowRunFile.Sha, "open", true)]
    public async Task Where_it_is_not_clear_nothing_is_told(string why, string sha, string state, bool isTwice)
    {
        _github.Pulls.Clear();
        _github.Pulls.Add(new FakePull(FakeGitHub.PullRequest, WorkflowRunFile.Head, sha, State: state));
        if (isTwice) _github.Pulls.Add(new FakePull(FakeGitHub.PullRequest + 1, WorkflowRunFile.Head, sha, State: state));

        var run = await CommentAsync();

        Assert.True(_github.Conversation.Comments.Count == 0, why);
        var line = Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => !line.StartsWith("::add-mask::"));
        Assert.StartsWith("::notice title=ProxyGuard::The pull request was not commented on: ", line);
    }

    [Fact]
    public async Task What_is_no_report_is_a_warning_that_repeats_nothing()
    {
        _files.Write("reports/a/run.json", "{\"schema\":\"1.0\",\"repository\":\"@octocat\\n::set-env name=X::1\"}");

        var run = await CommentAsync();

        Assert.Contains("is no run report: ", run.Output);
        Assert.DoesNotContain("octocat", run.Log);
        Assert.DoesNotContain("set-env", run.Log);
        Assert.Empty(_github.Requests);
    }

    private void Leave(RunReport report) => _files.Write("reports/a/run.json", Encoding.UTF8.GetString(RunReportJson.Write(report)));

    private async Task<ProgramRun> CommentAsync()
    {
        JsonObject happened = WorkflowRunFile.Event();
        var environment = new Dictionary<string, string>
        {
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_EVENT_NAME"] = "workflow_run",
            ["GITHUB_EVENT_PATH"] = _files.Write("event.json", happened.ToJsonString()),
            ["GITHUB_SERVER_URL"] = "https://github.com",
            ["GITHUB_API_URL"] = _github.Url,
            ["GITHUB_REPOSITORY"] = "example/guarded",
            ["GITHUB_RUN_ID"] = "4800",
            ["GITHUB_WORKFLOW_REF"] = "example/guarded/.github/workflows/comment-from-fork.yml@refs/heads/main",
            ["INPUT_MODE"] = "comment",
            ["INPUT_FROM"] = "reports",
            ["INPUT_COMMENT-TOKEN"] = FakeGitHub.JobToken,
        };
        var run = await PublishedProgram.RunAsync(
            PublishedProgram.StartInfo(PublishedProgram.Guard, [], environment, _files.Path), Limit);
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.DoesNotContain(FakeGitHub.JobToken, run.Log.Replace("::add-mask::" + FakeGitHub.JobToken, ""));
        return run;
    }
}
