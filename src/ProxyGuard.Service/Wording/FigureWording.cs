using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Wording;

/// <summary>Counts and shares with their nouns.</summary>
internal abstract class FigureWording
{
    public abstract string Runs(long count);

    /// <summary>The sample of an availability.</summary>
    public abstract string Judged(long runs);

    public abstract string NoJudgedRun { get; }

    /// <summary>Behind a percentage: of how many runs.</summary>
    public abstract string OfRuns(long runs);

    /// <summary>So many of so many runs.</summary>
    public abstract string OfRuns(Share share);

    /// <summary>Where a share lies with 95 % confidence.</summary>
    public abstract string Interval(Availability availability);

    public abstract string Repositories(long count);

    /// <summary>So many of so many.</summary>
    public abstract string Of(string some, string all);
}
