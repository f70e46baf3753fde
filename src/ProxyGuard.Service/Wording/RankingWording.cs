using ProxyGuard.Service.Fleet;

namespace ProxyGuard.Service.Wording;

/// <summary>What the ranking of all proxies says.</summary>
internal abstract class RankingWording
{
    public abstract string Title { get; }

    /// <summary>How it is ranked.</summary>
    public abstract string Intro { get; }

    /// <summary>What is counted as stale.</summary>
    public abstract string Footnote { get; }

    public abstract string Period { get; }

    public abstract string SortBy { get; }

    public abstract string Of(FleetPeriod period);

    public abstract string Of(RankingOrder order);

    public abstract string Proxy { get; }

    public abstract string Availability { get; }

    public abstract string FirstByte { get; }

    public abstract string Errors { get; }

    public abstract string NoErrors { get; }

    /// <summary>One class of errors with its count.</summary>
    public abstract string Times(string what, string count);

    public abstract string Stale { get; }

    public abstract string Mismatches { get; }

    public abstract string Database { get; }

    public abstract string DatabaseBroken(string broken);

    public abstract string Certificate { get; }

    public abstract string InDays(int days);

    public abstract string Speed { get; }

    public abstract string Reuse { get; }

    /// <summary>From how many repositories the figures are.</summary>
    public abstract string From(string repositories);

    public abstract string Empty { get; }

    public abstract string EmptyHint { get; }
}
