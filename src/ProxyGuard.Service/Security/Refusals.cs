using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ProxyGuard.Service.Security;

/// <summary>The answers to whoever may not. Each is counted by its reason, and none is stored.</summary>
internal sealed class Refusals(IMeterFactory meters, RequestRates rates)
{
    public const string MeterName = "ProxyGuard.Service";

    private readonly Counter<long> _count = meters.Create(MeterName)
        .CreateCounter<long>("proxyguard.refusals", description: "Requests that were refused, by reason");

    public IResult NoToken(HttpContext context, TokenRights needed) =>
        Unknown(
        context, "no-token", "Bearer", $"This needs a token: Authorization: Bearer pg_…. {Recipe("HOST/PATH", needed)}");

    public IResult BadToken(HttpContext context, TokenRights needed) => Unknown(
        context,
        "bad-token",
        "Bearer error=\"invalid_token\"",
        $"This token is unknown, revoked or malformed. {Recipe("HOST/PATH", needed)}");

    public ProblemHttpResult NoRight(AccessGrant grant, TokenRights needed) => Refused(
        "no-right", StatusCodes.Status403Forbidden, $"This token may not {needed.Write()}. {Recipe(grant.Pattern.Text, needed)}");

    /// <summary>Why this request may not write for a repository; null when it may. Every endpoint that stores something asks.</summary>
    public ProblemHttpResult? OfWriting(HttpContext context, string repository) => context.Grant() switch
    {
        var grant when grant.May(TokenRights.Write, repository) => null,
        var grant => Refused(
            "wrong-repository",
            StatusCodes.Status403Forbidden,
            $"Wrong repository: this token is for {grant.Pattern}, the report is of {repository}; nothing was stored. "
            + Recipe(repository, TokenRights.Write)),
    };

    public ProblemHttpResult TooMany(HttpContext context, TimeSpan wait)
    {
        SetRetryAfter(context, wait);
        return Refused("rate", StatusCodes.Status429TooManyRequests, "Too many requests; Retry-After says when to go on.");
    }

    /// <summary>Counts a sign-in that failed.</summary>
    public void CountSignIn() => Count("sign-in");

    public static void SetRetryAfter(HttpContext context, TimeSpan wait) =>
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private ProblemHttpResult Unknown(HttpContext context, string reason, string challenge, string detail)
    {
        if (rates.Refusals.Take(context.Connection.RemoteIpAddress) is { } wait) return TooMany(context, wait);
        context.Response.Headers.WWWAuthenticate = challenge;
        return Refused(reason, StatusCodes.Status401Unauthorized, detail);
    }

    private ProblemHttpResult Refused(string reason, int status, string detail)
    {
        Count(reason);
        return TypedResults.Problem(detail, statusCode: status);
    }

    private void Count(string reason) => _count.Add(1, new KeyValuePair<string, object?>("reason", reason));

    private static string Recipe(string repository, TokenRights needed) =>
        $"An operator makes one with: proxyguard-service tokens add --repo '{repository}' --can {needed.Write()}";
}
