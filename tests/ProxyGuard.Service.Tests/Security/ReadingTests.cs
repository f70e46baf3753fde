using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Security;

/// <summary>Who may read: tried on every endpoint there is, so that a new one is closed too.</summary>
public sealed partial class ReadingTests : IDisposable
{
    // They let strangers in and tell them nothing, so they have a status of their own: see BadgeAccessTests.
    private static readonly string[] Badges = ["/badge/{repository}.svg", "/badge/{repository}.json"];

    private static readonly string[] Open =
    [
        "/healthz", "/readyz", "/sign-in", "/sign-out", "/assets/{name}", "/openapi/v1.json", "/openapi/{documentName}.json", "/accounting",
        .. Badges,
    ];

    private readonly ServiceFixture _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Every_endpoint_that_is_not_on_the_list_is_closed()
    {
        using var stranger = _service.ClientWith(null);
        var closed = 0;
        foreach (var (pattern, path, methods) in Endpoints().Where(endpoint => !Open.Contains(endpoint.Pattern)))
        {
            foreach (var method in methods.Concat(["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]).Distinct())
            {
                using var response = await stranger.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Token);
                Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, $"{method} {pattern}: {response.StatusCode}");
                Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
                Assert.Equal("no-cache, private", Assert.Single(response.Headers.GetValues("Cache-Control")));
                closed++;
            }
        }
        Assert.True(closed >= 4 * 7);
    }

    [Fact]
    public async Task Every_endpoint_of_a_repository_answers_a_hidden_one_as_one_that_does_not_exist()
    {
        var reads = new CountedReads();
        using var service = _service.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<ITableStore>(
            provider => reads.Over(ActivatorUtilities.CreateInstance<SqliteTableStore>(provider)))));
        await new Seed(_service).OneRunAsync();
        var own = await _service.AddTokenAsync("github.com/acme/wid-ets", TokenRights.Read);
        var tried = 0;
        foreach (var (pattern, _, _) in Endpoints().Where(endpoint => endpoint.Pattern.Contains("{repository}", StringComparison.Ordinal)))
        {
            foreach (var query in new[] { "", "?days=7", "?days=x", "?period=7d" })
            {
                var hidden = await AskAsync(service, own, pattern, "github.com~acme~widgets", query, reads);
                var absent = await AskAsync(service, own, pattern, "github.com~acme~wid-ets", query, reads);
                var absentToo = await AskAsync(service, own, pattern, "github.com~acme~wodgets", query, reads);
                Assert.Equal(absent, hidden);
                Assert.Equal(absent, absentToo);
                var isBadge = Badges.Contains(pattern) && !query.Contains("days", StringComparison.Ordinal);
                Assert.StartsWith(isBadge ? "200" : "40", hidden, StringComparison.Ordinal);
                tried++;
            }
        }
        Assert.True(tried >= 6);
    }

    [Fact]
    public async Task A_token_reads_the_repositories_of_its_pattern_and_the_list_has_no_others()
    {
        await new Seed(_service).OneRunAsync();
        using (var other = await _service.PostAsync(ExampleReport.Make(ServiceFixture.Start) with { Repository = "github.com/other/secret" }))
            Assert.Equal(HttpStatusCode.Created, other.StatusCode);
        using var client = _service.ClientWith(await _service.AddTokenAsync("github.com/acme/*", TokenRights.Read));

        var index = await client.GetStringAsync(new Uri("/", UriKind.Relative), Token);
        using var own = await client.GetAsync(new Uri("/r/github.com~acme~widgets", UriKind.Relative), Token);
        using var foreign = await client.GetAsync(new Uri("/r/github.com~other~secret", UriKind.Relative), Token);

        Assert.Contains("1 repository", index, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", index, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (own.StatusCode, foreign.StatusCode));
    }

    [Fact]
    public async Task A_token_that_only_writes_may_not_read()
    {
        using var client = _service.ClientWith(await _service.AddTokenAsync("*", TokenRights.Write));

        foreach (var path in new[] { "/", "/r/github.com~acme~widgets", "/api/v1/r/github.com~acme~widgets" })
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative), Token);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    [Fact]
    public async Task Public_reports_are_for_everybody_whatever_token_they_show()
    {
        _service.Settings["Reports:Access"] = "Public";
        await new Seed(_service).OneRunAsync();
        foreach (var token in new[] { null, ApiToken.Make() })
        {
            using var client = _service.ClientWith(token);
            Assert.Contains("widgets", await client.GetStringAsync(new Uri("/", UriKind.Relative), Token), StringComparison.Ordinal);
            using var page = await client.GetAsync(new Uri("/r/github.com~acme~widgets", UriKind.Relative), Token);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/sign-in")]
    [InlineData("/assets/proxyguard.css")]
    public async Task What_is_open_needs_no_token(string path)
    {
        using var stranger = _service.ClientWith(null);
        using var response = await stranger.GetAsync(new Uri(path, UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_path_that_looks_like_an_open_one_is_closed()
    {
        using var stranger = _service.ClientWith(null);
        foreach (var path in new[] { "/healthz/", "/HEALTHZ", "/assets.txt", "/assetsx", "/sign-in/x", "/accounting/x" })
        {
            using var response = await stranger.GetAsync(new Uri(path, UriKind.Relative), Token);
            Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, path);
        }
    }

    private IEnumerable<(string Pattern, string Path, IReadOnlyList<string> Methods)> Endpoints() =>
        from endpoint in _service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
        let methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (pattern, Values().Replace(pattern, "x"), methods);

    // All that a client can see, without what differs from answer to answer, and how often the store was asked.
    private static async Task<string> AskAsync(
        Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Service.Reports.ReportLinks> service,
        ApiToken token, string pattern, string repository, string query, CountedReads reads)
    {
        using var client = service.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Authorization = new("Bearer", token.Reveal());
        var path = Values().Replace(pattern.Replace("{repository}", repository, StringComparison.Ordinal), Guid.Empty.ToString()) + query;
        using (await client.GetAsync(new Uri(path, UriKind.Relative), Token)) { }
        var before = reads.Count;
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), Token);
        var asked = reads.Count - before;
        var body = Trace().Replace(await response.Content.ReadAsStringAsync(Token), "");
        var headers = response.Headers.Concat(response.Content.Headers).OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
        return $"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n{asked} reads\n{body}";
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Values();

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex Trace();

    private sealed class CountedReads
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public ITableStore Over(ITableStore store) => new CountingStore(store, this);

        private sealed class CountingStore(ITableStore store, CountedReads reads) : ITableStore
        {
            public Task PrepareAsync(CancellationToken cancellationToken) => store.PrepareAsync(cancellationToken);

            public Task<IReadOnlyList<TableRow>> ReadAsync(string partition, KeyRange range, int limit, CancellationToken cancellationToken)
            {
                Interlocked.Increment(ref reads._count);
                return store.ReadAsync(partition, range, limit, cancellationToken);
            }

            public Task<CommitResult> CommitAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken) =>
                store.CommitAsync(partition, writes, cancellationToken);
        }
    }
}
