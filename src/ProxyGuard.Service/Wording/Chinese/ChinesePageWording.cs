using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording.Chinese;

internal sealed class ChinesePageWording : PageWording
{
    public override string Repositories => "仓库";

    public override string Proxies => "代理";

    public override string Incidents => "故障";

    public override string Navigation => "页面";

    public override string Languages => "语言";

    public override string SkipToContent => "跳到正文";

    public override string DemonstrationData => "演示数据：并非真实的构建，也并非真实的代理。";

    public override string SignOut => "退出，或换一个令牌登录";

    public override string Data => "数据";

    public override PageSentence AsOf(MomentModel time) => $"数据截至 {time}";

    public override string AllRepositories => "所有仓库";

    public override string HowCounted => "数字是怎样统计的";

    public override string NoSuchPage => "没有这个页面";

    public override string NothingHere => "这个地址上没有内容。";

    public override string NoRunYet => "这个仓库还没有运行记录";

    public override string AppearsWithFirstRun => "仓库的第一份运行报告到达后，就会出现在这里。";

    public override string NotUnderstood => "无法理解这个地址";

    public override string FollowLinks => "其中有一个值不在可选范围内。请从上面的链接开始。";

    public override string NotDays => "天数不对";

    public override string DaysForm(int most) => $"days 必须是 1 到 {most} 的整数。";
}
