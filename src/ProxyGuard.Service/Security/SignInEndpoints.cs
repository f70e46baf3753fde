using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Wording;

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
    public static IResult Redirect(HttpRequest request)
    {
        var from = QueryString.Create("return", request.Path.ToUriComponent() + request.QueryString.ToUriComponent());
        return TypedResults.LocalRedirect(PageLanguage.Of(request).Link("~" + SignInPath + from));
    }

    private static IResult Show(HttpContext context, PageRenderer pages, IOptions<ReportsOptions> reports)
    {
        if (reports.Value.IsPublic) return TypedResults.LocalRedirect("~/");
        var model = new SignInPageModel(FrameOf(context), context.Request.Query["return"], "", SignInCookie.Read(context.Request) is not null);
        return Page(context, pages, model, StatusCodes.Status200OK);
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context,
        TokenCheck tokens,
        RequestRates rates,
        Refusals refusals,
        SignInCookie cookie,
        SameSite site,
        PageRenderer pages)
    {
        ContentHttpResult Refuse(int status, Func<SignInWording, string> why, string? path = null)
        {
            refusals.CountSignIn();
            var frame = FrameOf(context);
            return Page(context, pages, new SignInPageModel(frame, path, why(frame.T.SignIn), false), status);
        }

        if (!site.Sent(context.Request)) return Refuse(StatusCodes.Status403Forbidden, words => words.FromAnotherSite);
        if (await ReadFormAsync(context.Request) is not { } form)
            return Refuse(StatusCodes.Status400BadRequest, words => words.NotTheForm);
        var address = context.Connection.RemoteIpAddress;
        if (rates.SignIns.Wait(address) is { } wait)
        {
            Refusals.SetRetryAfter(context, wait);
            return Refuse(StatusCodes.Status429TooManyRequests, words => words.TooManyAttempts, form["return"]);
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
        return Refuse(StatusCodes.Status403Forbidden, words => Why(grant, words), form["return"]);
    }

    // A browser is no place for a token that could write: what it holds can be stolen by whoever sits at it.
    private static string Why(AccessGrant? grant, SignInWording words) => grant switch
    {
        null => words.UnknownToken,
        { Rights: TokenRights.Write } => words.OnlyWrites,
        _ => words.AlsoWrites,
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

    private static PageFrame FrameOf(HttpContext context) => PageFrame.Of(context, section: "");

    private static ContentHttpResult Page(HttpContext context, PageRenderer pages, SignInPageModel model, int status)
    {
        // Without a referrer a browser sends the form's origin as null, and it could not be told from another site's.
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        context.Response.Headers.CacheControl = "no-store";
        return pages.Page(context, "sign-in", model, status);
    }
}

/// <summary>What <c>sign-in.hbs</c> may read.</summary>
internal sealed record SignInPageModel(PageFrame Frame, string? Path, string Fault, bool IsSignedIn) : PageModel(Frame)
{
    public override string Title => T.SignIn.SignIn;

    /// <summary>Where the form is sent to.</summary>
    public string SignInPath => Frame.Link(SignInEndpoints.SignInPath);

    public string SignOutPath => Frame.Link(SignInEndpoints.SignOutPath);

    public string Return => LocalPath.Of(Path);
}
