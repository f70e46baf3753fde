using System.Text.Json;

namespace ProxyGuard.EndToEnd.Tests.Elsewhere;

/// <summary>The configuration of docs/ci/circleci.md, each step a shell of its own that begins with BASH_ENV.</summary>
public sealed class CircleCiTests
{
    private static readonly string Page = CiPage.Snippets("circleci", "yaml")[0];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Later_steps_build_behind_a_broken_proxy_and_the_service_hears_how_it_ended(bool isCodeBroken)
    {
        await using var ci = await CiJob.StartAsync();
        if (isCodeBroken) ci.BreakCode();

        var (passed, log) = await RunAsync(ci, _ => true);

        Assert.True(passed != isCodeBroken, log);
        ci.AssertTold(isCodeBroken ? "failure" : "success", isCodeBroken ? "other" : null);
        Assert.DoesNotContain(CiJob.Secret, log);
    }

    [Fact]
    public async Task Without_the_guard_the_same_build_fails_at_the_proxy()
    {
        await using var ci = await CiJob.StartAsync();

        var (passed, log) = await RunAsync(ci, command => !command.Contains("proxyguard", StringComparison.Ordinal));

        Assert.False(passed);
        Assert.Contains("502 Bad Gateway", log);
    }

    [Fact]
    public async Task A_configuration_of_another_form_is_found() =>
        Assert.Equal(1, (await CiPage.ValidateAsync("circleci", Page.Replace("when: on_fail", "when: on_red"))).ExitCode);

    private static async Task<(bool Passed, string Log)> RunAsync(CiJob ci, Func<string, bool> isRun)
    {
        var config = await CiPage.PipelineAsync("circleci", ci.Here(Page));
        var job = config.GetProperty("jobs").GetProperty("build");
        KeyValuePair<string, string>[] variables =
        [
            .. CiPage.Variables(job, "environment"), new("CIRCLECI", "true"), new("CI", "true"), new("BASH_ENV", ci.Write("bash.env", "")),
            new("PROXYGUARD_REPORT_TOKEN", CiJob.Secret),
        ];
        var (passed, log) = (true, "");
        foreach (var step in Steps(job).Where(step => isRun(step.Command)))
        {
            if (passed != (step.When == "on_success")) continue;
            var run = await ci.RunAsync(variables, "bash", "-eo", "pipefail", ci.Write("step.sh", step.Command));
            log += run.Log;
            passed &= run.ExitCode == 0;
        }
        return (passed, log);
    }

    private static IReadOnlyList<(string Command, string When)> Steps(JsonElement job) =>
    [
        .. from step in job.GetProperty("steps").EnumerateArray()
           where step.ValueKind == JsonValueKind.Object
           let run = step.GetProperty("run")
           select (run.GetProperty("command").GetString()!, run.TryGetProperty("when", out var when) ? when.GetString()! : "on_success"),
    ];
}
