using ProxyGuard.Cli.Tests.Ci.GitHub;
using ProxyGuard.Cli.Tests.Upload;
using ProxyGuard.Core.Outcomes;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Service;

public sealed class ConcludeTests
{
    [Fact]
    public async Task The_published_program_tells_how_the_guarded_build_ended_and_what_its_log_says()
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample());
        await using var service = FakeService.Answering("{}");
        using var repository = new GuardedRepository().OnGitHub().InForce(hop.Url);

        await repository.GuardAsync("--proxies", hop.Url, "--report-url", service.Url.ToString());
        var left = RunnerFileReader.Read(repository.EnvFile);
        hop.Faults = HopFaults.All("http-502");
        var build = await repository.BuildAsync(RealGo.V127.Release, hop.Url);
        var log = Path.Combine(repository.Go.Project, "build.log");
        await File.WriteAllTextAsync(log, build.Error, TestContext.Current.CancellationToken);
        var run = await repository.ConcludeAsync(left, "--job-status", "failure", "--log", log, "--report-url", service.Url.ToString());

        Assert.False(build.Passed);
        Assert.True(run.ExitCode == 0, run.ToString());
        var key = left.ToDictionary()["PROXYGUARD_RUN_KEY"];
        Assert.Contains($"\"key\":\"{key}\"", service.Requests[0]);
        Assert.StartsWith($"POST /api/v1/runs/{key}/outcome HTTP/1.1\r\n", service.Requests[1]);
        Assert.EndsWith(
            """{"schema":"1.0","repository":"github.com/example/guarded","status":"failure","cause":"proxy"}""", service.Requests[1]);
    }

    [Theory]
    [InlineData("failure", true, "red-by-proxy")]
    [InlineData("failure", false, "red-unknown")]
    [InlineData("success", false, "green")]
    [InlineData("Canceled", false, "cancelled")]
    public async Task The_service_counts_what_the_last_step_told(string status, bool isProxys, string countsAs)
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample());
        await using var service = await ServiceProgram.StartAsync();
        using var repository = new GuardedRepository().OnGitHub().InForce(hop.Url);
        var log = Path.Combine(repository.Go.Project, "build.log");
        var words = isProxys ? $"go: a.example/a@v1.0.0: reading {hop.Url}/a.example/a/@v/v1.0.0.mod: 502 Bad Gateway\n" : "it is red\n";
        await File.WriteAllTextAsync(log, words, TestContext.Current.CancellationToken);
        string[] last = ["--job-status", status, "--log", log, "--report-url", service.Url, "--report-token", service.Token];

        await repository.GuardAsync("--proxies", hop.Url, "--report-url", service.Url, "--report-token", service.Token);
        var left = RunnerFileReader.Read(repository.EnvFile);
        var first = await repository.ConcludeAsync(left, last);
        var again = await repository.ConcludeAsync(left, last);
        var contrary = status == "success" ? "failure" : "success";
        var other = await repository.ConcludeAsync(left, "--job-status", contrary, "--report-url", service.Url, "--report-token", service.Token);

        Assert.Contains("The service knows how this build ended", first.Output);
        Assert.Contains("The service knows how this build ended", again.Output);
        Assert.Contains("status 409 (it has another outcome", other.Output);
        Assert.Equal([0, 0, 0], [first.ExitCode, again.ExitCode, other.ExitCode]);
        var key = left.ToDictionary()["PROXYGUARD_RUN_KEY"];
        var body = System.Text.Encoding.UTF8.GetString(BuildOutcomeJson.Write(new()
        {
            Repository = "github.com/example/guarded",
            Status = status switch { "success" => BuildStatus.Success, "failure" => BuildStatus.Failure, _ => BuildStatus.Cancelled },
            Cause = status == "failure" ? isProxys ? FailureCause.Proxy : FailureCause.Unknown : null,
        }));
        using var answer = await service.Client.PostAsync($"api/v1/runs/{key}/outcome",
            new StringContent(body, System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        Assert.Contains($"\"countsAs\":\"{countsAs}\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_run_that_the_service_does_not_know_costs_one_line_and_no_build()
    {
        await using var service = await ServiceProgram.StartAsync();
        using var repository = new GuardedRepository().OnGitHub();
        var key = Guid.CreateVersion7().ToString();

        var run = await repository.ConcludeAsync(
            [new("PROXYGUARD_RUN_KEY", key)], "--job-status", "failure", "--report-url", service.Url, "--report-token", service.Token);

        Assert.True(run.ExitCode == 0, run.ToString());
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("::add-mask::"));
        Assert.Contains("status 404 (it has no such run", Assert.Single(lines));
    }
}
