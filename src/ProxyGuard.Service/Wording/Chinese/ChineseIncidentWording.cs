using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording.Chinese;

internal sealed class ChineseIncidentWording : IncidentWording
{
    public override string Title(string proxy) => $"{proxy} 的故障";

    public override string Incident => "故障";

    public override string Severity => "严重程度";

    public override string Cause => "原因";

    public override string State => "状态";

    public override string Opened => "开始";

    public override string LastSeen => "最后一次失败";

    public override string Recovered => "恢复服务";

    public override string Duration => "持续时间";

    public override string PrivateTo => "所属仓库（私有代理）";

    public override string YourRuns => "您可以查看的仓库的运行";

    public override string AllRuns => "所有仓库的运行";

    public override string Repositories => "受影响的仓库数";

    public override string FormerChainWouldFail => "沿用原代理链会失败的运行";

    public override string Rescued => "被挽救的运行";

    public override string RedByProxy => "因代理而失败的构建";

    public override string Timeline => "时间线";

    public override string RepositoriesHit => "受影响的仓库";

    public override string Repository => "仓库";

    public override string RunsFailed => "运行";

    public override string First => "首次";

    public override string Last => "末次";

    public override string Evidence => "证据";

    public override string Runbook => "处理手册";

    public override IReadOnlyList<string> ToBeWritten => ["对我们的影响", "我们采取的措施", "我们要改进的地方"];

    public override string Of(IncidentCause cause) => cause switch
    {
        IncidentCause.Poisoned => "被投毒：内容与 go.sum 不符",
        IncidentCause.WrongContent => "内容错误",
        IncidentCause.Tls => "TLS 或其证书",
        IncidentCause.Connection => "连接",
        IncidentCause.Stalled => "停滞或过慢",
        IncidentCause.ServerError => "服务器错误",
        IncidentCause.Throttled => "被限流（429）",
        IncidentCause.Refused => "被拒绝（401、403）",
        IncidentCause.Lacking => "缺少模块",
        _ => "未知",
    };

    public override string Of(IncidentState state) => state switch
    {
        IncidentState.Open => "未结束",
        IncidentState.LastSeen => "最后所见为失败",
        _ => "已结束",
    };

    public override PageSentence LastSeenFailing(MomentModel time, string cause) =>
        $"最后所见为失败（{time}）：{cause}；此后没有运行检查过";

    public override string Of(IncidentEvent what, IncidentSeverity? severity) => (what, severity) switch
    {
        (IncidentEvent.Opened, { } first) => $"开始，{Codes.Of(first)}",
        (IncidentEvent.Worsened, { } worse) => $"升级为 {Codes.Of(worse)}",
        (IncidentEvent.Worst, _) => "失败运行最多的一小时",
        (IncidentEvent.LastSeen, _) => "最后一次失败",
        (IncidentEvent.Recovered, _) => "恢复服务",
        (IncidentEvent.Closed, _) => "结束：已稳定服务足够长的时间",
        _ => "开始",
    };

    public override string Runs(long failing, long judged) => $"{judged} 次中 {failing} 次失败";

    public override string AndMore(int repositories) => $"另有 {repositories} 个。";

    public override string Length(TimeSpan time) => time switch
    {
        { TotalHours: < 1 } => $"{Math.Max(1, time.Minutes)} 分钟",
        { TotalDays: < 2, Minutes: 0 } => $"{(int)time.TotalHours} 小时",
        { TotalDays: < 2 } => $"{(int)time.TotalHours} 小时 {time.Minutes} 分钟",
        { Hours: 0 } => $"{time.Days} 天",
        _ => $"{time.Days} 天 {time.Hours} 小时",
    };
}
