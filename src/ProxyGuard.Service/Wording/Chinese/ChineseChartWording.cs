using ProxyGuard.Service.Reports.Charts;

namespace ProxyGuard.Service.Wording.Chinese;

internal sealed class ChineseChartWording : ChartWording
{
    public override string Latency => "延迟";

    public override string Of(LatencyPhase phase) => phase switch
    {
        LatencyPhase.Connect => "建立连接",
        LatencyPhase.Total => "总时间",
        _ => "首字节",
    };

    public override string Probes => "探测";

    public override string LatencyOverTime => "延迟走势";

    public override string ChoosePhase => "阶段";

    public override string ChooseProxy => "图表的代理";

    public override string NotAllAtOnce(int proxies) => $"{proxies} 个代理的图表不会一次全部画出。可查看：";

    public override string First(int proxies) => $"前 {proxies} 个";

    public override string NoLatency => "至少要有两天的测量数据才能画出走势；已有的数字见上文。";

    public override string ChartOf(string proxy, string phase) => $"{proxy}：每日{phase}";

    public override string ByDay(string phase) => $"每日{phase}";

    public override string Highest(string phase, string highest) => $"每日{phase} p95，最高 {highest}";

    public override string Lowest(string percent, string runs) => $"最低：{runs}，{percent}";

    public override string AsTable => "以表格查看";

    public override string Milliseconds => "百分位（毫秒）";

    public override string Percent => "占已判定运行的百分比";

    public override string Day => "日期";

    public override string Availability => "可用率";

    public override string Runs => "运行";
}
