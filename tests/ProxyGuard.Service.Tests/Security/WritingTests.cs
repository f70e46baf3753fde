using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Security;

public sealed class WritingTests : IDisposable
{
    private readonly ServiceFixture _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> BadHeaders =>
    [
        "", " ", "Bearer", "Bearer ", "Bearer x", "Basic eDp5", "Token pg_0123456789ab_0123456789012345678901234567890123456789",
        "Bearer pg_0123456789ab_0123456789012345678901234567890123456789", "Bearer pg_0123456789ab_0123456789012345678901234567890123456789 x",
        "Bearer " + new string('a', 5000),
    ];

    public void Dispose() => _service.Dispose();

    [Theory]
    [MemberData(nameof(BadHeaders))]
    public async Task Without_a_token_of_ours_nothing_is_read_and_the_answer_says_how_to_get_one(string header)
    {
        var answer = header.Length == 0 ? await PostUnreadAsync() : await PostUnreadAsync(header);

        Assert.Equal(401, answer.Response.StatusCode);
        Assert.StartsWith("Bearer", answer.Response.Headers.WWWAuthenticate, StringComparison.Ordinal);
        Assert.StartsWith("application/problem+json", answer.Response.ContentType, StringComparison.Ordinal);
        using var text = new StreamReader(answer.Response.Body);
        Assert.Contains("tokens add --repo", await text.ReadToEndAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_with_another_secret_is_none()
    {
        var token = await _service.AddTokenAsync("*", TokenRights.Write);
        var forged = token.Reveal()[..^1] + (token.Reveal()[^1] == '0' ? '1' : '0');

        Assert.Equal(401, (await PostUnreadAsync("Bearer " + forged)).Response.StatusCode);
    }

    [Fact]
    public async Task Two_tokens_in_two_headers_are_none()
    {
        var token = await _service.AddTokenAsync("*", TokenRights.Write);

        Assert.Equal(401, (await PostUnreadAsync("Bearer " + token.Reveal(), "Bearer " + token.Reveal())).Response.StatusCode);
    }

    [Fact]
    public async Task A_token_that_only_reads_may_not_write_and_nothing_is_read()
    {
        var token = await _service.AddTokenAsync("*", TokenRights.Read);

        var answer = await PostUnreadAsync("Bearer " + token.Reveal());

        Assert.Equal(403, answer.Response.StatusCode);
    }

    [Fact]
    public async Task A_cookie_does_not_write()
    {
        var token = await _service.AddTokenAsync("*", TokenRights.Read | TokenRights.Write);

        var answer = await _service.Server.SendAsync(context =>
        {
            Unread(context);
            context.Request.Headers.Cookie = "proxyguard=" + token.Reveal();
        }, Token);

        Assert.Equal(401, answer.Response.StatusCode);
    }

    [Theory]
    [InlineData("github.com/acme/widgets", HttpStatusCode.Created)]
    [InlineData("github.com/acme/*", HttpStatusCode.Created)]
    [InlineData("*", HttpStatusCode.Created)]
    [InlineData("github.com/acme/other", HttpStatusCode.Forbidden)]
    [InlineData("github.com/acm*x", HttpStatusCode.Forbidden)]
    public async Task A_token_writes_for_the_repositories_of_its_pattern(string pattern, HttpStatusCode expected)
    {
        using var client = _service.ClientWith(await _service.AddTokenAsync(pattern, TokenRights.Write));

        using var response = await PostAsync(client);

        Assert.Equal(expected, response.StatusCode);
        var known = await _service.Services.GetRequiredService<Catalogue>().ListAsync(Token);
        Assert.Equal(expected == HttpStatusCode.Created ? 1 : 0, known.Count);
        if (expected == HttpStatusCode.Created) return;
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;
        Assert.StartsWith("Wrong repository", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Contains("--repo 'github.com/acme/widgets' --can write", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Public_reports_are_not_for_everybody_to_write()
    {
        _service.Settings["Reports:Access"] = "public";

        Assert.Equal(401, (await PostUnreadAsync()).Response.StatusCode);
    }

    [Fact]
    public async Task A_revoked_token_is_refused_when_what_was_read_is_no_longer_believed()
    {
        _service.Clock.Stop();
        var token = await _service.AddTokenAsync("*", TokenRights.Write);
        using var client = _service.ClientWith(token);
        using (var before = await PostAsync(client)) Assert.Equal(HttpStatusCode.Created, before.StatusCode);

        await _service.Services.GetRequiredService<TokenRows>().RevokeAsync(token.Id, Token);

        Assert.True(TokenCheck.Believed <= TimeSpan.FromSeconds(30));
        _service.Clock.Passed += TokenCheck.Believed;
        using var after = await PostAsync(client);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task A_token_made_while_the_service_runs_works_at_once()
    {
        using (await _service.GetAsync("/healthz")) { }
        var token = await _service.AddTokenAsync("github.com/acme/widgets", TokenRights.Write);
        using var client = _service.ClientWith(token);

        using var response = await PostAsync(client);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client)
    {
        using var content = new ByteArrayContent(RunReportJson.Write(ExampleReport.Make(ServiceFixture.Start)));
        content.Headers.ContentType = new("application/json");
        return await client.PostAsync(new Uri("/api/v1/runs", UriKind.Relative), content, Token);
    }

    private Task<HttpContext> PostUnreadAsync(params string[] headers) => _service.Server.SendAsync(context =>
    {
        Unread(context);
        if (headers.Length > 0) context.Request.Headers.Authorization = headers;
    }, Token);

    private static void Unread(HttpContext context)
    {
        context.Request.Method = "POST";
        context.Request.Path = "/api/v1/runs";
        context.Request.ContentType = "application/json";
        context.Request.Body = new Unreadable();
    }

    private sealed class Unreadable : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("the body was read");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("the body was read");
    }
}
