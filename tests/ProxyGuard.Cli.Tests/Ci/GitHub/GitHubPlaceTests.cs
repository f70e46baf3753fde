using ProxyGuard.Cli.Ci.GitHub;
using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Tests.Ci.GitHub;

public sealed class GitHubPlaceTests : IDisposable
{
    private const string Token = "ghs_0123456789";

    private readonly TempDirectory _files = new();

    [Fact]
    public void A_runner_s_variables_say_where_the_comment_stands()
    {
        var place = Find(("GITHUB_RUN_ATTEMPT", "3"), ("GITHUB_EVENT_PATH", _files.Write("event.json",
            """{"pull_request": {"number": 17, "updated_at": "2026-01-05T12:00:00Z"}}"""))).Value;

        Assert.NotNull(place);
        Assert.Equal((".github/workflows/ci.yml", 4711, 3), (place.Workflow, place.Run, place.Attempt));
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero), place.RunBegan);
    }

    [Theory]
    [InlineData("acme/widgets/.github/workflows/ci.yml@refs/heads/main", ".github/workflows/ci.yml")]
    [InlineData("acme/widgets/.github/workflows/a@b.yml@refs/pull/1/merge", ".github/workflows/a@b.yml")]
    [InlineData("acme/widgets/.github/workflows/ci.yml@refs/heads/x@refs/y", ".github/workflows/ci.yml")]
    [InlineData("", "build")]
    [InlineData("nonsense", "build")]
    public void The_workflow_s_file_is_told_apart_from_its_branch(string reference, string file) =>
        Assert.Equal(file, Find(("GITHUB_WORKFLOW_REF", reference)).Value?.Workflow);

    [Theory]
    [InlineData("GITHUB_API_URL", "http://github.example/api/v3")]
    [InlineData("GITHUB_API_URL", "https://user@github.example/api/v3")]
    [InlineData("GITHUB_API_URL", "ftp://github.example")]
    [InlineData("GITHUB_API_URL", "")]
    [InlineData("GITHUB_REPOSITORY", "")]
    [InlineData("GITHUB_REPOSITORY", "acme")]
    [InlineData("GITHUB_REPOSITORY", "../user")]
    [InlineData("GITHUB_REPOSITORY", "acme/..")]
    [InlineData("GITHUB_REPOSITORY", "acme/widgets?x")]
    [InlineData("GITHUB_REPOSITORY", "acme/widgets\n")]
    [InlineData("GITHUB_REPOSITORY", "acme/widgets/issues")]
    [InlineData("GITHUB_RUN_ID", "")]
    [InlineData("GITHUB_RUN_ID", "-1")]
    [InlineData("GITHUB_RUN_ID", "99999999999999999999")]
    public void What_cannot_be_is_a_sentence_and_no_request(string name, string value)
    {
        var sentence = Find((name, value)).Fault!.Sentence(Language.English);
        Assert.StartsWith(name, sentence);
        Assert.DoesNotContain(Token, sentence);
    }

    [Theory]
    [InlineData("https://api.github.com")]
    [InlineData("https://github.example/api/v3")]
    [InlineData("http://127.0.0.1:3000/api/v3")]
    public void Every_address_of_a_GitHub_will_do(string address) => Assert.NotNull(Find(("GITHUB_API_URL", address)).Value);

    public void Dispose() => _files.Dispose();

    private static HostAnswer<CommentPlace> Find(params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string>
        {
            ["GITHUB_API_URL"] = "https://api.github.com",
            ["GITHUB_REPOSITORY"] = "acme/widgets",
            ["GITHUB_RUN_ID"] = "4711",
            ["GITHUB_WORKFLOW"] = "build",
            ["GITHUB_WORKFLOW_REF"] = "acme/widgets/.github/workflows/ci.yml@refs/pull/17/merge",
        };
        foreach (var (name, value) in variables) environment[name] = value;
        return GitHubPlace.Find(environment, 17, new Secret(Token), TimeProvider.System);
    }
}
