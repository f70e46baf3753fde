using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording.Chinese;

internal sealed class ChineseIncidentPageWording : IncidentPageWording
{
    public override string ByState => "按状态";

    public override string All => "全部";

    public override string Proxy => "代理";

    public override string Show => "显示";

    public override string NextPage => "下一页";

    public override string None => "还没有故障。当运行发现代理失败时，故障会自动开始；代理恢复服务后自动结束。";

    public override string NoneLikeThat => "没有符合条件的故障。";

    public override string Hit => "影响";

    public override string HitOf(string repositories, string runs) => $"{repositories}，{runs}";

    public override string SoFar(string length) => $"至今 {length}";

    public override string AtLeast(string length) => $"至少 {length}";

    public override string PrivateTo(string repository) => $"{repository} 的私有代理";

    public override PageSentence OpenFor(MomentModel lasting, string cause) => $"未结束，已持续 {lasting}：{cause}";

    public override PageSentence ClosedAfter(string length, string cause) => $"持续 {length} 后结束：{cause}";

    public override string HourByHour => "每小时的运行";

    public override string DayByDay => "每天的运行";

    public override PageSentence Bar(MomentModel time, string runs) => $"{time}：{runs}";

    public override string NoRuns => "没有已判定的运行";

    public override string HowSevere => "严重程度如何判定";

    public override string SeverityRule(int many) =>
        "取决于受影响的仓库数，以及构建是否仍能完成。一个仓库：P3，有构建失败则为 P2。"
        + $"多个但不到 {Figures.Count(many)} 个：P3，有构建被挽救则为 P2，有构建失败则为 P1。"
        + $"{Figures.Count(many)} 个及以上：P2，被挽救为 P1，失败为 P0。只要有运行发现代理被投毒，就再升一级。";

    public override string OthersHit => "您无权查看的仓库不会列出。";

    public override string NoEvidence => "没有保存您可以查看的相关运行。";

    public override string RunOf(string repository) => $"{repository} 的运行";

    public override string OpenRunbook => "如何处理";

    public override string Export => "导出为 Markdown，用于复盘";

    public override string OfRepository => "影响过以下仓库的故障：";

    public override string ProxyHistory => "该代理的历史";

    public override string NoSuchIncident => "没有这个故障";

    public override string NotKept => "没有保存这个故障。";
}
