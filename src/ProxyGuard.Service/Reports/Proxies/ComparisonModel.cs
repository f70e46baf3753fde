using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Reports.Proxies;

/// <summary>"Is it me?" as a page may read it.</summary>
internal sealed record ComparisonModel(PageFrame Frame, ProxyComparison Comparison, FleetPeriod Period)
{
    private Language T => Frame.T;

    public string Repository => Comparison.Repository;

    public string RepositoryPath => Frame.Link(ReportLinks.PathOf(Comparison.Repository));

    public string Conclusion => T.Proxy.Of(Comparison.Conclusion);

    public string Level => Comparison.Conclusion switch
    {
        ComparisonConclusion.TooLittle => "idle",
        ComparisonConclusion.Fine => "good",
        ComparisonConclusion.Slower or ComparisonConclusion.Elsewhere => "warn",
        _ => "bad",
    };

    public string Hours => T.Proxy.Hours(Comparison.Hours, T.Ranking.Of(Period));

    public string Everybody => T.Proxy.Everybody(T.Figures.Repositories(Comparison.Repositories));

    /// <summary>One line a figure: the figure, yours, that of all others.</summary>
    public IReadOnlyList<ComparedModel> Figures =>
    [
        new(T.Proxy.Availability, Availability(Comparison.Yours), Availability(Comparison.Others)),
        new(T.Proxy.Interval, Interval(Comparison.Yours), Interval(Comparison.Others)),
        new(T.Proxy.Median, Median(Comparison.Yours), Median(Comparison.Others)),
        new(T.Proxy.Ended, Ended(Comparison.Yours), Ended(Comparison.Others)),
    ];

    private string Availability(ComparedFigures side) => side.Availability is { } known
        ? T.Figures.Of(Reports.Figures.Percent(known.Value), T.Figures.Runs(known.Of))
        : T.Figures.NoJudgedRun;

    private static string Interval(ComparedFigures side) =>
        side.Availability is { } known ? Reports.Figures.Interval(known) : Reports.Figures.None;

    private static string Median(ComparedFigures side) => side.FirstByte is { } known
        ? $"{Reports.Figures.Duration(known.P50)} (n = {Reports.Figures.Count(known.Of)})"
        : Reports.Figures.None;

    private string Ended(ComparedFigures side)
    {
        var errors = ProxyRanking.Errors(side.Outcomes)
            .Select(pair => T.Ranking.Times(T.Incidents.Of(pair.Key), Reports.Figures.Count(pair.Value))).ToList();
        return errors.Count > 0 ? T.Fleet.List(errors) : T.Ranking.NoErrors;
    }
}

internal sealed record ComparedModel(string Label, string Yours, string Others);
