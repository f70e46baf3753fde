using ProxyGuard.Core.Judging;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording.Chinese;

internal sealed class ChineseStatusWording(CodeWording codes) : StatusWording
{
    public override PageSentence NoRunKept => $"已不再保留任何运行的详情";

    public override PageSentence NothingToProbe => $"最近一次运行没有需要探测的内容";

    public override PageSentence NoneJudged => $"最近一次运行未能判定任何代理";

    public override PageSentence LastSeen(MomentModel time, PageSentence sentence) => $"最后一次运行 {time}：{sentence}";

    public override PageSentence OneHealthy(string proxy) => $"{proxy} 正常";

    public override PageSentence AllHealthy(int proxies) => $"{proxies} 个代理全部正常";

    public override PageSentence SomeHealthy(int healthy, int of) => $"{of} 个代理中 {healthy} 个正常，{of - healthy} 个未判定";

    public override PageSentence OneDegraded(string proxy, string why) => $"{proxy} 降级{Because(why)}";

    public override PageSentence SomeDegraded(int degraded, int of, IEnumerable<string> proxies) =>
        $"{of} 个代理中 {degraded} 个降级：{string.Join("、", proxies)}";

    public override PageSentence OneFailing(string proxy, Health health, MomentModel? lasting, string why)
    {
        if (lasting is null) return $"{proxy} {codes.Of(health)}{Because(why)}";
        return $"{proxy} {codes.Of(health)}，已持续 {lasting}{Because(why)}";
    }

    public override PageSentence SomeFailing(int failing, int of, IReadOnlyCollection<string> proxies) =>
        $"{of} 个代理中 {failing} 个失败{Because(string.Join("、", proxies))}";

    public override PageSentence AllFailing(int proxies) => $"{proxies} 个代理全部失败";

    public override PageSentence Together(PageSentence failing, PageSentence consequence) => $"{failing}；{consequence}";

    public override PageSentence LeftAsItWas => $"无可用代理，GOPROXY 保持原样";

    public override PageSentence FallBackTo(string chain) => $"无可用代理，构建改用 {BreakableText.Chain(chain)}";

    public override PageSentence Stopped => $"无可用代理，构建已停止";

    public override PageSentence BuildsUse(string chain) => $"构建使用 {BreakableText.Chain(chain)}";

    public override PageSentence StillMet(string chain) => $"构建仍会遇到它：{BreakableText.Chain(chain)}";

    private static string Because(string why) => why.Length > 0 ? $"：{why}" : "";
}
