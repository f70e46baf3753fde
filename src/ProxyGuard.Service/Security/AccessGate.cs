using Microsoft.Extensions.Options;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Badges;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Security;

/// <summary>
/// Stands before every endpoint: whoever writes needs a token that may write, whoever reads one that may read, unless reports are public.
/// What is open is listed here, so that a new endpoint is closed until somebody opens it.
/// </summary>
internal sealed class AccessGate(TokenCheck tokens, RequestRates rates, Refusals refusals, IOptions<ReportsOptions> reports) : IMiddleware
{
    private const string RepositoryValue = "repository";

    private static readonly HashSet<string> Open = new(StringComparer.Ordinal)
    {
        "/healthz", "/readyz", SignInEndpoints.SignInPath, SignInEndpoints.SignOutPath, "/openapi/v1.json", "/accounting",
    };

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (IsOpen(context.Request.Path) || await RefuseAsync(context) is not { } refusal) await next(context);
        else await refusal.ExecuteAsync(context);
    }

    private static bool IsOpen(PathString path) => Open.Contains(path.Value ?? "") || path.StartsWithSegments("/assets");

    private async Task<IResult?> RefuseAsync(HttpContext context)
    {
        var needed = IsReading(context.Request) ? TokenRights.Read : TokenRights.Write;
        if (needed == TokenRights.Read && reports.Value.IsPublic) return Admit(context, AccessGrant.Public, needed);

        MarkPrivate(context.Response);
        var shown = needed == TokenRights.Read ? ShownToken.OfReader(context) : ShownToken.OfHeader(context.Request);
        if (shown.Token is not { } token) return RefuseStranger(context, shown, needed);
        var address = context.Connection.RemoteIpAddress;
        if (!tokens.Knows(token.Id) && rates.Refusals.Wait(address) is { } guessing) return refusals.TooMany(context, guessing);
        if (await tokens.FindAsync(token, context.RequestAborted) is not { } grant) return RefuseStranger(context, shown, needed);
        if (rates.Take(grant) is { } wait) return refusals.TooMany(context, wait);
        return grant.Rights.HasFlag(needed) ? Admit(context, grant, needed) : refusals.NoRight(grant, needed);
    }

    private static bool IsReading(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    // A repository that the token is not for is answered as one that does not exist, by the endpoint's own words.
    private static IResult? Admit(HttpContext context, AccessGrant grant, TokenRights needed)
    {
        context.Features.Set(grant);
        var route = context.Request.RouteValues;
        if (route.TryGetValue(RepositoryValue, out var value) && !Covers(grant, needed, value as string))
            route[RepositoryValue] = AccessGrant.Nowhere;
        return null;
    }

    private static bool Covers(AccessGrant grant, TokenRights needed, string? encoded) =>
        IdEncoding.TryDecode(encoded ?? "", out var repository) && grant.May(needed, repository);

    private IResult? RefuseStranger(HttpContext context, ShownToken shown, TokenRights needed)
    {
        if (needed == TokenRights.Read && !shown.IsInHeader && context.Request.Path.StartsWithSegments(BadgeEndpoints.Path))
            return AdmitToBadge(context, shown);
        if (needed == TokenRights.Read && !shown.IsInHeader && IsBrowser(context.Request)) return SignInEndpoints.Redirect(context.Request);
        return shown.IsAny ? refusals.BadToken(context, needed) : refusals.NoToken(context, needed);
    }

    // A picture in somebody's page comes without a token, and must not be a broken one. Whoever guesses cookies is still counted.
    private IResult? AdmitToBadge(HttpContext context, ShownToken shown)
    {
        if (shown.IsAny) rates.Refusals.Take(context.Connection.RemoteIpAddress);
        return Admit(context, AccessGrant.Nothing, TokenRights.Read);
    }

    private static bool IsBrowser(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    // The same address reads differently to different people.
    private static void MarkPrivate(HttpResponse response)
    {
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Authorization, Cookie, Accept";
    }
}
