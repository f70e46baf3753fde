namespace ProxyGuard.Cli.Wording.Chinese;

internal sealed class ChineseRunWording : RunWording
{
    public override string Measured(int needed, int hidden, int asked, int proxies, string time) =>
        $"需要 {needed} 个模块版本{(hidden > 0 ? $"（其中 {hidden} 个私有）" : "")}，请求了 {asked} 个，探测了 {proxies} 个代理，用时 {time}。";

    public override string Covered(int served, int asked, int lacking, int unknown, int untold) =>
        $"覆盖情况：{asked} 个模块版本中有 {served} 个可提供"
        + (lacking > 0 ? $"，{lacking} 个缺失" : "")
        + (unknown > 0 ? $"，{unknown} 个在限时内未能得知" : "")
        + "。"
        + (untold > 0 ? $"另有 {untold} 个未请求：这里没有代理可以得知其名称。" : "");

    public override string InForce(string? chain) => $"当前生效  {chain ?? "（无法读取）"}";

    public override string Chosen(string chain) => $"选定      {chain}";

    public override string SetNothing => "已设置：无。";

    public override string SetNothingAsProbe => "已设置：无，因为这只是探测。";

    public override string SetNothingButPrinted => "已设置：无；应设置的内容在标准输出中。";

    public override string SetNothingWithoutCi => "已设置：无，因为不在 CI 系统中。在 shell 中可执行：eval \"$(proxyguard guard --format shell)\"";

    public override string Set(string variables) => $"已设置：{variables}。";

    public override string History(string proxy, string? since, string? share) =>
        proxy + (since is null ? "：" : $" 自 {since} 起持续失败。") + (share is null ? "" : $"近 30 天可用率：{share}。");

    public override string Share(string percent, long of) => $"{percent} %（共 {of} 次已判定的运行）";

    public override string SinceHours(string moment, int hours) => $"{moment}（{(hours < 1 ? "不到 1 小时" : $"{hours} 小时")}）";

    public override string SinceDays(string moment, int days) => $"{moment}（{days} 天）";

    public override string Trend => "报告与趋势";
}
