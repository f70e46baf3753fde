using System.Text.Json.Nodes;
using ProxyGuard.Testing.GitHub;

namespace ProxyGuard.EndToEnd.Tests.Comments;

/// <summary>What is asked to find a fork's pull request, and what is read of the answer, against GitHub's own description.</summary>
public sealed class PullRequestContractTests
{
    private const string ByBranch = "/repos/{owner}/{repo}/pulls";
    private const string ByCommit = "/repos/{owner}/{repo}/commits/{commit_sha}/pulls";

    private static readonly JsonObject Description = ContractSlice.Of(ByBranch, ByCommit);

    [Theory]
    [InlineData(ByBranch, "state", "head", "per_page")]
    [InlineData(ByCommit, "commit_sha", "per_page")]
    public void It_can_be_asked(string path, params string[] names) =>
        Assert.Subset(Operation(path)["parameters"]!.AsArray().Select(one => Resolve(one!)["name"]!.GetValue<string>()).ToHashSet(), names.ToHashSet());

    [Theory]
    [InlineData(ByBranch)]
    [InlineData(ByCommit)]
    public void It_can_be_read(string path)
    {
        var pull = Resolve(Operation(path)["responses"]!["200"]!["content"]!["application/json"]!["schema"]!["items"]!)["properties"]!;

        Assert.Equal("integer", pull["number"]!["type"]!.GetValue<string>());
        Assert.Equal("string", pull["state"]!["type"]!.GetValue<string>());
        Assert.NotNull(pull["head"]!["properties"]!["sha"]);
        Assert.NotNull(Resolve(pull["base"]!["properties"]!["repo"]!)["properties"]!["full_name"]);
    }

    private static JsonNode Operation(string path) => Description["paths"]![path]!["get"]!;

    private static JsonNode Resolve(JsonNode node) => node["$ref"]?.GetValue<string>() is { } reference
        ? reference.Split('/')[1..].Aggregate((JsonNode)Description, (parent, name) => parent[name]!)
        : node;
}
