using ProxyGuard.Service.Fleet;

namespace ProxyGuard.Service.Wording.Chinese;

internal sealed class ChineseProxyWording : ProxyWording
{
    public override string LastDays(int days) => $"最近 {days} 天，所有仓库";

    public override string NotPublic => "这些天内没有仓库把它当作公共代理使用。";

    public override string History => "历史";

    public override string IsItMe => "是我的问题吗？";

    public override string WhatItDoes =>
        "把一个仓库与其他所有仓库放在一起，只看该仓库有运行的那些小时：代理是对所有人失败，还是只对您失败。";

    public override string YourRepository => "您的仓库";

    public override string Compare => "比较";

    public override string Period => "时间段";

    public override string Hours(int hours, string period) => $"{period}内有您的运行的 {hours} 个小时";

    public override string Everybody(string repositories) => $"其他所有人（{repositories}）";

    public override string Availability => "可用率";

    public override string Interval => "95 % 区间";

    public override string Median => "首字节中位数";

    public override string Ended => "失败的探测";

    public override string Figure => "数据";

    public override string Of(ComparisonConclusion conclusion) => conclusion switch
    {
        ComparisonConclusion.TooLittle => "数据太少，无法判断：请等待更多运行，或选择更长的时间段。",
        ComparisonConclusion.Fine => "都没有问题：它对您和对其他人的服务一样。",
        ComparisonConclusion.Slower => "它能为您服务，但响应比其他人慢得多：请检查您的网络。",
        ComparisonConclusion.You => "是您的问题：同样的时间里，代理对其他所有人都正常。请检查您的网络、凭据和模块。",
        ComparisonConclusion.Proxy => "是代理的问题：同样的时间里，它对其他人也同样失败。",
        ComparisonConclusion.Both => "两者都有：代理对其他人也失败，而对您明显更频繁。",
        _ => "是代理的问题，但没有影响您：同样的时间里它对其他人失败，对您正常。",
    };

    public override string NoIncident => "没有保存该代理的故障。";

    public override string AllProxies => "所有代理";

    public override string NoSuchProxy => "没有运行遇到过该代理";

    public override string AppearsWithRun => "汇总了遇到该代理的运行之后，它就会出现在这里。";
}
