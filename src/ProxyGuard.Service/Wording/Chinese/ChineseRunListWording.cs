namespace ProxyGuard.Service.Wording.Chinese;

internal sealed class ChineseRunListWording : RunListWording
{
    public override string RunsOf(string day) => $"{day} 的运行";

    public override string NoRunOfDayKept => "这一天的运行详情已不再保留；上面的合计仍然有效。";

    public override string AtRisk => "有风险";

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
}
