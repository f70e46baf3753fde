namespace ProxyGuard.Service.Wording.Chinese;

internal sealed class ChineseFleetWording : FleetWording
{
    public override string Search => "搜索";

    public override string Show => "显示";

    public override string Found(string repositories, string search, string? asOf) =>
        (search.Length > 0 ? $"名称含“{search}”的有 {repositories}" : $"{repositories}有运行报告") + (asOf is null ? "" : $"，数据截至 {asOf}");

    public override string Repository => "仓库";

    public override string ProxiesNow => "代理现状";

    public override string LastRun => "最近一次运行";

    public override string RunsInADay => "24 小时内的运行";

    public override string Availability => "可用率";

    public override string InADay => "（24 小时）";

    public override string Available => "可用率";

    public override string NextPage => "下一页";

    public override string NothingReported => "还没有收到任何运行报告。";

    public override string SetOption => "请把 ProxyGuard 步骤的";

    public override string ToThisAddress => "设为本服务的地址。仓库会在第一次运行后出现在这里。";

    public override string Healthy(int healthy, int of) => $"{of} 个中 {healthy} 个正常";

    public override string List(IEnumerable<string> proxies) => string.Join("、", proxies);
}
