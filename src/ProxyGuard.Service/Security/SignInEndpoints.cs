using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Security;

/// <summary><c>/sign-in</c> and <c>/sign-out</c>: a form, without script, that turns a token into a browser's cookie.</summary>
internal static class SignInEndpoints
{
    public const string SignInPath = "/sign-in";
    public const string SignOutPath = "/sign-out";

    private const int FormBytes = 8 * 1024;

    private static readonly FormOptions FormLimits = new()
    {
        ValueCountLimit = 2,
        KeyLengthLimit = 64,
        ValueLengthLimit = FormBytes,
        BufferBodyLengthLimit = FormBytes,
    };

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(SignInPath, Show).ExcludeFromDescription();
        routes.MapPost(SignInPath, SignInAsync).ExcludeFromDescription();
        routes.MapPost(SignOutPath, SignOut).ExcludeFromDescription();
    }

    /// <summary>Leads to the form, and from there back.</summary>
    public static IResult Redirect(HttpRequest request) => TypedResults.LocalRedirect(
        "~" + SignInPath + QueryString.Create("return", request.Path.ToUriComponent() + request.QueryString.ToUriComponent()));

    private static IResult Show(HttpContext context, TemplateSet templates, IOptions<ReportsOptions> reports)
    {
        if (reports.Value.IsPublic) return TypedResults.LocalRedirect("~/");
        var model = new SignInPageModel(context.Request.Query["return"], "", SignInCookie.Read(context.Request) is not null);
        return Page(context, templates, model, StatusCodes.Status200OK);
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context,
        TokenCheck tokens,
        RequestRates rates,
        Refusals refusals,
        SignInCookie cookie,
        SameSite site,
        TemplateSet templates)
    {
        ContentHttpResult Refuse(int status, string why, string? path = null)
        {
            refusals.CountSignIn();
            return Page(context, templates, new SignInPageModel(path, why, false), status);
        }

        if (!site.Sent(context.Request)) return Refuse(StatusCodes.Status403Forbidden, "This form was sent from another site.");
        if (await ReadFormAsync(context.Request) is not { } form)
            return Refuse(StatusCodes.Status400BadRequest, "This is not what the form sends.");
        var address = context.Connection.RemoteIpAddress;
        if (rates.SignIns.Wait(address) is { } wait)
        {
            Refusals.SetRetryAfter(context, wait);
            return Refuse(StatusCodes.Status429TooManyRequests, "Too many attempts; wait a minute.", form["return"]);
        }
        var grant = ApiToken.TryParse(form["token"].ToString().Trim(), out var token)
            ? await tokens.FindAsync(token, context.RequestAborted)
            : null;
        if (grant?.Rights == TokenRights.Read)
        {
            cookie.Set(context, token!);
            return SeeOther(context, LocalPath.Of(form["return"]));
        }
        rates.SignIns.Take(address);
        return Refuse(StatusCodes.Status403Forbidden, Why(grant), form["return"]);
    }

    // A browser is no place for a token that could write: what it holds can be stolen by whoever sits at it.
    private static string Why(AccessGrant? grant) => grant switch
    {
        null => "This token is unknown, revoked or incomplete.",
        { Rights: TokenRights.Write } => "This token can only write. Ask for one that can read.",
        _ => "This token can write. A browser takes only one that can read and nothing else.",
    };

    private static StatusCodeHttpResult SignOut(HttpContext context, SameSite site)
    {
        if (!site.Sent(context.Request)) return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        SignInCookie.Clear(context);
        return SeeOther(context, SignInPath);
    }

    private static async Task<IFormCollection?> ReadFormAsync(HttpRequest request)
    {
        if (!request.HasFormContentType || request.ContentLength is not <= FormBytes) return null;
        try
        {
            return await request.ReadFormAsync(FormLimits, request.HttpContext.RequestAborted);
        }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static StatusCodeHttpResult SeeOther(HttpContext context, string path)
    {
        context.Response.Headers.Location = context.Request.PathBase.ToUriComponent() + path;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static ContentHttpResult Page(HttpContext context, TemplateSet templates, SignInPageModel model, int status)
    {
        // Without a referrer a browser sends the form's origin as null, and it could not be told from another site's.
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Text(templates.Render("sign-in", model), "text/html", Encoding.UTF8, status);
    }
}

/// <summary>What <c>sign-in.hbs</c> may read.</summary>
internal sealed record SignInPageModel(string? Path, string Fault, bool IsSignedIn)
{
    public string Title { get; } = "Sign in";

    public string Return => LocalPath.Of(Path);
}
