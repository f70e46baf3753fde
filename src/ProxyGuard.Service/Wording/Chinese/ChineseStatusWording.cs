using ProxyGuard.Core.Judging;

namespace ProxyGuard.Service.Wording.Chinese;

internal sealed class ChineseStatusWording(CodeWording codes) : StatusWording
{
    public override string NoRunKept => "已不再保留任何运行的详情";

    public override string NothingToProbe => "最近一次运行没有需要探测的内容";

    public override string NoneJudged => "最近一次运行未能判定任何代理";

    public override string LastSeen(string time, string sentence) => $"最后一次运行 {time}：{sentence}";

    public override string OneHealthy(string proxy) => $"{proxy} 正常";

    public override string AllHealthy(int proxies) => $"{proxies} 个代理全部正常";

    public override string SomeHealthy(int healthy, int of) => $"{of} 个代理中 {healthy} 个正常，{of - healthy} 个未判定";

    public override string OneDegraded(string proxy, string why) => $"{proxy} 降级{Because(why)}";

    public override string SomeDegraded(int degraded, int of, IEnumerable<string> proxies) =>
        $"{of} 个代理中 {degraded} 个降级：{string.Join("、", proxies)}";

    public override string OneFailing(string proxy, Health health, string? since, string why) =>
        $"{proxy} {(since is null ? "" : $"自 {since} 起")}{codes.Of(health)}{Because(why)}";

    public override string SomeFailing(int failing, int of, IReadOnlyCollection<string> proxies) =>
        $"{of} 个代理中 {failing} 个失败{Because(string.Join("、", proxies))}";

    public override string AllFailing(int proxies) => $"{proxies} 个代理全部失败";

    public override string Together(string failing, string consequence) => $"{failing}；{consequence}";

    public override string LeftAsItWas => "无可用代理，GOPROXY 保持原样";

    public override string FallBackTo(string chain) => $"无可用代理，构建改用 {chain}";

    public override string Stopped => "无可用代理，构建已停止";

    public override string BuildsUse(string chain) => $"构建使用 {chain}";

    public override string StillMet(string chain) => $"构建仍会遇到它：{chain}";

    private static string Because(string why) => why.Length > 0 ? $"：{why}" : "";
}
