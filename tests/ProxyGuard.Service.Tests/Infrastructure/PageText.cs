using System.Text.RegularExpressions;

namespace ProxyGuard.Service.Tests.Infrastructure;

/// <summary>Pages as tests look at them.</summary>
internal static partial class PageText
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A page in a language, from the beginning of its own matter to the end of it: the frame has its own tests.</summary>
    public static async Task<string> MainAsync(this HttpClient client, string path, string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("Accept-Language", language);
        using var response = await client.SendAsync(request, Token);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        return Matter().Match(await response.Content.ReadAsStringAsync(Token)).Value + "\n";
    }

    /// <summary>A page without the marks of where a line may end.</summary>
    public static string WithoutBreaks(string html) => Break().Replace(html, "");

    [GeneratedRegex("<wbr>|<span class=\"hop\">|(?<=<wbr>)</span>")]
    private static partial Regex Break();

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex Matter();
}
