using Microsoft.Extensions.Options;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Security;

/// <summary>
/// The cookie that a browser reads with. It holds a token that can only read, so whoever steals it can do no more than its owner, and
/// revoking the token ends it.
/// </summary>
internal sealed class SignInCookie(IOptions<ReportsOptions> reports)
{
    // The prefix keeps a neighbouring host name from setting it; browsers take it over https only.
    private const string SecureName = "__Host-proxyguard";
    private const string PlainName = "proxyguard";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public static string? Read(HttpRequest request) => request.Cookies[SecureName] ?? request.Cookies[PlainName];

    public void Set(HttpContext context, ApiToken token)
    {
        var options = Options(IsSecure(context.Request));
        options.MaxAge = Lifetime;
        context.Response.Cookies.Append(options.Secure ? SecureName : PlainName, token.Reveal(), options);
    }

    public static void Clear(HttpContext context)
    {
        context.Response.Cookies.Delete(SecureName, Options(isSecure: true));
        context.Response.Cookies.Delete(PlainName, Options(isSecure: false));
    }

    // Lax and not Strict: people come by links in pull requests, and a cookie that only reads pages lets no other site change anything.
    private static CookieOptions Options(bool isSecure) =>
        new() { HttpOnly = true, Secure = isSecure, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };

    // A gateway's word is enough, since a lie can only make the cookie safer than it need be.
    private bool IsSecure(HttpRequest request) =>
        request.IsHttps
        || reports.Value.PublicUrl?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true
        || request.Headers["X-Forwarded-Proto"].ToString().StartsWith("https", StringComparison.OrdinalIgnoreCase);
}
