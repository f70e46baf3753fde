using System.Net;
using System.Text.RegularExpressions;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Reports;

public sealed partial class LanguageTests : IDisposable
{
    private const string Page = "/r/github.com~acme~widgets";
    private readonly ServiceFixture _service = new();

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData("", null, "en")]
    [InlineData("", "zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans")]
    [InlineData("", "en-GB,zh;q=0.9", "en")]
    [InlineData("", "fr, zh;q=0.5", "zh-Hans")]
    [InlineData("", "fr", "en")]
    [InlineData("", "zh;q=0, *", "en")]
    [InlineData("", ";;;=", "en")]
    [InlineData("?lang=zh", "en", "zh-Hans")]
    [InlineData("?lang=en", "zh", "en")]
    [InlineData("?lang=ZH-cn", null, "zh-Hans")]
    [InlineData("?lang=xx", "zh", "zh-Hans")]
    [InlineData("?lang=zh&lang=en", "en", "en")]
    public async Task The_address_chooses_the_language_then_the_browser_then_it_is_English(string query, string? accepted, string tag)
    {
        foreach (var path in new[] { "/", Page, "/accounting", "/sign-in", "/nowhere" })
        {
            using var response = await AskAsync(path + query, accepted);
            var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            Assert.Contains($"<html lang=\"{tag}\">", html, StringComparison.Ordinal);
            Assert.Equal(tag, Assert.Single(response.Content.Headers.ContentLanguage));
            Assert.Contains("Accept-Language", response.Headers.Vary);
        }
    }

    [Fact]
    public async Task A_chosen_language_stays_from_page_to_page_and_one_link_changes_it()
    {
        await new Seed(_service).OneRunAsync();

        var html = await _service.GetTextAsync(Page + "?days=30&lang=zh");
        var links = Links().Matches(html).Select(match => match.Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal))
            .Where(link => !link.StartsWith("/assets/") && !link.StartsWith("/api/") && !link.StartsWith("https:") && link[0] != '#').ToList();

        Assert.True(links.Count > 30);
        Assert.All(links.Where(link => link[0] == '/'), link => Assert.Contains("lang=zh", link, StringComparison.Ordinal));
        Assert.Equal(["?days=30&lang=en", "?days=30&lang=zh"], links.Where(link => link[0] == '?'));
        Assert.DoesNotContain("lang=", Links().Replace(await _service.GetTextAsync(Page), match =>
            match.Value.Contains("\"?lang=", StringComparison.Ordinal) ? "" : match.Value).Replace("html lang=", "").Replace("hreflang=", "")
            .Replace(" lang=\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Chinese_page_says_nothing_in_English_but_names_and_codes()
    {
        await new Seed(_service).RichAsync();

        foreach (var path in new[] { "/", Page, "/sign-in" })
        {
            var text = Tags().Replace(await _service.GetTextAsync(path + "?lang=zh"), " ");
            Assert.DoesNotMatch("(?i)\\b(the|of|runs?|proxy|proxies|healthy|failing|days?|last|with)\\b", Names().Replace(text, " "));
        }
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string? accepted)
    {
        using var client = _service.CreateClient();
        if (accepted is not null) client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", accepted);
        var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.NotEqual(HttpStatusCode.InternalServerError, response.StatusCode);
        return response;
    }

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex("<code>.*?</code>|<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("[a-z0-9.-]+\\.example[a-z/]*|github\\.com|build · test|English|conclude|mode")]
    private static partial Regex Names();
}
