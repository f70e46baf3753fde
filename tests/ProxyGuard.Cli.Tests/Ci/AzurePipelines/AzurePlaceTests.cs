using ProxyGuard.Cli.Ci.AzurePipelines;
using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Tests.Ci.AzurePipelines;

public sealed class AzurePlaceTests
{
    private const string Repository = "3411ebc1-d5aa-464f-9615-0b527bc66719";
    private const string Below = $"/_apis/git/repositories/{Repository}/pullRequests/22/threads?api-version=7.1";

    private static readonly Dictionary<string, string> Agent = new()
    {
        ["SYSTEM_COLLECTIONURI"] = "https://dev.azure.com/acme/",
        ["SYSTEM_TEAMPROJECTID"] = "a7573007-bbb3-4341-b726-0c4148a07853",
        ["SYSTEM_TEAMPROJECT"] = "Träger & Söhne/2",
        ["SYSTEM_DEFINITIONID"] = "7",
        ["SYSTEM_JOBATTEMPT"] = "1",
        ["SYSTEM_STAGEATTEMPT"] = "1",
        ["SYSTEM_PIPELINESTARTTIME"] = "2026-03-21 10:20:30+00:00",
        ["SYSTEM_PULLREQUEST_PULLREQUESTID"] = "22",
        ["BUILD_BUILDID"] = "4711",
        ["BUILD_REPOSITORY_PROVIDER"] = "TfsGit",
        ["BUILD_REPOSITORY_ID"] = Repository,
    };

    [Theory]
    [InlineData("https://dev.azure.com/acme/", "https://dev.azure.com/acme/")]
    [InlineData("https://dev.azure.com/acme", "https://dev.azure.com/acme/")]
    [InlineData("https://acme.visualstudio.com/", "https://acme.visualstudio.com/")]
    [InlineData("https://tfs.acme.example:8080/tfs/DefaultCollection/", "https://tfs.acme.example:8080/tfs/DefaultCollection/")]
    [InlineData("http://tfs/tfs/My%20Collection/", "http://tfs/tfs/My%20Collection/")]
    public void Each_form_of_a_collection_leads_to_its_threads(string collection, string begins)
    {
        var place = AzurePullRequest.Find(With(("SYSTEM_COLLECTIONURI", collection)))!;
        var api = new Cli.Ci.RestApi("Azure DevOps", place.Collection, new Secret("x"));

        Assert.Equal($"{begins}a7573007-bbb3-4341-b726-0c4148a07853{Below}", api.At(place.Threads).AbsoluteUri);
        Assert.Equal($"{begins}_apis/connectionData?api-version=7.1-preview", api.At(AzurePullRequest.Identity).AbsoluteUri);
    }

    [Fact]
    public void A_project_that_only_has_a_name_is_encoded()
    {
        var place = AzurePullRequest.Find(With(("SYSTEM_TEAMPROJECTID", "")))!;
        Assert.Equal("/Tr%C3%A4ger%20%26%20S%C3%B6hne%2F2" + Below, place.Threads);
    }

    [Fact]
    public void The_run_is_known_by_the_agent_s_variables()
    {
        var place = Find().Value!;
        Assert.Equal(("7", 4711L, 1), (place.Workflow, place.Run, place.Attempt));
        Assert.Equal(new DateTimeOffset(2026, 3, 21, 10, 20, 30, TimeSpan.Zero), place.RunBegan);
    }

    [Theory]
    [InlineData("1", "2", 2)]
    [InlineData("3", "1", 3)]
    [InlineData("", "", 1)]
    [InlineData("x", "-1", 1)]
    public void A_later_attempt_of_a_stage_or_of_a_job_is_later(string stage, string job, int attempt) =>
        Assert.Equal(attempt, Find(("SYSTEM_STAGEATTEMPT", stage), ("SYSTEM_JOBATTEMPT", job)).Value!.Attempt);

    [Fact]
    public void A_build_of_no_pull_request_has_no_place() => Assert.Equal(default, Find(("SYSTEM_PULLREQUEST_PULLREQUESTID", "")));

    [Theory]
    [InlineData("BUILD_REPOSITORY_PROVIDER", "GitHub", "GitHub action")]
    [InlineData("BUILD_REPOSITORY_PROVIDER", "", "Azure Repos")]
    [InlineData("SYSTEM_COLLECTIONURI", "", "where the pull request is")]
    [InlineData("SYSTEM_COLLECTIONURI", "file:///etc/", "where the pull request is")]
    [InlineData("SYSTEM_COLLECTIONURI", "https://user:pw@dev.azure.com/acme/", "where the pull request is")]
    [InlineData("SYSTEM_PULLREQUEST_PULLREQUESTID", "22/../23", "where the pull request is")]
    [InlineData("BUILD_REPOSITORY_ID", " ", "where the pull request is")]
    [InlineData("SYSTEM_DEFINITIONID", "", "which run")]
    [InlineData("BUILD_BUILDID", "x", "which run")]
    public void What_the_agent_does_not_tell_is_a_sentence(string name, string value, string sentence)
    {
        var fault = Find((name, value)).Fault!;
        Assert.Equal(HostFaultKind.Final, fault.Kind);
        Assert.Contains(sentence, fault.Sentence(Language.English));
    }

    [Fact]
    public void A_step_that_was_not_given_its_token_is_told_how_to_get_it() =>
        Assert.Contains(
            "SYSTEM_ACCESSTOKEN: $(System.AccessToken)",
            AzurePlace.Find(Agent, null, TimeProvider.System).Fault!.Sentence(Language.English));

    private static HostAnswer<CommentPlace> Find(params (string Name, string Value)[] other) =>
        AzurePlace.Find(With(other), new Secret("token"), TimeProvider.System);

    private static Dictionary<string, string> With(params (string Name, string Value)[] other)
    {
        var environment = new Dictionary<string, string>(Agent);
        foreach (var (name, value) in other) environment[name] = value;
        return environment;
    }
}
