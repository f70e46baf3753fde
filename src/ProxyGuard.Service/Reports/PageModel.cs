using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Reports;

/// <summary>What the template of any page may read: the texts of its language as <c>T</c>, and what is the same on every page.</summary>
internal abstract record PageModel(PageFrame Frame)
{
    public Language T => Frame.T;

    public abstract string Title { get; }

    /// <summary>The feed of what the page is about.</summary>
    public virtual string Feed => Frame.Link(FeedEndpoints.Path);

    /// <summary>As of when figures are, in a sentence.</summary>
    protected PageSentence? AsOf(DateTimeOffset? time) => time is { } known ? T.Pages.AsOf(MomentModel.Of(known)) : null;
}

/// <summary>What a page of prose may read.</summary>
internal sealed record AccountingPageModel(PageFrame Frame) : PageModel(Frame)
{
    public override string Title => T.Pages.HowCounted;
}

/// <summary>What <c>message.hbs</c> may read.</summary>
internal sealed record MessagePageModel(PageFrame Frame, string Heading, string Text) : PageModel(Frame)
{
    public override string Title => Heading;
}
