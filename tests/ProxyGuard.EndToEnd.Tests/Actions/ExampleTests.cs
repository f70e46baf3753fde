using System.Text.Json.Nodes;
using ProxyGuard.Cli.Tests.Comments;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;
using ProxyGuard.EndToEnd.Tests.Service;
using ProxyGuard.Testing;
using ProxyGuard.Testing.GitHub;
using ProxyGuard.Testing.Lab;

namespace ProxyGuard.EndToEnd.Tests.Actions;

/// <summary>The examples that people copy, run as the jobs that they are.</summary>
public sealed class ExampleTests
{
    [Fact]
    public async Task The_build_of_the_example_passes_and_the_service_hears_of_it()
    {
        await using var service = await ServiceProgram.StartAsync();
        await using var guarded = await GuardedJob.StartAsync(HopFaults.At(Endpoint.Zip, "http-502"));
        guarded.Job.IgnoreAction("actions/checkout@v4");
        guarded.Job.IgnoreAction("actions/setup-go@v5");
        guarded.Job.Arguments.AddRange(["--secret", $"PROXYGUARD_TOKEN={service.Token}"]);
        // The example sets nothing of go but GOPROXY; the rest is the machine's.
        foreach (var (name, value) in guarded.Variables("")) guarded.Job.Environment.TryAdd(name, value);
        var text = (await ReadAsync("github.yml"))
            .Replace("https://goproxy.example", guarded.First.Url)
            .Replace("https://mirror.example/golang", guarded.Second.Url)
            .Replace("https://proxyguard.example", service.Url);

        var run = await guarded.Job.RunAsync("build", text);

        Assert.True(run.Passed, run.ToString());
        Assert.All(run.Outcomes, outcome => Assert.Equal("success", outcome));
        Assert.StartsWith(guarded.Second.Url, run.Variables["GOPROXY"]);
        Assert.Contains("The service knows how this build ended", run.Log);
        Assert.DoesNotContain(run.Annotations, annotation => annotation.Message.Contains("valid inputs are ['mode'"));
    }

    [Fact]
    public async Task The_companion_of_a_forks_run_comments_on_its_pull_request()
    {
        await using var github = await FakeGitHub.StartAsync();
        github.Pulls.Add(new FakePull(FakeGitHub.PullRequest, WorkflowRunFile.Head, WorkflowRunFile.Sha));
        using var job = Companion(github, WorkflowRunFile.Event());

        var run = await job.RunAsync("comment", await ReadAsync("comment-from-fork.yml"));

        Assert.True(run.Passed, run.ToString());
        Assert.Single(github.Conversation.Comments);
        Assert.DoesNotContain(FakeGitHub.JobToken, run.Log);
        Assert.DoesNotContain(run.Annotations, annotation => annotation.Message.Contains("valid inputs are ['mode'"));
    }

    [Fact]
    public async Task After_a_run_of_the_repositorys_own_branch_it_does_nothing()
    {
        await using var github = await FakeGitHub.StartAsync();
        var happened = WorkflowRunFile.Event();
        happened["workflow_run"]!["head_repository"]!["full_name"] = "example/guarded";
        using var job = Companion(github, happened);

        var run = await job.RunAsync("comment", await ReadAsync("comment-from-fork.yml"));

        Assert.Equal("skipped", run.Result.GetProperty("status").GetString());
        Assert.Empty(github.Requests);
    }

    private static RunnerJob Companion(FakeGitHub github, JsonObject happened)
    {
        var job = new RunnerJob();
        job.IgnoreAction("actions/download-artifact@d3f86a106a0bac45b974a628896c90dbdf5c8093");
        var report = System.Text.Encoding.UTF8.GetString(RunReportJson.Write(CommentSituations.All["rescued"].Report));
        job.Files.Write("workspace/reports/proxyguard-report-0/run.json", report);
        string[] facts = [$"api_url={github.Url}", $"token={FakeGitHub.JobToken}", "event_name=workflow_run", "run_id=4800"];
        job.Arguments.AddRange(["--event", job.Files.Write("event.json", happened.ToJsonString())]);
        job.Arguments.AddRange(facts.SelectMany(fact => new[] { "--github", fact }));
        return job;
    }

    private static Task<string> ReadAsync(string name) => File.ReadAllTextAsync(
        SourceTree.PathOf("action", "examples", name), TestContext.Current.CancellationToken);
}
