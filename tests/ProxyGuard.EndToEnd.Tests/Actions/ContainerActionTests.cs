using ProxyGuard.Core.Probing;
using ProxyGuard.EndToEnd.Tests.Service;
using ProxyGuard.Testing.Lab;

namespace ProxyGuard.EndToEnd.Tests.Actions;

/// <summary>The container action in a job, in its real container, with the real go in the steps after it.</summary>
public sealed class ContainerActionTests
{
    [Fact]
    public async Task The_build_after_it_passes_where_the_first_proxy_is_broken()
    {
        await using var guarded = await GuardedJob.StartAsync(HopFaults.At(Endpoint.Zip, "http-502"));

        var run = await guarded.Job.RunStepsAsync(guarded.Variables(), $$$"""
            - id: guard
              uses: proxyguard/proxyguard@v1
              with:
                proxies: {{{guarded.Chain}}}
                report-file: run.json
            - run: go build -o app .
            - name: what a later step knows of it
              env:
                ARGS: ${{ steps.guard.outputs.docker-build-args }}
              run: |
                test "$ARGS" = "GOPROXY=$GOPROXY"
                test '${{ steps.guard.outputs.changed }}' = true
                test -s '${{ steps.guard.outputs.report-file }}'
            """);

        Assert.True(run.Passed, run.ToString());
        Assert.Equal(guarded.Second.Url, run.Variables["GOPROXY"]);
        Assert.Equal(guarded.Second.Url["http://".Length..], run.OutputsOf("guard")["healthy"]);
        Assert.StartsWith("### ProxyGuard\n", run.Summary);
        Assert.Single(run.Annotations, annotation => annotation.Level == "warning");
        Assert.True(File.Exists(Path.Combine(guarded.Repository, "app")));
    }

    [Fact]
    public async Task Without_it_the_same_build_fails()
    {
        await using var guarded = await GuardedJob.StartAsync(HopFaults.At(Endpoint.Zip, "http-502"));

        var run = await guarded.Job.RunStepsAsync(guarded.Variables(), "- run: go build -o app .");

        Assert.False(run.Passed);
        Assert.Contains("502 Bad Gateway", run.Log);
    }

    [Fact]
    public async Task Credentials_of_the_chain_in_force_are_hidden_from_its_log_and_from_those_of_later_steps()
    {
        await using var guarded = await GuardedJob.StartAsync(HopFaults.None);
        var inForce = $"https://robot:hush-hush-1@goproxy.lab.test:1/x,{guarded.Second.Url}";

        var run = await guarded.Job.RunStepsAsync(guarded.Variables(inForce), """
            - uses: proxyguard/proxyguard@v1
              with: { budget: 2s }
            - run: echo "now $GOPROXY"
            """);

        Assert.True(run.Passed, run.ToString());
        Assert.Contains("hush-hush-1", run.Variables["GOPROXY"]);
        Assert.DoesNotContain("hush-hush-1", run.Log + run.Summary);
        Assert.Contains("now https://***@goproxy.lab.test:1/x,", run.Log);
    }

    [Fact]
    public async Task With_nothing_to_fetch_it_says_so_and_changes_nothing()
    {
        using var job = new RunnerJob();
        job.Files.Write("workspace/go.mod", "module lab.test/empty\n\ngo 1.23\n");

        var run = await job.RunStepsAsync([new("GOPROXY", "https://goproxy.lab.test:1")], "- uses: proxyguard/proxyguard@v1");

        Assert.True(run.Passed, run.ToString());
        Assert.Contains("othing to", run.Log);
        Assert.Equal([new("GOPROXY", "https://goproxy.lab.test:1")], run.Variables);
        Assert.Empty(run.Annotations);
    }

    [Fact]
    public async Task Bad_options_fail_the_step_all_at_once_and_leave_the_environment_alone()
    {
        using var job = new RunnerJob();

        var run = await job.RunStepsAsync([], """
            - uses: proxyguard/proxyguard@v1
              with: { when-none: maybe, budget: soon }
            """);

        Assert.False(run.Passed);
        Assert.Empty(run.Variables);
        Assert.Contains("input when-none (INPUT_WHEN-NONE)", run.Log);
        Assert.Contains("input budget (INPUT_BUDGET)", run.Log);
    }

    [Fact]
    public async Task As_the_last_step_it_tells_the_service_how_the_build_ended()
    {
        await using var service = await ServiceProgram.StartAsync();
        await using var guarded = await GuardedJob.StartAsync(HopFaults.None);
        guarded.Job.Arguments.AddRange(["--secret", $"TOKEN={service.Token}"]);

        var run = await guarded.Job.RunStepsAsync(guarded.Variables(), $$$"""
            - uses: proxyguard/proxyguard@v1
              with:
                report-url: {{{service.Url}}}
                report-token: ${{ secrets.TOKEN }}
            - run: echo 'app.go:1:1 syntax error' > build.log; exit 1
            - if: always()
              uses: proxyguard/proxyguard@v1
              with:
                mode: conclude
                job-status: ${{ job.status }}
                log: build.log
                report-url: {{{service.Url}}}
                report-token: ${{ secrets.TOKEN }}
            """);

        Assert.Equal(["success", "failure", "success"], run.Outcomes);
        Assert.True(run.Log.Contains("The service knows how this build ended", StringComparison.Ordinal), run.ToString());
        Assert.DoesNotContain(service.Token, run.Log);
        Assert.Contains("PROXYGUARD_RUN_KEY", run.Variables.Keys);
    }
}
