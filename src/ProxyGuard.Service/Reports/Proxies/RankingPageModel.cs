using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Fleet;

namespace ProxyGuard.Service.Reports.Proxies;

/// <summary>What <c>proxies.hbs</c> may read.</summary>
internal sealed record RankingPageModel(PageFrame Frame, FleetTrend Trend, FleetPeriod Period, RankingOrder Order, DateTimeOffset Now)
    : PageModel(Frame)
{
    public const FleetPeriod DefaultPeriod = FleetPeriod.Month;

    public override string Title => T.Ranking.Title;

    public IReadOnlyList<NavigationLink> Periods =>
        [.. Enum.GetValues<FleetPeriod>().Select(one => new NavigationLink(T.Ranking.Of(one), PathOf(one, Order), one == Period))];

    public IReadOnlyList<NavigationLink> Orders =>
        [.. Enum.GetValues<RankingOrder>().Select(one => new NavigationLink(T.Ranking.Of(one), PathOf(Period, one), one == Order))];

    public IReadOnlyList<RankedProxyModel> Proxies =>
        [.. ProxyRanking.Sort(Trend.Proxies, Order).Select((proxy, index) => new RankedProxyModel(Frame, proxy, index + 1, Now))];

    public DataLinks Data => new(PageQuery.PathOf(
        "/api/v1/proxies", ("from", Time(Trend.From)), ("to", Time(Trend.To)), ("step", Codes.Of(Trend.Step))), AsOf(Trend.AsOf));

    private string PathOf(FleetPeriod period, RankingOrder order) => Frame.Link(PageQuery.PathOf(
        ProxyLinks.Ranking,
        ("period", period == DefaultPeriod ? "" : Codes.Of(period)),
        ("sort", order == RankingOrder.Availability ? "" : Codes.Of(order))));

    private static string Time(DateTimeOffset time) => Figures.Instant(time);
}
