using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Reports;

/// <summary>Answers requests with pages, in the language their readers asked for.</summary>
internal sealed class PageRenderer(TemplateSet templates)
{
    public ContentHttpResult Page(HttpContext context, string template, PageModel model, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.ContentLanguage = model.T.Tag;
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        return TypedResults.Text(templates.Render(template, model), "text/html", Encoding.UTF8, status);
    }

    /// <summary>A page that says only one thing.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="title">What it says, in the reader's language.</param>
    /// <param name="text">The same in a sentence.</param>
    public ContentHttpResult Message(HttpContext context, int status, Func<Language, string> title, Func<Language, string> text)
    {
        var frame = PageFrame.Of(context, section: "");
        return Page(context, "message", new MessagePageModel(frame, title(frame.T), text(frame.T)), status);
    }

    /// <summary>The address has a value that is none of those there are.</summary>
    public ContentHttpResult NotUnderstood(HttpContext context) =>
        Message(context, StatusCodes.Status400BadRequest, language => language.Pages.NotUnderstood, language => language.Pages.FollowLinks);

    /// <summary>Nothing is known of a repository, or it may not be read: nobody can tell which.</summary>
    public ContentHttpResult NoSuchRepository(HttpContext context) => Message(
        context, StatusCodes.Status404NotFound, language => language.Pages.NoRunYet, language => language.Pages.AppearsWithFirstRun);

    public ContentHttpResult NoSuchPage(HttpContext context) =>
        Message(context, StatusCodes.Status404NotFound, language => language.Pages.NoSuchPage, language => language.Pages.NothingHere);
}
