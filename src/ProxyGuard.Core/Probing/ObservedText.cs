using System.Net.Http.Headers;

namespace ProxyGuard.Core.Probing;

/// <summary>Keeps what a proxy said short enough to carry; making it safe is the business of whoever prints it.</summary>
internal static class ObservedText
{
    private static readonly string[] CacheNames = ["Age", "X-Cache", "CF-Cache-Status"];

    public static string Cut(string text, int most) => text.Length <= most ? text : text[..most];

    /// <summary>The cache headers in one line; null when there are none.</summary>
    public static string? CacheHeaders(HttpResponseHeaders headers)
    {
        var found = from name in CacheNames where headers.NonValidated.Contains(name) select $"{name}: {headers.NonValidated[name]}";
        var text = string.Join(", ", found);
        return text.Length == 0 ? null : Cut(text, 100);
    }
}
