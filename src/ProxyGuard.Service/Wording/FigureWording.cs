using ProxyGuard.Service.Reports;
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
    public string Interval(Availability availability) =>
        Interval(Figures.Percent(availability.Low)[..^2], Figures.Percent(availability.High));

    public abstract string Repositories(long count);

    /// <summary>So many of so many.</summary>
    public abstract string Of(string some, string all);

    /// <param name="low">Its lower end, without the sign of percent.</param>
    /// <param name="high">Its upper end.</param>
    protected abstract string Interval(string low, string high);
}
