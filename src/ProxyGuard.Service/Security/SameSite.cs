using Microsoft.Extensions.Options;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Security;

/// <summary>Whether a form was sent from a page of ours: another site must not sign people in or out.</summary>
internal sealed class SameSite(IOptions<ReportsOptions> reports)
{
    /// <summary>
    /// Browsers say where a form stands by <c>Sec-Fetch-Site</c> (over https and on loopback) or else by <c>Origin</c>; what says neither
    /// is no browser, and has no cookies to misuse.
    /// </summary>
    public bool Sent(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && IsOurs(uri, request));
    }

    private bool IsOurs(Uri origin, HttpRequest request) =>
        origin.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
        || (reports.Value.PublicUrl is { } url && Uri.Compare(
            origin, new Uri(url), UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0);
}
