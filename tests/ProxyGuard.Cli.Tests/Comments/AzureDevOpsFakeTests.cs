using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ProxyGuard.Testing.AzureDevOps;

namespace ProxyGuard.Cli.Tests.Comments;

/// <summary>The stand-in sees what is outside the contract: else it would prove nothing.</summary>
public sealed class AzureDevOpsFakeTests : IAsyncLifetime
{
    private const string Thread = """{"comments":[{"parentCommentId":0,"content":"x","commentType":"text"}],"status":"active"}""";

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private AzureDevOpsFake _azure = null!;

    public async ValueTask InitializeAsync()
    {
        _azure = await AzureDevOpsFake.StartAsync();
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _azure.Token);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _azure.DisposeAsync();
    }

    [Theory]
    [InlineData("POST", "", Thread, true)]
    [InlineData("POST", "", """{"comments":[{"content":"x","commentType":"text"}],"status":"active"}""", false)]
    [InlineData("POST", "", """{"comments":[{"parentCommentId":0,"content":"x","commentType":"text"}],"status":"open"}""", false)]
    [InlineData("POST", "", """{"comments":[],"status":"active","title":"x"}""", false)]
    [InlineData("PATCH", "/141", """{"status":"fixed"}""", true)]
    [InlineData("PATCH", "/141", """{"properties":{"x":{"type":"System.String","value":"y"}}}""", true)]
    [InlineData("PATCH", "/141", """{"properties":{"x":"y"}}""", false)]
    [InlineData("PATCH", "/141", """{"state":"fixed"}""", false)]
    [InlineData("PATCH", "/141/comments/1", """{"content":"y"}""", true)]
    [InlineData("PATCH", "/141/comments/1", "{}", false)]
    [InlineData("PATCH", "/141/comments/1", "{", false)]
    [InlineData("DELETE", "/141/comments/1", "", true)]
    [InlineData("DELETE", "/141", "", false)]
    public async Task A_request_outside_the_contract_is_noted(string method, string path, string body, bool isInside)
    {
        _azure.Discussion.Write(_azure.Service, "x");

        var answer = await SendAsync(method, path + "?api-version=7.1", body);

        Assert.Equal(isInside ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(isInside ? 0 : 1, _azure.Breaches.Count);
    }

    [Fact]
    public async Task A_version_must_be_named() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("GET", "", "")).StatusCode);

    [Fact]
    public async Task A_deleted_comment_stays_as_a_mark_without_its_content()
    {
        var id = _azure.Discussion.Write(_azure.Service, "x", "active", ("a", "b")).Id;
        await SendAsync("DELETE", $"/{id}/comments/1?api-version=7.1", "");

        var answer = await SendAsync("GET", "?api-version=7.1", "");
        var thread = (await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["value"]![0]!;

        Assert.True((bool)thread["isDeleted"]!);
        Assert.Null(thread["comments"]![0]!["content"]);
        Assert.Equal("b", (string)thread["properties"]!["a"]!["$value"]!);
    }

    [Theory]
    [InlineData("GET", 203)]
    [InlineData("POST", 203)]
    [InlineData("PATCH", 401)]
    public async Task A_stranger_is_asked_to_sign_in(string method, int status)
    {
        _client.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(status, (int)(await SendAsync(method, "?api-version=7.1", Thread)).StatusCode);
    }

    private Task<HttpResponseMessage> SendAsync(string method, string path, string body)
    {
        var address = $"{_azure.Collection}{_azure.ProjectId}/_apis/git/repositories/{_azure.RepositoryId}/pullRequests/22/threads{path}";
        var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (body.Length > 0) request.Content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json"));
        return _client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
