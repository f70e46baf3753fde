using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Reports.RepositoryPage;

/// <summary>The days on which a proxy failed or was degraded, newest first.</summary>
internal sealed class FailureRows(PageFrame frame, RepositoryReading reading, RepositoryDays days)
{
    private static readonly string[] Harmless =
    [
        Codes.Of(ProbeOutcome.Ok), Codes.Of(ProbeOutcome.NotFound), Codes.Of(ProbeOutcome.Gone), Codes.Of(ProbeOutcome.TooLarge),
        Codes.Of(ProbeOutcome.Cancelled),
    ];

    private readonly Language _language = frame.T;
    private readonly RepositoryWording _words = frame.T.Repository;

    public IEnumerable<FailureModel> Build() =>
        from proxy in reading.Trend.Proxies
        from point in proxy.Points
        let failing = Count(point, Health.Down) + Count(point, Health.Poisoned)
        let degraded = Count(point, Health.Degraded)
        where failing + degraded > 0
        orderby point.Start descending, failing descending
        select new FailureModel(
            Figures.Day(RepositoryDays.Of(point)),
            days.PathOf(RepositoryDays.Of(point)),
            proxy.Id,
            point.Failing.Count > 0 ? HourRanges.Of(point.Start, point.Failing) : $"{Figures.None}",
            _words.Share(failing, degraded, _language.Figures.Runs(point.Availability?.Of ?? 0)),
            failing > 0 ? "bad" : "warn",
            Seen(point));

    private static long Count(TrendPoint point, Health health) => point.Verdicts.GetValueOrDefault(Codes.Of(health));

    private string Seen(TrendPoint point)
    {
        var seen = point.Outcomes
            .Where(pair => !Harmless.Contains(pair.Key))
            .Select(pair => _words.Times(_language.Codes.Outcome(pair.Key), Figures.Count(pair.Value)));
        return _words.Join(seen) is { Length: > 0 } text ? text : _words.LackingOrSlow;
    }
}
