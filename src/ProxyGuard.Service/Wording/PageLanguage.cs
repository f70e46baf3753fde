namespace ProxyGuard.Service.Wording;

/// <summary>The language a page is in, and its addresses: whoever chose one by <c>?lang=</c> keeps it from page to page, without a cookie.</summary>
/// <param name="Language">The language.</param>
/// <param name="IsChosen">Whether the address said so, not the browser.</param>
internal sealed record PageLanguage(Language Language, bool IsChosen)
{
    public const string Parameter = "lang";

    public static PageLanguage Of(HttpRequest request) => request.Query[Parameter] is [{ } chosen] && Language.Find(chosen) is { } found
        ? new(found, IsChosen: true)
        : new(Language.Of(request), IsChosen: false);

    /// <summary>A page's path with what keeps the language.</summary>
    /// <param name="path">The path, perhaps with a query, without a fragment.</param>
    public string Link(string path) => IsChosen ? In(Language, path) : path;

    /// <summary>The same page in another language.</summary>
    public static string In(Language language, string path) => $"{path}{(path.Contains('?') ? '&' : '?')}{Parameter}={language.Code}";
}
