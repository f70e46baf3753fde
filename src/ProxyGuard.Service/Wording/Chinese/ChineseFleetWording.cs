using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording.Chinese;

internal sealed class ChineseFleetWording : FleetWording
{
    public override string Search => "搜索";

    public override string Show => "显示";

    public override string Found(string repositories, string search) =>
        search.Length > 0 ? $"名称含“{search}”的有 {repositories}" : repositories;

    public override string Repository => "仓库";

    public override string ProxiesNow => "代理现状";

    public override string LastRun => "最近一次运行";

    public override string RunsInADay => "24 小时内的运行";

    public override string Availability => "可用率";

    public override string InADay => "（24 小时）";

    public override string NextPage => "下一页";

    public override string NothingReported => "还没有收到任何运行报告。";

    public override string SetOption => "请把 ProxyGuard 步骤的";

    public override string ToThisAddress => "设为本服务的地址。仓库会在第一次运行后出现在这里。";

    public override string Healthy(int healthy, int of) => $"{of} 个中 {healthy} 个正常";

    public override string List(IEnumerable<string> proxies) => string.Join("、", proxies);

    public override string FailingNow(int failing, string of) => $"{of}中有 {Figures.Count(failing)} 个的代理正在失败";

    public override string DegradedNow(int degraded, string of) => $"没有失败；{of}中有 {Figures.Count(degraded)} 个的代理性能下降";

    public override string HealthyNow(string repositories) => $"{repositories}的代理全部正常";

    public override string QuietNow => "最近 24 小时内没有运行判定过代理";

    public override string BurningNow => "正在发生的故障";

    public override string NothingBurns => "没有未结束的故障。";

    public override string AllIncidents => "所有故障";

    public override string ProxiesByAvailability => "按可用率排列的代理（最近 7 天）";

    public override string AllProxies => "所有代理和数据";

    public override string ByHealth => "按健康状况";

    public override string All => "全部";

    public override string Filter(string health, int count) => $"{health} {Figures.Count(count)}";

    public override string Of(RepositoryHealth health) => health switch
    {
        RepositoryHealth.Failing => "失败",
        RepositoryHealth.Degraded => "性能下降",
        RepositoryHealth.Healthy => "正常",
        _ => "无动静",
    };

    public override string NoneFound => "没有符合条件的仓库。";
}
