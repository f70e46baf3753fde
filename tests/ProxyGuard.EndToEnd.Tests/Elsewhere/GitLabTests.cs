using System.Text.Json;
using ProxyGuard.Cli.Output;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing.GitLab;

namespace ProxyGuard.EndToEnd.Tests.Elsewhere;

/// <summary>The pipelines of docs/ci/gitlab.md, each script run as GitLab's runner gives it to bash.</summary>
public sealed class GitLabTests
{
    private static readonly IReadOnlyList<string> Pages = CiPage.Snippets("gitlab", "yaml");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_job_builds_behind_a_broken_proxy_and_the_service_hears_how_it_ended(bool isCodeBroken)
    {
        await using var ci = await CiJob.StartAsync();
        if (isCodeBroken) ci.BreakCode();
        var job = (await CiPage.PipelineAsync("gitlab", ci.Here(Pages[0]))).GetProperty("build");

        var run = await RunAsync(ci, job, [.. CiPage.Lines(job, "before_script"), .. CiPage.Lines(job, "script")]);
        var status = run.ExitCode == 0 ? "success" : "failed";
        var after = await RunAsync(ci, job, CiPage.Lines(job, "after_script"), [new("CI_JOB_STATUS", status)]);

        Assert.True(run.ExitCode == 0 != isCodeBroken, run.ToString());
        Assert.Contains("The service knows how this build ended", after.Output);
        ci.AssertTold(isCodeBroken ? "failure" : "success", isCodeBroken ? "other" : null);
        Assert.DoesNotContain(CiJob.Secret, run.Log + after.Log);
    }

    [Fact]
    public async Task Without_the_guard_the_same_job_fails_at_the_proxy()
    {
        await using var ci = await CiJob.StartAsync();
        var job = (await CiPage.PipelineAsync("gitlab", ci.Here(Pages[0]))).GetProperty("build");

        var run = await RunAsync(ci, job, CiPage.Lines(job, "script"));

        Assert.Contains("502 Bad Gateway", run.Output);
        Assert.NotEqual(0, run.ExitCode);
    }

    [Fact]
    public async Task A_later_job_gets_the_chain_from_the_dotenv_report()
    {
        await using var ci = await CiJob.StartAsync();
        var pipeline = await CiPage.PipelineAsync("gitlab", ci.Here(Pages[1]));
        var (choose, build) = (pipeline.GetProperty("choose-proxies"), pipeline.GetProperty("build"));
        var variables = CiPage.Variables(pipeline, "variables").ToList();

        var chosen = await RunAsync(ci, choose, CiPage.Lines(choose, "script"), variables);
        Assert.True(chosen.ExitCode == 0, chosen.ToString());
        var report = choose.GetProperty("artifacts").GetProperty("reports").GetProperty("dotenv").GetString()!;
        var left = DotenvReport.Read(await File.ReadAllTextAsync(Path.Combine(ci.Folder, report), TestContext.Current.CancellationToken));
        var without = await RunAsync(ci, build, CiPage.Lines(build, "script"), variables);
        var run = await RunAsync(ci, build, CiPage.Lines(build, "script"), [.. variables, .. left]);

        Assert.NotEqual(0, without.ExitCode);
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal(["GOPROXY", "PROXYGUARD_RUN_KEY"], left.Keys.Order());
    }

    [Fact]
    public async Task A_program_that_is_not_the_released_one_is_not_run()
    {
        await using var ci = await CiJob.StartAsync();
        var page = Pages[0].Replace(new string('0', 64), new string('1', 64), StringComparison.Ordinal);
        var job = (await CiPage.PipelineAsync("gitlab", ci.Here(page))).GetProperty("build");

        var run = await RunAsync(ci, job, [.. CiPage.Lines(job, "before_script"), "echo goes on"]);

        Assert.NotEqual(0, run.ExitCode);
        Assert.DoesNotContain("goes on\n", run.Output);
        Assert.Empty(ci.Service.Requests);
    }

    [Fact]
    public async Task Bad_options_fail_the_job_before_it_builds()
    {
        await using var ci = await CiJob.StartAsync();
        var job = (await CiPage.PipelineAsync("gitlab", ci.Here(Pages[0]))).GetProperty("build");

        var run = await RunAsync(ci, job, [.. CiPage.Lines(job, "before_script"), "go version"], [new("PROXYGUARD_BUDGET", "soon")]);

        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain("go version go", run.Output);
    }

    [Theory]
    [InlineData("build:\n  script: [go build]\n  after_scripts: [x]\n")]
    [InlineData("build:\n  script: [go build]\n  artifacts:\n    reports:\n      dotenv: {file: x}\n")]
    public async Task A_pipeline_of_another_form_is_found(string yaml) =>
        Assert.Equal(1, (await CiPage.ValidateAsync("gitlab", yaml)).ExitCode);

    // The runner echoes each command and joins them to one script, which ends at the first that fails.
    private static Task<ProgramRun> RunAsync(
        CiJob ci, JsonElement job, IReadOnlyList<string> lines, IEnumerable<KeyValuePair<string, string>>? more = null)
    {
        var commands = lines.Select(line => $"echo {MachineFormat.QuoteShell("$ " + line)}\n{line}\n");
        var script = ci.Write("script.sh", $"set -eo pipefail\nset +o noclobber\n{string.Concat(commands)}");
        KeyValuePair<string, string>[] predefined =
        [
            new("CI", "true"), new("GITLAB_CI", "true"), new("CI_PROJECT_DIR", ci.Folder), new("CI_PROJECT_PATH", "acme/widgets"),
            new("PROXYGUARD_REPORT_TOKEN", CiJob.Secret), .. CiPage.Variables(job, "variables"), .. more ?? [],
        ];
        return ci.RunAsync(predefined, "bash", script);
    }
}
