using ProxyGuard.EndToEnd.Tests.Guard;

namespace ProxyGuard.EndToEnd.Tests.Elsewhere;

/// <summary>The snippets of docs/ci/shell.md in the shells that the page names.</summary>
public sealed class ShellTests
{
    private static readonly IReadOnlyList<string> Snippets = CiPage.Snippets("shell", "sh");

    public static TheoryData<string, string> Shells => new() { { "sh", "-e" }, { "sh", "-u" }, { "bash", "-e" }, { "bash", "-eu" } };

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task The_script_builds_behind_a_broken_proxy_and_the_service_hears_how_it_ended(string shell, string options)
    {
        await using var ci = await CiJob.StartAsync();

        var run = await RunAsync(ci, shell, options, Snippets[0], []);

        Assert.True(run.ExitCode == 0, run.ToString());
        ci.AssertTold("success", null);
        Assert.DoesNotContain(CiJob.Secret, run.Log);
    }

    [Fact]
    public async Task A_build_that_fails_fails_the_script_and_is_told_as_failed()
    {
        await using var ci = await CiJob.StartAsync();
        ci.BreakCode();

        var run = await RunAsync(ci, "sh", "-e", Snippets[0], []);

        Assert.NotEqual(0, run.ExitCode);
        ci.AssertTold("failure", "other");
    }

    [Fact]
    public async Task Without_the_guard_the_same_build_fails_at_the_proxy()
    {
        await using var ci = await CiJob.StartAsync();
        var guard = Snippets[0].Split('\n').Single(line => line.Contains("proxyguard guard", StringComparison.Ordinal));

        var run = await RunAsync(ci, "sh", "-e", Snippets[0].Replace(guard, "settings=", StringComparison.Ordinal), []);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("502 Bad Gateway", run.Log);
    }

    // What the page says of exit codes: the right form ends with the guard's, the other goes on without a word.
    [Theory]
    [InlineData("sh", false, 2)]
    [InlineData("bash", false, 2)]
    [InlineData("sh", true, 0)]
    [InlineData("bash", true, 0)]
    public async Task Only_the_right_form_keeps_the_exit_code_of_the_guard(string shell, bool isWrongForm, int code)
    {
        await using var ci = await CiJob.StartAsync();
        var lines = Snippets[0].Split('\n').SkipWhile(line => !line.StartsWith("settings=", StringComparison.Ordinal));
        var right = string.Join('\n', lines.Take(2));

        var run = await RunAsync(ci, shell, "-e", isWrongForm ? Snippets[1] : right, [new("PROXYGUARD_BUDGET", "soon")]);

        Assert.True(run.ExitCode == code, run.ToString());
        Assert.Contains("PROXYGUARD_BUDGET", run.Error);
    }

    private static Task<ProgramRun> RunAsync(
        CiJob ci, string shell, string options, string script, IEnumerable<KeyValuePair<string, string>> variables) =>
        ci.RunAsync([new("PROXYGUARD_REPORT_TOKEN", CiJob.Secret), .. variables], shell, options, ci.Write("script.sh", ci.Here(script)));
}
