using ProxyGuard.EndToEnd.Tests.Guard;

namespace ProxyGuard.EndToEnd.Tests.Elsewhere;

/// <summary>The Jenkinsfile of docs/ci/jenkins.md, run by the real Groovy on a few lines that stand in for Jenkins' steps.</summary>
public sealed class JenkinsTests
{
    private static readonly string Page = CiPage.Snippets("jenkins", "groovy")[0];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Later_stages_build_behind_a_broken_proxy_and_the_service_hears_how_it_ended(bool isCodeBroken)
    {
        await using var ci = await CiJob.StartAsync();
        if (isCodeBroken) ci.BreakCode();

        var run = await RunAsync(ci, Page);

        Assert.True(run.ExitCode == (isCodeBroken ? 1 : 0), run.ToString());
        ci.AssertTold(isCodeBroken ? "failure" : "success", isCodeBroken ? "other" : null);
        Assert.DoesNotContain(CiJob.Secret, run.Log);
    }

    [Fact]
    public async Task Without_the_guard_the_same_build_fails_at_the_proxy()
    {
        await using var ci = await CiJob.StartAsync();

        var run = await RunAsync(ci, Page.Replace("./proxyguard guard --format dotenv", "true", StringComparison.Ordinal));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("502 Bad Gateway", run.Log);
    }

    private static Task<ProgramRun> RunAsync(CiJob ci, string page)
    {
        const string start = """
            export JAVA_HOME; JAVA_HOME=$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")
            exec groovy "$1" "$2"
            """;
        var stand = Path.Combine(AppContext.BaseDirectory, "Elsewhere", "jenkins.groovy");
        var file = ci.Write("Jenkinsfile", ci.Here(page));
        return ci.RunAsync([new("TEST_SECRET", CiJob.Secret)], "bash", "-ec", start, "start", stand, file);
    }
}
