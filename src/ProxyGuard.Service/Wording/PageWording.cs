using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording;

/// <summary>What every page says around its own matter, and the pages that say nothing else.</summary>
internal abstract class PageWording
{
    public abstract string Repositories { get; }

    public abstract string Proxies { get; }

    public abstract string Incidents { get; }

    /// <summary>The name of the navigation, for who does not see it.</summary>
    public abstract string Navigation { get; }

    /// <summary>The name of the list of languages, for who does not see it.</summary>
    public abstract string Languages { get; }

    public abstract string SkipToContent { get; }

    /// <summary>What every page of a store with demonstration data says.</summary>
    public abstract string DemonstrationData { get; }

    /// <summary>To sign out, or in with another token.</summary>
    public abstract string SignOut { get; }

    /// <summary>Before the links to what a page shows as data.</summary>
    public abstract string Data { get; }

    /// <summary>As of when the figures of a page are.</summary>
    public abstract PageSentence AsOf(MomentModel time);

    public abstract string AllRepositories { get; }

    /// <summary>The title of the page that says how figures are counted.</summary>
    public abstract string HowCounted { get; }

    public abstract string NoSuchPage { get; }

    public abstract string NothingHere { get; }

    public abstract string NoRunYet { get; }

    public abstract string AppearsWithFirstRun { get; }

    /// <summary>An address asks for what there is not.</summary>
    public abstract string NotUnderstood { get; }

    public abstract string FollowLinks { get; }

    public abstract string NotDays { get; }

    /// <param name="most">The most days there may be.</param>
    public abstract string DaysForm(int most);
}
