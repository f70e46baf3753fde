using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Badges;

/// <summary>Badges stand in pages of others: everybody gets one, and who may not read a repository learns nothing from it.</summary>
public sealed class BadgeAccessTests : IDisposable
{
    private static readonly string[] Forms = [".svg", ".json", ".svg?period=7d", ".json?lang=zh"];
    private readonly ServiceFixture _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Whoever_may_not_read_a_repository_gets_what_one_that_does_not_exist_gets()
    {
        await new Seed(_service).OneRunAsync();
        var other = await _service.AddTokenAsync("github.com/other/*", TokenRights.Read);
        foreach (var form in Forms)
        {
            foreach (var cookie in new[] { "", "proxyguard=pg_000000000000_0000000000000000000000000000000000000000", $"proxyguard={other.Reveal()}" })
            {
                var hidden = await AskAsync("github.com~acme~widgets" + form, cookie);
                Assert.StartsWith("200", hidden, StringComparison.Ordinal);
                Assert.DoesNotContain("healthy", hidden, StringComparison.Ordinal);
                Assert.Equal(hidden, await AskAsync("github.com~acme~wodgets" + form, cookie));
                Assert.Equal(hidden, await AskAsync("no id !" + form, cookie));
            }
        }
    }

    [Fact]
    public async Task Whoever_may_read_it_sees_it_and_only_he_may_keep_it()
    {
        await new Seed(_service).OneRunAsync();
        var own = await _service.AddTokenAsync(Seed.Repository, TokenRights.Read);

        var seen = await AskAsync("github.com~acme~widgets.json", $"proxyguard={own.Reveal()}");

        Assert.Contains("\"healthy\"", seen, StringComparison.Ordinal);
        Assert.Contains("Cache-Control: max-age=300, private\n", seen, StringComparison.Ordinal);
        Assert.Contains("Vary: Authorization,Cookie,Accept,Accept-Language\n", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_cost_the_store_nothing()
    {
        CountingTableStore? store = null;
        _service.Replace<ITableStore>(services => store = new CountingTableStore(
            new SqliteTableStore(services.GetRequiredService<IOptions<StorageOptions>>())));
        await new Seed(_service).OneRunAsync();
        store!.Take();

        foreach (var form in Forms) await AskAsync("github.com~acme~widgets" + form, "");

        Assert.Equal((0, 0), store.Take());
    }

    [Fact]
    public async Task Whoever_guesses_cookies_is_counted_and_whoever_shows_none_is_not()
    {
        _service.Clock.Stop();
        var refusals = _service.Services.GetRequiredService<RequestRates>().Refusals;
        IPAddress? nowhere = null;
        while (refusals.Wait(nowhere) is null) Assert.Null(refusals.Take(nowhere));
        // Room for one more.
        _service.Clock.Passed += TimeSpan.FromMilliseconds(100);

        await AskAsync("github.com~acme~widgets.svg", "");
        Assert.Null(refusals.Wait(nowhere));
        await AskAsync("github.com~acme~widgets.svg", $"proxyguard={ApiToken.Make().Reveal()}");
        Assert.NotNull(refusals.Wait(nowhere));
    }

    [Fact]
    public async Task A_token_in_the_header_that_does_not_hold_is_told_so()
    {
        using var stranger = _service.ClientWith(ApiToken.Make());
        using var writer = _service.ClientWith(await _service.AddTokenAsync("*", TokenRights.Write));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(stranger));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(writer));
    }

    [Fact]
    public async Task A_public_badge_may_be_kept_by_everybody_and_asked_for_again_by_its_tag()
    {
        _service.Settings["Reports:Access"] = "public";
        await new Seed(_service).OneRunAsync();
        using var client = _service.ClientWith(null);
        var address = new Uri("/badge/github.com~acme~widgets.svg", UriKind.Relative);

        using var first = await client.GetAsync(address, Token);
        using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await client.SendAsync(again, Token);

        Assert.Equal("public, max-age=300", first.Headers.CacheControl!.ToString());
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, second.StatusCode));
        Assert.Contains("healthy", await first.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", Assert.Single(first.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var response = await client.GetAsync(new Uri("/badge/github.com~acme~widgets.svg", UriKind.Relative), Token);
        return response.StatusCode;
    }

    private async Task<string> AskAsync(string badge, string cookie)
    {
        using var client = _service.ClientWith(null);
        if (cookie.Length > 0) client.DefaultRequestHeaders.Add("Cookie", cookie);
        using var response = await client.GetAsync(new Uri("/badge/" + badge, UriKind.Relative), Token);
        var headers = response.Headers.Concat(response.Content.Headers).OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
        return $"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n\n{await response.Content.ReadAsStringAsync(Token)}";
    }
}
