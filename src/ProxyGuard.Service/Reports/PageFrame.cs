using ProxyGuard.Service.Demonstration;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Reports;

/// <summary>What <c>_head.hbs</c> and <c>_foot.hbs</c> may read: what is the same on every page, for one request.</summary>
/// <param name="Language">The language it is answered in.</param>
/// <param name="Section">The part of the site the page belongs to: the path of its first page.</param>
/// <param name="Query">The page's own query, without the language: an address that is only a query is the page's own.</param>
/// <param name="IsSignedIn">Whether a token was shown.</param>
/// <param name="IsDemonstration">Whether what is shown was made up.</param>
internal sealed record PageFrame(PageLanguage Language, string Section, string Query, bool IsSignedIn, bool IsDemonstration)
{
    public Language T => Language.Language;

    public string Home => Link("/");

    public string Accounting => Link(ReportLinks.AccountingPath);

    public string SignIn => Link(SignInEndpoints.SignInPath);

    public IReadOnlyList<NavigationLink> Navigation =>
        [Part("/", T.Pages.Repositories), Part("/proxies", T.Pages.Proxies), Part("/incidents", T.Pages.Incidents)];

    public IReadOnlyList<LanguageLink> Languages =>
        [.. Wording.Language.All.Select(one => new LanguageLink(one.Name, one.Tag, PageLanguage.In(one, Query), one == T))];

    /// <summary>The frame of the page a request asks for.</summary>
    /// <param name="context">The request.</param>
    /// <param name="section">The path of the first page of its part of the site; empty for none.</param>
    public static PageFrame Of(HttpContext context, string section)
    {
        var others = context.Request.Query.Where(parameter => parameter.Key != PageLanguage.Parameter);
        var query = QueryString.Create(others).ToUriComponent();
        var isDemonstration = context.RequestServices.GetRequiredService<StoreMark>().IsDemonstration;
        return new(PageLanguage.Of(context.Request), section, query, context.Grant().Token.Length > 0, isDemonstration);
    }

    public string Link(string path) => Language.Link(path);

    private NavigationLink Part(string path, string text) => new(text, Link(path), path == Section);
}

/// <summary>One of several links, of which one is where the reader is.</summary>
internal sealed record NavigationLink(string Text, string Path, bool IsCurrent);

internal sealed record LanguageLink(string Name, string Tag, string Path, bool IsCurrent);
