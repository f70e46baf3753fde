using ProxyGuard.Cli.Tests.Ci.AzurePipelines;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing.AzureDevOps;

namespace ProxyGuard.EndToEnd.Tests.Comments;

public sealed class AzureCommentTests
{
    // All of the telling, and what starting takes on a busy machine.
    private static readonly TimeSpan MostExtra = TimeSpan.FromSeconds(5) + TimeSpan.FromSeconds(3);

    /// <summary>As at dev.azure.com, at visualstudio.com and on premises.</summary>
    [Theory]
    [InlineData("/acme")]
    [InlineData("")]
    [InlineData("/tfs/DefaultCollection")]
    public async Task One_thread_goes_with_the_trouble(string collection)
    {
        await using var pull = await AzurePullRequestBuild.StartAsync(collection);

        pull.Break(1);
        await pull.RunAsync(build: 1);
        var id = pull.Thread.Id;
        Assert.Equal("active", pull.Thread.Status);
        Assert.Contains("run=1 attempt=1 state=served", pull.Thread.First.Content);
        Assert.Contains(new Uri(pull.First.Url).Authority, pull.Thread.First.Content);

        pull.Break(2);
        await pull.RunAsync(build: 2);
        Assert.Equal("active", pull.Thread.Status);
        Assert.Contains("run=2 attempt=1 state=unserved", pull.Thread.First.Content);

        pull.Break(0);
        await pull.RunAsync(build: 3);
        Assert.Equal("fixed", pull.Thread.Status);
        Assert.Contains("run=3 attempt=1 state=recovered", pull.Thread.First.Content);
        Assert.Contains("recovered at", pull.Thread.First.Content);

        pull.Break(1);
        await pull.RunAsync(build: 4);
        Assert.Equal(("active", id), (pull.Thread.Status, pull.Thread.Id));
        Assert.Equal(1, pull.Azure.Discussion.Created);
        Assert.All(pull.Azure.Requests, request => Assert.Contains($" {collection}/", request));
    }

    [Fact]
    public async Task What_a_person_deleted_stays_deleted_for_this_build()
    {
        await using var pull = await AzurePullRequestBuild.StartAsync();
        var build = pull.Azure.AgentVariables(1);
        pull.Break(1);
        await pull.RunAsync(build);

        pull.Azure.Discussion.DeleteFirst(pull.Thread.Id);
        pull.Break(2);
        var run = await pull.RunAsync(build);

        Assert.Empty(pull.Azure.Discussion.Visible);
        Assert.DoesNotContain("was not commented on", run.Log);
        // The agent's start has whole seconds.
        await pull.RunAsync(pull.Azure.AgentVariables(2, later: TimeSpan.FromSeconds(2)));
        Assert.Contains("run=2", pull.Thread.First.Content);
    }

    [Fact]
    public async Task A_build_s_second_attempt_that_is_well_says_so()
    {
        await using var pull = await AzurePullRequestBuild.StartAsync();
        var build = pull.Azure.AgentVariables(1);
        pull.Break(1);
        await pull.RunAsync(build);
        pull.Break(0);
        await pull.RunAsync(build);
        Assert.Equal("active", pull.Thread.Status);

        build["SYSTEM_STAGEATTEMPT"] = "2";
        await pull.RunAsync(build);

        Assert.Equal("fixed", pull.Thread.Status);
        Assert.Contains("attempt=2 state=recovered", pull.Thread.First.Content);
    }

    [Fact]
    public async Task A_pull_request_without_trouble_is_left_alone()
    {
        await using var pull = await AzurePullRequestBuild.StartAsync();
        await pull.RunAsync(build: 1);
        Assert.Empty(pull.Azure.Discussion.Threads);
        Assert.All(pull.Azure.Requests, request => Assert.StartsWith("GET ", request));
    }

    [Fact]
    public async Task Legs_that_race_leave_one_thread()
    {
        await using var pull = await AzurePullRequestBuild.StartAsync();
        pull.Break(1);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => pull.RunAsync(build: 1)));
        Assert.Equal("active", pull.Thread.Status);
    }

    [Theory]
    [InlineData(AzureDevOpsFault.NoPermission, "Contribute to pull requests")]
    [InlineData(AzureDevOpsFault.NotFound, "Contribute to pull requests")]
    [InlineData(AzureDevOpsFault.SignInRedirect, "SYSTEM_ACCESSTOKEN: $(System.AccessToken)")]
    [InlineData(AzureDevOpsFault.Page, "web page")]
    [InlineData(AzureDevOpsFault.HalfJson, "cannot be read")]
    [InlineData(AzureDevOpsFault.ThrottledForLong, "none for 60 s")]
    [InlineData(AzureDevOpsFault.Silence, "not done within 5 s")]
    public async Task A_host_that_misbehaves_costs_one_warning_and_no_build(AzureDevOpsFault fault, string why)
    {
        await using var pull = await AzurePullRequestBuild.StartAsync();
        pull.Break(1);
        pull.Azure.Fault = _ => fault;

        var run = await pull.RunAsync(build: 1);

        AssertOneWarning(run, why);
        Assert.True(run.Elapsed - pull.GuardedFor() < MostExtra, run.ToString());
        Assert.Contains(LoggingCommandReader.Read(run.Output), command =>
            command.Name == "task.setvariable" && command.Properties["variable"] == "GOPROXY" && command.Data == pull.Second.Url);
    }

    [Fact]
    public async Task A_token_that_is_not_known_is_told_of_and_not_told()
    {
        await using var pull = await AzurePullRequestBuild.StartAsync();
        pull.Break(1);
        var agent = pull.Azure.AgentVariables(1);
        agent["SYSTEM_ACCESSTOKEN"] = "expired-token-0815";

        var run = await pull.RunAsync(agent);

        AssertOneWarning(run, "SYSTEM_ACCESSTOKEN: $(System.AccessToken)");
        Assert.All(run.Log.Split('\n').Where(line => line.Contains("expired-token-0815")),
            line => Assert.Equal("##vso[task.setsecret]expired-token-0815", line));
    }

    [Fact]
    public async Task Without_a_token_nothing_is_asked_and_one_line_says_how_to_give_it()
    {
        await using var pull = await AzurePullRequestBuild.StartAsync();
        pull.Break(1);

        var run = await pull.RunAsync(pull.Azure.AgentVariables(1, withToken: false));

        Assert.Empty(pull.Azure.Requests);
        Assert.Single(run.Output.Split('\n'), line => line.Contains("SYSTEM_ACCESSTOKEN: $(System.AccessToken)"));
    }

    [Fact]
    public async Task A_repository_on_GitHub_is_not_commented_on_from_here()
    {
        await using var pull = await AzurePullRequestBuild.StartAsync();
        pull.Break(1);
        var agent = pull.Azure.AgentVariables(1);
        (agent["BUILD_REPOSITORY_PROVIDER"], agent["BUILD_REPOSITORY_ID"]) = ("GitHub", "acme/widgets");

        var run = await pull.RunAsync(agent);

        Assert.Single(run.Output.Split('\n'), line => line.Contains("there is the GitHub action"));
        Assert.Empty(pull.Azure.Requests);
    }

    [Fact]
    public async Task Who_wants_no_comment_gets_none()
    {
        await using var pull = await AzurePullRequestBuild.StartAsync();
        pull.Break(1);
        await pull.RunAsync(pull.Azure.AgentVariables(1), "--comment", "never");
        Assert.Empty(pull.Azure.Requests);
    }

    [Fact]
    public async Task The_summary_is_attached_whole_under_its_name()
    {
        await using var pull = await AzurePullRequestBuild.StartAsync();
        pull.Break(1);

        var run = await pull.RunAsync(build: 1);

        var file = Assert.Single(LoggingCommandReader.Read(run.Output), command => command.Name == "task.uploadsummary").Data;
        Assert.Equal((true, "ProxyGuard.md"), (Path.IsPathFullyQualified(file), Path.GetFileName(file)));
        Assert.Contains(new Uri(pull.First.Url).Authority, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    private static void AssertOneWarning(ProgramRun run, string why)
    {
        var warning = Assert.Single(LoggingCommandReader.Read(run.Output), command =>
            command.Name == "task.logissue" && command.Data.Contains("was not commented on", StringComparison.Ordinal));
        Assert.Equal("warning", warning.Properties["type"]);
        Assert.Contains(why, warning.Data);
    }
}
