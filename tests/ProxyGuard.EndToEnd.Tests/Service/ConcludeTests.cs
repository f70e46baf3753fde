using ProxyGuard.Cli.Tests.Ci.GitHub;
using ProxyGuard.Cli.Tests.Upload;
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

    [Fact]
    public async Task A_run_that_the_service_does_not_know_costs_one_line_and_no_build()
    {
        await using var service = await ServiceProgram.StartAsync();
        using var repository = new GuardedRepository().OnGitHub();
        var key = Guid.CreateVersion7().ToString();

        var run = await repository.ConcludeAsync([new("PROXYGUARD_RUN_KEY", key)], "--job-status", "failure", "--report-url", service.Url);

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains("status 404 (it has no such run", Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }
}
