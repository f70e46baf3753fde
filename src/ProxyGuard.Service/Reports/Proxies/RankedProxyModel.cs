using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Reports.Proxies;

/// <summary>One proxy of a ranking.</summary>
internal sealed record RankedProxyModel(PageFrame Frame, FleetProxy Proxy, int Place, DateTimeOffset Now)
{
    private const int MostErrors = 3;
    private const int CertificateDays = 14;
    private const double Good = 0.999;
    private const double Poor = 0.99;

    private ProxySums Sums => Proxy.Sums;

    private TraitFigures Traits => Proxy.Sums.Traits;

    public string Id => Proxy.Id;

    public string Path => Frame.Link(ProxyLinks.PathOf(Proxy.Id));

    public string Repositories => Frame.T.Ranking.From(Frame.T.Figures.Repositories(Proxy.Repositories));

    /// <summary>By the upper end of the interval: only what cannot be chance is coloured.</summary>
    public string Level => Sums.Availability switch
    {
        null => "idle",
        { High: < Poor } => "bad",
        { High: < Good } => "warn",
        _ => "good",
    };

    public string Availability => Sums.Availability is { } known ? Figures.Percent(known.Value) : Figures.None;

    public string Sample => Sums.Availability is { } known ? Frame.T.Figures.Judged(known.Of) : Frame.T.Figures.NoJudgedRun;

    public string Interval => Sums.Availability is { } known ? Frame.T.Figures.Interval(known) : "";

    public string P50 => Figures.Duration(Sums.Latency.FirstByte?.P50);

    public string P95 => Figures.Duration(Sums.Latency.FirstByte?.P95);

    public string P99 => Figures.Duration(Sums.Latency.FirstByte?.P99);

    /// <summary>The most frequent classes of errors.</summary>
    public IReadOnlyList<string> Errors =>
    [
        .. ProxyRanking.Errors(Sums.Outcomes).Take(MostErrors)
            .Select(pair => Frame.T.Ranking.Times(Frame.T.Incidents.Of(pair.Key), Figures.Count(pair.Value))),
    ];

    public string Stale => Share(Traits.Stale);

    public string StaleLevel => Traits.Stale is { Count: > 0 } ? "warn" : "";

    public string Mismatches => Figures.Count(ProxyRanking.Mismatches(Sums));

    public string MismatchesLevel => ProxyRanking.Mismatches(Sums) > 0 ? "bad" : "";

    public string Database => Share(Traits.Database);

    public string DatabaseBroken =>
        Traits.DatabaseBroken is { Count: > 0 } broken ? Frame.T.Ranking.DatabaseBroken(Figures.Count(broken.Count)) : "";

    public string Speed => Traits.BytesPerSecond is { } speed ? Figures.Speed(speed) : Figures.None;

    public string Reuse => Traits.Reused is { } reused ? Figures.Percent((double)reused.Count / reused.Of) : Figures.None;

    public string Certificate => Traits.CertificateEnds is { } day ? Figures.Day(day) : Figures.None;

    public string CertificateIn => DaysLeft is { } days ? Frame.T.Ranking.InDays(days) : "";

    public string CertificateLevel => DaysLeft switch
    {
        < 0 => "bad",
        <= CertificateDays => "warn",
        _ => "",
    };

    private int? DaysLeft => Traits.CertificateEnds?.DayNumber - DateOnly.FromDateTime(Now.UtcDateTime).DayNumber;

    private string Share(Share? share) =>
        share is null ? Figures.None : Frame.T.Figures.Of(Figures.Count(share.Count), Figures.Count(share.Of));
}
