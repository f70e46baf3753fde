using System.Diagnostics;
using ProxyGuard.Cli.Tests.Ci.AzurePipelines;
using ProxyGuard.Cli.Tests.Upload;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing.AzureDevOps;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.AzureTask;

/// <summary>The packed task in a step of a job, over module proxies that fail as they are told.</summary>
[Collection(OnePackedTask.Name)]
public sealed class TaskRunTests(PackedTask task) : IDisposable
{
    private const string ReportToken = "pg_report-token-0815";

    private readonly AgentStep _step = new(task.Folder);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _step.Dispose();

    [Fact]
    public async Task Later_steps_get_a_chain_without_the_broken_proxy_and_people_are_told()
    {
        await using var broken = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All("http-500"));
        await using var healthy = await LabHop.StartAsync(ModuleTree.Sample());
        await using var service = FakeService.Answering("""{"reportUrl":"https://r.example/r/widgets"}""");
        _step.Set("GOPROXY", $"{broken.Url},{healthy.Url}").Input("proxies", $"{broken.Url},{healthy.Url}")
            .Input("reportUrl", service.Url.ToString()).Input("reportToken", ReportToken);

        var run = await _step.RunAsync();

        Assert.True(run.ExitCode == 0, run.ToString());
        var commands = LoggingCommandReader.Read(run.Output);
        Assert.Equal(healthy.Url, Variable(commands, "GOPROXY"));
        Assert.Equal(healthy.Url, Variable(commands, "goproxy"));
        Assert.Subset(Settable(), Sets(commands).Select(command => command.Properties["variable"]).ToHashSet());
        var warning = Assert.Single(commands, command => command.Name == "task.logissue");
        Assert.Equal("warning", warning.Properties["type"]);
        var summary = Assert.Single(commands, command => command.Name == "task.uploadsummary").Data;
        Assert.StartsWith(_step.Temporary, summary);
        Assert.Contains(new Uri(broken.Url).Authority, await File.ReadAllTextAsync(summary, Token));
        Assert.Contains("Authorization: Bearer " + ReportToken, Assert.Single(service.Requests));
        AssertMasked(run, ReportToken, AgentStep.JobToken);
        Assert.DoesNotContain(AgentStep.OtherSecret, run.Log);
    }

    [Fact]
    public async Task The_pull_request_is_told_with_the_job_s_own_token()
    {
        await using var azure = await AzureDevOpsFake.StartAsync();
        await using var broken = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All("http-502"));
        await using var healthy = await LabHop.StartAsync(ModuleTree.Sample());
        foreach (var (name, value) in azure.AgentVariables(1, withToken: false)) _step.Set(name, value);
        _step.Authorize(azure.Token).Input("proxies", $"{broken.Url},{healthy.Url}");

        var run = await _step.RunAsync();

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal("active", Assert.Single(azure.Discussion.Visible).Status);
        Assert.Empty(azure.Breaches);
        AssertMasked(run, azure.Token);
    }

    [Fact]
    public async Task Without_a_usable_proxy_the_policy_fails_the_task()
    {
        await using var broken = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All("http-503"));
        _step.Input("proxies", broken.Url).Input("direct", "never").Input("whenNone", "fail");

        var run = await _step.RunAsync();

        Assert.True(run.ExitCode == 1, run.ToString());
        AssertFailed(run, "no proxy can be used, and the policy is to fail");
        Assert.DoesNotContain(Sets(LoggingCommandReader.Read(run.Output)), command => command.Properties["variable"] == "GOPROXY");
    }

    [Fact]
    public async Task Every_bad_input_is_named_and_no_secret_is()
    {
        _step.Input("budget", "soon").Input("whenNone", "never")
            .Input("reportToken", "öffentlich-4711").Input("reportUrl", "https://r.example");

        var run = await _step.RunAsync();

        Assert.True(run.ExitCode == 2, run.ToString());
        AssertFailed(run, "bad inputs");
        var errors = string.Join('\n', LoggingCommandReader.Read(run.Output)
            .Where(command => command.Name == "task.logissue" && command.Properties["type"] == "error").Select(command => command.Data));
        Assert.All((string[])["budget", "when-none", "report-token"], name => Assert.Contains(name, errors));
        Assert.DoesNotContain("4711", run.Log);
    }

    [Fact]
    public async Task The_last_step_tells_how_the_build_ended()
    {
        await using var service = FakeService.Answering("{}");
        _step.Input("mode", "conclude").Input("reportUrl", service.Url.ToString()).Input("log", "build.log")
            .Set("PROXYGUARD_RUN_KEY", Guid.CreateVersion7().ToString()).Set("AGENT_JOBSTATUS", "Failed");
        await File.WriteAllTextAsync(Path.Combine(_step.Sources, "build.log"), "main.go:3:2: undefined: gadget\n", Token);

        var run = await _step.RunAsync();

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains("/outcome", Assert.Single(service.Requests));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_cancelled_job_ends_the_program_at_once(string signal)
    {
        await using var stalled = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.None.And("stall-before-response"));
        _step.Input("proxies", stalled.Url).Input("direct", "never").Input("budget", "60s");
        using var step = Process.Start(_step.StartInfo())!;
        var output = step.StandardOutput.ReadToEndAsync(Token);
        await Task.WhenAny(stalled.Asked, output);

        var at = Stopwatch.GetTimestamp();
        using var kill = Process.Start("/bin/kill", [$"-{signal}", $"{step.Id}"]);
        await step.WaitForExitAsync(Token);
        // Both hold the pipe: its end is theirs.
        var log = await output;

        Assert.True(step.ExitCode == 3, log);
        Assert.InRange(Stopwatch.GetElapsedTime(at), TimeSpan.Zero, TimeSpan.FromSeconds(4));
        Assert.DoesNotContain("task.complete", log);
        Assert.DoesNotContain("variable=GOPROXY", log);
    }

    private static IEnumerable<AgentCommand> Sets(IEnumerable<AgentCommand> commands) =>
        commands.Where(command => command.Name == "task.setvariable");

    private static string Variable(IEnumerable<AgentCommand> commands, string name) =>
        Assert.Single(Sets(commands), command => command.Properties["variable"] == name).Data;

    private static void AssertFailed(ProgramRun run, string words)
    {
        var end = Assert.Single(LoggingCommandReader.Read(run.Output), command => command.Name == "task.complete");
        Assert.Equal("Failed", end.Properties["result"]);
        Assert.Contains(words, end.Data);
    }

    // Registered before anything else is printed, and printed nowhere else.
    private static void AssertMasked(ProgramRun run, params string[] secrets)
    {
        var lines = run.Log.Split('\n');
        Assert.All(lines[..secrets.Length], line => Assert.StartsWith("##vso[task.setsecret]", line));
        foreach (var secret in secrets)
            Assert.Equal(["##vso[task.setsecret]" + secret], lines.Where(line => line.Contains(secret, StringComparison.Ordinal)));
    }

    private HashSet<string> Settable() =>
        [.. task.Json("ProxyGuardV1/task.json")["restrictions"]!["settableVariables"]!["allowed"]!.AsArray().Select(name => (string)name!)];
}
