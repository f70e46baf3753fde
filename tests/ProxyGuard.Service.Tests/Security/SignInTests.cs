using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Security;

public sealed class SignInTests : IDisposable
{
    private const string Page = "/r/github.com~acme~widgets?days=7";
    private readonly ServiceFixture _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_browser_is_led_to_the_form_and_back_and_out_again()
    {
        await new Seed(_service).OneRunAsync();
        var token = await _service.AddTokenAsync("github.com/acme/*", TokenRights.Read);
        using var browser = Browser();

        using var closed = await browser.GetAsync(new Uri(Page, UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.Found, closed.StatusCode);
        Assert.Equal("/sign-in?return=%2Fr%2Fgithub.com~acme~widgets%3Fdays%3D7", closed.Headers.Location!.ToString());
        var form = await browser.GetStringAsync(closed.Headers.Location, Token);
        Assert.Contains("name=\"return\" value=\"/r/github.com~acme~widgets?days=7\"", form, StringComparison.Ordinal);

        using var entered = await SignInAsync(browser, token.Reveal(), Page);
        Assert.Equal((HttpStatusCode.SeeOther, Page), (entered.StatusCode, entered.Headers.Location!.ToString()));
        Assert.Contains("widgets", await browser.GetStringAsync(new Uri(Page, UriKind.Relative), Token), StringComparison.Ordinal);

        using var left = await PostAsync(browser, "/sign-out", []);
        Assert.Equal((HttpStatusCode.SeeOther, "/sign-in"), (left.StatusCode, left.Headers.Location!.ToString()));
        using var again = await browser.GetAsync(new Uri(Page, UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);
    }

    [Theory]
    [InlineData("", null, "proxyguard=", false)]
    [InlineData("X-Forwarded-Proto", "https", "__Host-proxyguard=", true)]
    public async Task The_cookie_is_for_no_script_no_other_site_and_not_for_long(string header, string? value, string name, bool isSecure)
    {
        var token = await _service.AddTokenAsync("*", TokenRights.Read);
        using var browser = Browser();
        if (header.Length > 0) browser.DefaultRequestHeaders.Add(header, value);

        using var entered = await SignInAsync(browser, token.Reveal(), "/");

        var cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith(name + token.Reveal(), cookie, StringComparison.Ordinal);
        var parts = cookie.Split("; ").Select(part => part.ToLowerInvariant()).ToList();
        Assert.Contains("httponly", parts);
        Assert.Contains("samesite=lax", parts);
        Assert.Contains("max-age=43200", parts);
        Assert.Contains("path=/", parts);
        Assert.Equal(isSecure, parts.Contains("secure"));
    }

    [Fact]
    public async Task A_public_address_with_https_makes_the_cookie_secure()
    {
        _service.Settings["Reports:PublicUrl"] = "https://proxyguard.example";
        var token = await _service.AddTokenAsync("*", TokenRights.Read);
        using var browser = Browser();

        using var entered = await SignInAsync(browser, token.Reveal(), "/");

        Assert.Contains("; secure", Assert.Single(entered.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(TokenRights.Write, "can only write")]
    [InlineData(TokenRights.Read | TokenRights.Write, "only one that can read")]
    [InlineData(TokenRights.None, "unknown, revoked or incomplete")]
    internal async Task Only_a_token_that_can_read_and_nothing_else_signs_in(TokenRights rights, string why)
    {
        var token = rights == TokenRights.None ? ApiToken.Make() : await _service.AddTokenAsync("*", rights);
        using var browser = Browser();

        using var refused = await SignInAsync(browser, token.Reveal(), Page);
        var html = await refused.Content.ReadAsStringAsync(Token);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.False(refused.Headers.Contains("Set-Cookie"));
        Assert.Contains(why, html, StringComparison.Ordinal);
        Assert.Contains("value=\"/r/github.com~acme~widgets?days=7\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Reveal(), html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_token_in_a_cookie_leads_to_the_form()
    {
        _service.Clock.Stop();
        var token = await _service.AddTokenAsync("*", TokenRights.Read);
        using var browser = Browser();
        using (await SignInAsync(browser, token.Reveal(), "/")) { }
        await _service.Services.GetRequiredService<TokenRows>().RevokeAsync(token.Id, Token);
        _service.Clock.Passed += TokenCheck.Believed;

        using var response = await browser.GetAsync(new Uri("/", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("/\n/evil.example/")]
    [InlineData("javascript:attack()")]
    [InlineData("evil")]
    [InlineData("/ä")]
    [InlineData("")]
    public async Task Nobody_is_led_away_from_here(string path)
    {
        var token = await _service.AddTokenAsync("*", TokenRights.Read);
        using var browser = Browser();

        using var entered = await SignInAsync(browser, token.Reveal(), path);
        var form = await browser.GetStringAsync(new Uri("/sign-in?return=" + Uri.EscapeDataString(path), UriKind.Relative), Token);

        Assert.Equal("/", entered.Headers.Location!.ToString());
        Assert.Contains("name=\"return\" value=\"/\"", form, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Origin", "https://evil.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Origin", "http://localhost", true)]
    [InlineData("Origin", "https://proxyguard.example", true)]
    [InlineData("Origin", "http://proxyguard.example", false)]
    [InlineData("Origin", "https://proxyguard.example.evil.example", false)]
    public async Task Another_site_signs_nobody_in_or_out(string header, string value, bool isTaken)
    {
        _service.Settings["Reports:PublicUrl"] = "https://proxyguard.example/";
        var token = await _service.AddTokenAsync("*", TokenRights.Read);
        using var browser = Browser();
        browser.DefaultRequestHeaders.Add(header, value);

        using var entered = await SignInAsync(browser, token.Reveal(), "/");
        using var left = await PostAsync(browser, "/sign-out", []);

        var expected = isTaken ? HttpStatusCode.SeeOther : HttpStatusCode.Forbidden;
        Assert.Equal((expected, expected), (entered.StatusCode, left.StatusCode));
        Assert.Equal(isTaken, entered.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Attempts_that_fail_are_limited()
    {
        _service.Clock.Stop();
        var token = await _service.AddTokenAsync("*", TokenRights.Read);
        using var browser = Browser();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            using var refused = await SignInAsync(browser, ApiToken.Make().Reveal(), "/");
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        using var limited = await SignInAsync(browser, token.Reveal(), "/");
        Assert.Equal((HttpStatusCode.TooManyRequests, "6"), (limited.StatusCode, limited.Headers.RetryAfter!.ToString()));
        _service.Clock.Passed += TimeSpan.FromSeconds(6);
        using var entered = await SignInAsync(browser, token.Reveal(), "/");
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
    }

    [Theory]
    [InlineData("text/plain", 10)]
    [InlineData("application/x-www-form-urlencoded", 10_000)]
    public async Task What_is_not_the_form_is_refused(string mediaType, int length)
    {
        using var browser = Browser();
        using var content = new StringContent("token=" + new string('a', length));
        content.Headers.ContentType = new(mediaType);

        using var response = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), content, Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_program_with_a_wrong_token_is_not_led_to_the_form()
    {
        using var client = _service.ClientWith(ApiToken.Make());
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using var response = await client.GetAsync(new Uri("/", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private HttpClient Browser()
    {
        var browser = _service.CreateClient(new() { AllowAutoRedirect = false });
        browser.DefaultRequestHeaders.Authorization = null;
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
        return browser;
    }

    private static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string token, string path) =>
        PostAsync(browser, "/sign-in", new() { ["token"] = token, ["return"] = path });

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string path, Dictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await browser.PostAsync(new Uri(path, UriKind.Relative), content, Token);
    }
}
