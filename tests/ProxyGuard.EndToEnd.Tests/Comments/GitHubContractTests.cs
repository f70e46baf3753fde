using System.Net.Http.Headers;
using ProxyGuard.Testing;
using ProxyGuard.Testing.GitHub;

namespace ProxyGuard.EndToEnd.Tests.Comments;

/// <summary>The published guard against GitHub's own description: Prism stands between it and the fake, and checks both.</summary>
public sealed class GitHubContractTests
{
    [Fact]
    public async Task Every_request_is_one_that_GitHub_describes()
    {
        await using var pull = await GitHubPullRequestBuild.StartAsync();
        await using var prism = await PrismProcess.StartAsync(pull.GitHub.Url);
        pull.GitHub.PublicUrl = prism.Url;
        pull.GitHub.Tokens["github_pat_1"] = new("octocat");
        // A checker compiles what it checks with at the first request: the guard, which waits for five seconds, is not to pay for that.
        await WarmAsync(prism);
        for (var number = 0; number < 120; number++) pull.GitHub.Conversation.Create("someone", "a remark");

        pull.Break(1);
        var runs = new List<string> { (await pull.RunAsync(1)).Log };
        pull.Break(2);
        // What a killed job left.
        pull.GitHub.Conversation.Create("github-actions[bot]", pull.GitHub.Conversation.Comments[^1].Body);
        runs.Add((await pull.RunAsync(2)).Log);
        pull.Break(0);
        runs.Add((await pull.RunAsync(3)).Log);
        var personal = pull.Begin(4);
        personal["GITHUB_TOKEN"] = "github_pat_1";
        pull.Break(1);
        runs.Add((await pull.RunAsync(personal)).Log);

        Assert.All(runs, log => Assert.DoesNotContain("was not commented on", log));
        Assert.DoesNotContain("violation", prism.Log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("terminated with error", prism.Log);
        var asked = pull.GitHub.Requests.Select(request => string.Concat(request.Where(letter => !char.IsAsciiDigit(letter)))).ToHashSet();
        foreach (var request in new[]
            { "GET /user", "GET {0}/issues//comments?per_page=&page=", "GET {0}/issues//events?per_page=", "POST {0}/issues//comments",
                "PATCH {0}/issues/comments/", "DELETE {0}/issues/comments/" })
            Assert.Contains(request.Replace("{0}", FakeGitHub.Repository, StringComparison.Ordinal), asked);
    }

    [Theory]
    [InlineData("POST", "/issues/17/comments", """{"text": "x"}""", 422)]
    [InlineData("POST", "/issues/17/comments", """{"body": 1}""", 422)]
    [InlineData("POST", "/issues/seventeen/comments", """{"body": "x"}""", 422)]
    [InlineData("PUT", "/issues/comments/1", """{"body": "x"}""", 405)]
    [InlineData("POST", "/pulls/17/comment", """{"body": "x"}""", 404)]
    public async Task A_request_that_GitHub_does_not_describe_is_refused(string method, string path, string body, int status)
    {
        await using var github = await FakeGitHub.StartAsync();
        await using var prism = await PrismProcess.StartAsync(github.Url);
        using var client = new HttpClient(LoopbackOnly.Handler());
        using var request = new HttpRequestMessage(new HttpMethod(method), prism.Url + FakeGitHub.Repository + path);
        request.Content = new StringContent(body, new MediaTypeHeaderValue("application/json"));

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Empty(github.Requests);
    }

    private static async Task WarmAsync(PrismProcess prism)
    {
        using var client = new HttpClient(LoopbackOnly.Handler());
        client.DefaultRequestHeaders.Add("Authorization", "Bearer github_pat_1");
        client.DefaultRequestHeaders.Add("User-Agent", "test");
        var issue = $"{prism.Url}{FakeGitHub.Repository}/issues/{FakeGitHub.PullRequest}";
        using var body = new StringContent("""{"body": "x"}""", new MediaTypeHeaderValue("application/json"));
        using var created = await client.PostAsync($"{issue}/comments", body, TestContext.Current.CancellationToken);
        Assert.True(created.IsSuccessStatusCode, prism.Log);
        foreach (var address in new[] { $"{issue}/comments", $"{issue}/events", $"{prism.Url}/user" })
            await client.GetStringAsync(address, TestContext.Current.CancellationToken);
        var comment = $"{prism.Url}{FakeGitHub.Repository}/issues/comments/{GitHubConversation.FirstId}";
        using var patched = await client.PatchAsync(comment, body, TestContext.Current.CancellationToken);
        using var deleted = await client.DeleteAsync(comment, TestContext.Current.CancellationToken);
        Assert.True(patched.IsSuccessStatusCode && deleted.IsSuccessStatusCode, prism.Log);
    }
}
