using ProxyGuard.Cli.Ci;
using ProxyGuard.Cli.Ci.GitHub;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Tests.Ci.GitHub;

public sealed class GitHubHostTests
{
    private static readonly Dictionary<string, string> Variables = new()
    {
        ["GITHUB_SERVER_URL"] = "https://github.com",
        ["GITHUB_REPOSITORY"] = "Acme/Widgets",
        ["GITHUB_RUN_ID"] = "123",
        ["GITHUB_RUN_ATTEMPT"] = "2",
        ["GITHUB_WORKFLOW"] = "build",
        ["GITHUB_JOB"] = "test",
        ["GITHUB_EVENT_NAME"] = "pull_request",
        ["GITHUB_SHA"] = "0123456789abcdef",
        ["GITHUB_REF"] = "refs/pull/45/merge",
    };

    private static GitHubHost Host(params (string Name, string Value)[] changes)
    {
        var environment = new Dictionary<string, string>(Variables);
        foreach (var (name, value) in changes) environment[name] = value;
        return new GitHubHost(environment, TextWriter.Null);
    }

    [Fact]
    public void The_run_is_known_by_the_runner_s_variables()
    {
        Assert.Equal("github.com/acme/widgets", Host().Repository);
        Assert.Equal(
            new CiFacts(CiKind.GitHub, "123", 2, "build", "test", "pull_request", "0123456789abcdef", 45,
                "https://github.com/Acme/Widgets/actions/runs/123"),
            Host().Facts);
    }

    [Fact]
    public void Another_server_is_another_host() =>
        Assert.Equal("git.corp.example:8443/acme/widgets", Host(("GITHUB_SERVER_URL", "https://git.corp.example:8443/")).Repository);

    [Theory]
    [InlineData("{\"pull_request\":{\"number\":7}}", 7)]
    [InlineData("{\"pull_request\":{\"number\":\"7\"}}", null)]
    [InlineData("{\"pull_request\":7}", null)]
    [InlineData("[]", null)]
    [InlineData("{", null)]
    [InlineData("", null)]
    public void Without_a_pull_request_s_ref_the_event_names_the_number(string json, int? number)
    {
        using var files = new TempDirectory();
        Assert.Equal(number,
            Host(("GITHUB_REF", "refs/heads/main"), ("GITHUB_EVENT_PATH", files.Write("event.json", json))).Facts.PullRequest);
    }

    [Fact]
    public void Hostile_variables_become_plain_short_facts()
    {
        var facts = Host(("GITHUB_WORKFLOW", "a\n::error::\u001b[31m" + new string('x', 5000)), ("GITHUB_RUN_ATTEMPT", "-1"),
            ("GITHUB_REF", "refs/pull/x/merge"),
            ("GITHUB_EVENT_PATH", "/nowhere")).Facts;

        Assert.Equal(200, facts.Workflow!.Length);
        Assert.DoesNotContain(facts.Workflow, char.IsControl);
        Assert.Null(facts.Attempt);
        Assert.Null(facts.PullRequest);
    }

    [Theory]
    [InlineData("javascript:alert(1)", "x/y")]
    [InlineData("https://user:pw@github.com", "x/y")]
    [InlineData("", "")]
    public void An_address_that_is_none_is_left_out(string server, string repository)
    {
        var host = Host(("GITHUB_SERVER_URL", server), ("GITHUB_REPOSITORY", repository));
        Assert.Null(host.Facts.RunUrl);
        Assert.DoesNotContain("pw", host.Repository);
    }

    [Theory]
    [InlineData("true", null, "GitHub")]
    [InlineData(null, "True", "Azure")]
    [InlineData("true", "True", "GitHub")]
    [InlineData("false", "", "None")]
    [InlineData(null, null, "None")]
    public void The_host_is_found_by_itself(string? github, string? azure, string kind)
    {
        var environment = new Dictionary<string, string>();
        if (github is not null) environment["GITHUB_ACTIONS"] = github;
        if (azure is not null) environment["TF_BUILD"] = azure;

        Assert.Equal(kind, Choose(Cli.Options.CiChoice.Auto).ToString());
        Assert.Equal(CiKind.None, Choose(Cli.Options.CiChoice.None));

        CiKind Choose(Cli.Options.CiChoice choice) =>
            CiHosts.Choose(choice, environment, TextWriter.Null, TextWriter.Null, ".", Language.English.Teller).Kind;
    }
}
