namespace ProxyGuard.Service.Security;

/// <summary>The token that a request shows: in its header, or for reading also in a browser's cookie.</summary>
/// <param name="Token">The token; null when there is none, or what there is has not the form of one.</param>
/// <param name="IsAny">Whether anything was shown.</param>
/// <param name="IsInHeader">Whether it was shown in the header, which wins over a cookie.</param>
internal sealed record ShownToken(ApiToken? Token, bool IsAny, bool IsInHeader)
{
    private const string Scheme = "Bearer ";

    public static ShownToken OfHeader(HttpRequest request)
    {
        var header = request.Headers.Authorization;
        if (header.Count == 0) return new(null, false, false);
        var text = header.Count == 1 ? header[0] ?? "" : "";
        var isBearer = text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);
        return new(isBearer && ApiToken.TryParse(text[Scheme.Length..].Trim(' '), out var token) ? token : null, true, true);
    }

    public static ShownToken OfReader(HttpContext context) =>
        OfHeader(context.Request) is { IsAny: true } shown ? shown
        : SignInCookie.Read(context.Request) is { } text ? new(ApiToken.TryParse(text, out var token) ? token : null, true, false)
        : new(null, false, false);
}
