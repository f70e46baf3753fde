using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Wording.Chinese;

internal sealed class ChineseOutcomeWording : OutcomeWording
{
    public override string Of(ProbeOutcome outcome) => outcome switch
    {
        ProbeOutcome.Ok => "应答正常",
        ProbeOutcome.NotFound => "未找到",
        ProbeOutcome.Gone => "已永久移除",
        ProbeOutcome.Unauthorized => "要求提供凭据",
        ProbeOutcome.Forbidden => "禁止访问",
        ProbeOutcome.Throttled => "请求过多",
        ProbeOutcome.ServerError => "服务器错误",
        ProbeOutcome.UnexpectedStatus => "意外的状态码",
        ProbeOutcome.NameNotResolved => "主机名无法解析",
        ProbeOutcome.ConnectionRefused => "连接被拒绝",
        ProbeOutcome.ConnectTimedOut => "连接请求无应答",
        ProbeOutcome.TlsStalled => "TLS 握手无应答",
        ProbeOutcome.TlsFailed => "无法与其建立 TLS 连接",
        ProbeOutcome.CertificateExpired => "证书已过期或尚未生效",
        ProbeOutcome.CertificateNotTrusted => "证书不受信任",
        ProbeOutcome.CertificateWrongHost => "证书属于另一主机",
        ProbeOutcome.StalledBeforeFirstByte => "首字节到达前停滞",
        ProbeOutcome.StalledInBody => "应答中途停滞",
        ProbeOutcome.CutShort => "应答被截断",
        ProbeOutcome.NotAModuleProxy => "返回的是网页，不是模块代理的应答",
        ProbeOutcome.WrongMetadata => "模块数据有误",
        ProbeOutcome.ChecksumMismatch => "内容与 go.sum 不符",
        ProbeOutcome.DamagedZip => "zip 已损坏",
        ProbeOutcome.RedirectLoop => "重定向过多",
        ProbeOutcome.InsecureRedirect => "从 https 重定向到 http",
        ProbeOutcome.ProtocolError => "应答不是 HTTP",
        ProbeOutcome.OverBudget => "太慢，未能在限时内完成",
        ProbeOutcome.TooLarge => "过大，未能读完",
        ProbeOutcome.NotJudged => "无法从这里判定",
        ProbeOutcome.Cancelled => "作出决定时尚未结束",
        _ => Codes.Of(outcome),
    };

    public override string Of(Health health) => health switch
    {
        Health.Healthy => "健康",
        Health.Degraded => "降级",
        Health.Down => "不可用",
        Health.Poisoned => "被投毒",
        Health.Unknown => "未知",
        Health.NotJudged => "未判定",
        _ => Codes.Of(health),
    };

    public override string Of(Endpoint endpoint) => endpoint switch
    {
        Endpoint.List => "版本列表",
        Endpoint.Info => ".info",
        Endpoint.Mod => ".mod",
        Endpoint.Zip => ".zip",
        // Not @latest, which Markdown takes for somebody's name.
        Endpoint.Latest => "最新版本",
        Endpoint.SumDbSupported => "校验和数据库（supported）",
        Endpoint.SumDbLookup => "校验和数据库（lookup）",
        Endpoint.SumDbTile => "校验和数据库（tile）",
        Endpoint.Absent => "不可能存在的模块",
        _ => Codes.Of(endpoint),
    };
}
