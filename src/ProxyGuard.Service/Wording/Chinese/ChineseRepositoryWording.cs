using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording.Chinese;

internal sealed class ChineseRepositoryWording : RepositoryWording
{
    public override string Runs => "运行";

    public override string Rescued => "被挽救的构建";

    public override string FormerChainWouldFail => "沿用原代理链会失败";

    public override string RedByProxy => "因代理而失败的构建";

    public override string LastRun => "最近一次运行";

    public override string Period(string from, string to) => $"{from} 至 {to}，时间均为 UTC。";

    public override string NotInLastRuns => "最近的运行中没有";

    public override string Detail(string since, string why) =>
        string.Join("：", new[] { since.Length > 0 ? $"自 {since} 起" : "", why }.Where(part => part.Length > 0));

    public override string Available => "可用";

    public override string AvailabilityByDay => "每日可用率";

    public override string FirstByteByDay => "每日首字节时间";

    public override string NoRunsOn(string day) => $"{day}：没有运行";

    public override string NoJudgedRunOn(string day) => $"{day}：没有已判定的运行";

    public override string Day(string day, string percent, string runs, long failing) =>
        $"{day}：{runs}，可用率 {percent}" + (failing == 0 ? "" : $"，{Figures.Count(failing)} 次失败");

    public override string NoFigureOn(string day) => $"{day}：没有数据";

    public override string SpeedOf(string day, string p50, string p95) => $"{day}：p50 {p50}，p95 {p95}";

    public override string SpeedScale(string highest) => $"每日首字节 p95，最高 {highest}";

    public override string Latency => "延迟";

    public override string Probes => "探测";

    public override string Connect => "建立连接";

    public override string FirstByte => "首字节";

    public override string Total => "总时间";

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

    public override string LastRuns => "最近的运行";

    public override string Time => "时间 (UTC)";

    public override string Decision => "决定";

    public override string ChainBeforeAndAfter => "前后的代理链";

    public override string Chain => "代理链";

    public override string Run => "运行";

    public override string RescuedRun => "已挽救";

    public override string NotReadable => "（无法读取）";

    public override string Healthy(int healthy, int of) => (healthy, of) switch
    {
        (_, 0) => "未探测",
        (0, _) => "",
        (1, 1) => "正常",
        _ => healthy == of ? $"{of} 个全部正常" : $"{healthy} 个正常",
    };

    public override string NoRunKept => "已不再保留任何运行的详情；上面的数字仍然有效。";

    public override string HowCounted => "这些数字是怎样统计的";

    public override string CountedWhat => "：可用率、区间、百分位、日期。";

    public override string AsJson => "以 JSON 查看";

    public override string AsOf(string time) => $"截至 {time}。";
}
