using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording.Chinese;

internal sealed class ChineseRankingWording : RankingWording
{
    public override string Title => "代理稳定性排行";

    public override string Intro =>
        "最好的在前。可用率按区间下限排序，因此 3 次全部成功不会排在 10,000 次中 9,990 次成功之前。";

    public override string Footnote =>
        "是否过时只比较带标签的版本，对照其他代理和 go.sum 所示。被仓库视为私有的代理不在此列。";

    public override string Period => "时间段";

    public override string SortBy => "排序";

    public override string Of(FleetPeriod period) => period switch
    {
        FleetPeriod.Day => "24 小时",
        FleetPeriod.Week => "7 天",
        FleetPeriod.Month => "30 天",
        _ => "90 天",
    };

    public override string Of(RankingOrder order) => order switch
    {
        RankingOrder.Availability => "可用率",
        RankingOrder.P50 => "p50",
        RankingOrder.P95 => "p95",
        RankingOrder.P99 => "p99",
        RankingOrder.Errors => "错误",
        RankingOrder.Stale => "过时",
        RankingOrder.Mismatches => "校验和不符",
        RankingOrder.Database => "校验和数据库",
        RankingOrder.Speed => "吞吐量",
        RankingOrder.Reuse => "连接复用",
        RankingOrder.Certificate => "证书",
        RankingOrder.Repositories => "仓库数",
        _ => "名称",
    };

    public override string Proxy => "代理";

    public override string Availability => "可用率";

    public override string FirstByte => "首字节";

    public override string Errors => "失败的探测";

    public override string NoErrors => "无";

    public override string Times(string what, string count) => $"{what} × {count}";

    public override string Stale => "过时";

    public override string Mismatches => "校验和不符";

    public override string Database => "校验和数据库";

    public override string DatabaseBroken(string broken) => $"{broken} 次异常";

    public override string Certificate => "证书到期";

    public override string InDays(int days) => days switch
    {
        < 0 => "已到期",
        0 => "今天",
        _ => $"还有 {Figures.Count(days)} 天",
    };

    public override string Speed => "吞吐量";

    public override string Reuse => "连接复用";

    public override string From(string repositories) => $"来自 {repositories}";

    public override string Empty => "这段时间内没有探测过公共代理。";

    public override string EmptyHint => "服务每隔几分钟汇总所有仓库；第一次运行汇总之后，这里就会有数据。";
}
