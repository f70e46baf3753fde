using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Reports.RepositoryPage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Wording.Chinese;

internal sealed class ChineseRepositoryWording : RepositoryWording
{
    public override string Runs => "运行";

    public override string Rescued => "被挽救的构建";

    public override string FormerChainWouldFail => "沿用原代理链会失败";

    public override string RedByProxy => "因代理而失败的构建";

    public override string LastRun => "最近一次运行";

    public override string Period(string from, string to) => $"{from} 至 {to}，时间均为 UTC。";

    public override string Days(int days) => days == 365 ? "1 年" : $"{days} 天";

    public override string ChoosePeriod => "时间范围";

    public override string Beginning(string day) =>
        $"历史从 {day} 开始：每次运行都会充实图表；运行次数少时，区间会很宽。";

    public override string Of(AvailabilityWindow window) => window switch
    {
        AvailabilityWindow.Day => "24 小时",
        AvailabilityWindow.Week => "7 天",
        AvailabilityWindow.Month => "30 天",
        AvailabilityWindow.Quarter => "90 天",
        _ => "1 年",
    };

    public override string Availability => "可用率";

    public override string Builds => "构建结果";

    public override string NoBuildTold =>
        "还没有构建报告过结果。用 mode 为 conclude 的最后一步报告后，失败的构建会在这里显示原因。";

    public override string RedOther => "因其他原因失败";

    public override string RedUnknown => "失败，原因未知";

    public override string Green => "成功";

    public override string Cancelled => "已取消";

    public override string Traits => "代理本身";

    public override string Stale => "落后于最新版本";

    public override string Database => "提供校验和数据库";

    public override string DatabaseBroken => "校验和数据库损坏";

    public override string Reused => "复用已有连接";

    public override string OfAnswers(Share share) => $"{Figures.Count(share.Of)} 次应答中 {Figures.Count(share.Count)} 次";

    public override string Throughput => "zip 吞吐量";

    public override string CertificateEnds => "证书到期";

    public override string In(string day, int days) => days < 0 ? $"{day}，已过期" : $"{day}，还有 {Figures.Count(days)} 天";

    public override string NoIncident => "没有故障影响过这个仓库。";

    public override string AllIncidents => "这个仓库的所有故障";

    public override string NotInLastRuns => "最近的运行中没有";

    public override PageSentence FailingSince(MomentModel since, string why) => $"自 {since} 起{(why.Length > 0 ? "：" : "")}{why}";

    public override string AvailabilityByDay => "每日可用率";

    public override string NoRunsOn(string day) => $"{day}：没有运行";

    public override string NoJudgedRunOn(string day) => $"{day}：没有已判定的运行";

    public override string Day(string day, string percent, string runs, long failing) =>
        $"{day}：{runs}，可用率 {percent}" + (failing == 0 ? "" : $"，{Figures.Count(failing)} 次失败");

    public override string ProbesEnded => "探测结果";

    public override string Count => "次数";

    public override string NoProxyProbed => "这段时间没有探测任何代理。";

    public override string WhatFailed => "什么时候失败了什么";

    public override string DayHeading => "日期";

    public override string Proxy => "代理";

    public override string Failing => "失败时段 (UTC)";

    public override string Seen => "现象";

    public override string Share(long failing, long degraded, string runs)
    {
        var bad = failing > 0 ? $"{Figures.Count(failing)} 次失败" : "";
        var poor = degraded > 0 ? $"{Figures.Count(degraded)} 次降级" : "";
        return $"{bad}{(failing > 0 && degraded > 0 ? "，" : "")}{poor} / {runs}";
    }

    public override string Times(string outcome, string count) => $"{outcome} × {count}";

    public override string LackingOrSlow => "缺少模块或缓慢";

    public override string Join(IEnumerable<string> parts) => string.Join("，", parts);

    public override string MoreFailures(int count) => $"更早的 {Figures.Count(count)} 条见 JSON。";

    public override string NothingFailed => "这段时间没有任何失败。";

    public override string HowCounted => "这些数字是怎样统计的";

    public override string CountedWhat => "：可用率、区间、百分位、日期。";
}
