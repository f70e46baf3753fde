using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using Endpoint = ProxyGuard.Core.Probing.Endpoint;

namespace ProxyGuard.Service.Wording.Chinese;

internal sealed class ChineseCodeWording : CodeWording
{
    public override string Of(Health health) => health switch
    {
        Health.Healthy => "正常",
        Health.Degraded => "降级",
        Health.Down => "不可用",
        Health.Poisoned => "被投毒",
        Health.Unknown => "未知",
        _ => "未判定",
    };

    public override string Of(ProbeOutcome outcome) => outcome switch
    {
        ProbeOutcome.Ok => "成功",
        ProbeOutcome.NotFound => "不存在 (404)",
        ProbeOutcome.Gone => "已删除 (410)",
        ProbeOutcome.Unauthorized => "需要认证",
        ProbeOutcome.Forbidden => "被拒绝",
        ProbeOutcome.Throttled => "被限流 (429)",
        ProbeOutcome.ServerError => "服务器错误 (5xx)",
        ProbeOutcome.UnexpectedStatus => "意外的状态码",
        ProbeOutcome.NameNotResolved => "域名无法解析",
        ProbeOutcome.ConnectionRefused => "连接被拒绝",
        ProbeOutcome.ConnectTimedOut => "连接超时",
        ProbeOutcome.TlsStalled => "TLS 握手停滞",
        ProbeOutcome.TlsFailed => "TLS 失败",
        ProbeOutcome.CertificateExpired => "证书不在有效期内",
        ProbeOutcome.CertificateNotTrusted => "证书不受信任",
        ProbeOutcome.CertificateWrongHost => "证书属于其他主机",
        ProbeOutcome.StalledBeforeFirstByte => "首字节之前停滞",
        ProbeOutcome.StalledInBody => "传输中途停滞",
        ProbeOutcome.CutShort => "连接中断",
        ProbeOutcome.NotAModuleProxy => "不是模块代理的应答",
        ProbeOutcome.WrongMetadata => "元数据错误",
        ProbeOutcome.ChecksumMismatch => "校验和不符",
        ProbeOutcome.DamagedZip => "zip 已损坏",
        ProbeOutcome.RedirectLoop => "重定向循环",
        ProbeOutcome.InsecureRedirect => "从 https 重定向到 http",
        ProbeOutcome.ProtocolError => "协议错误",
        ProbeOutcome.OverBudget => "在限定时间内太慢",
        ProbeOutcome.TooLarge => "太大，未测完",
        ProbeOutcome.NotJudged => "未判定",
        _ => "已取消",
    };

    public override string Of(ReasonCode code) => code switch
    {
        ReasonCode.Failed => "失败",
        ReasonCode.ModulesLacking => "缺少模块",
        ReasonCode.AbsentNotRefused => "没有拒绝不可能存在的模块",
        ReasonCode.ChecksumDatabase => "校验和数据库损坏",
        ReasonCode.BytesDiffer => "内容与 go.sum 不符",
        ReasonCode.GoSumDiffers => "go.sum 与所有代理都不符",
        ReasonCode.OwnNetwork => "疑为自身网络问题",
        ReasonCode.Slow => "缓慢",
        ReasonCode.Policy => "被其策略拒绝",
        ReasonCode.NoEvidence => "没有证据",
        ReasonCode.NeedsGoAuth => "需要 GOAUTH 命令",
        ReasonCode.LoopbackInContainer => "容器内的回环地址",
        ReasonCode.FileNotVisible => "目录不可见",
        ReasonCode.Unusable => "go 无法使用",
        ReasonCode.Stale => "版本陈旧",
        _ => "缺少 go 工具链",
    };

    public override string Of(DecisionResult result) => result switch
    {
        DecisionResult.Chosen => "已设置代理链",
        DecisionResult.Kept => "沿用代理链",
        DecisionResult.NoneKept => "无可用代理：保持原样",
        DecisionResult.NoneFloor => "无可用代理：启用后备",
        DecisionResult.NoneFailed => "无可用代理：已停止",
        _ => "没有要下载的内容",
    };

    public override string Of(DecisionReason reason) => reason switch
    {
        DecisionReason.DroppedDown => "剔除了不可用的公共代理",
        DecisionReason.DroppedPoisoned => "剔除了被投毒的公共代理",
        DecisionReason.NotWaitedFor => "有代理未及时应答，暂不使用，不作判定",
        DecisionReason.MovedBehind => "降级的代理排到正常的后面",
        DecisionReason.Faster => "明显更快的代理排到前面",
        DecisionReason.Added => "加入了原本未使用的候选代理",
        DecisionReason.FallbackOpened => "公共代理出错时转向下一个 (|)",
        DecisionReason.PrivateHopKept => "私有代理不可用但保留，以免向他人暴露私有路径",
        DecisionReason.OwnNetwork => "全部以同样方式失败：疑为自身网络问题",
        DecisionReason.NeededThoughDown => "不可用的代理保留在后，因为只有它有某些模块",
        DecisionReason.KeptFromPrivatePaths => "私有代理之后未列入公共候选，以免暴露私有路径",
        DecisionReason.PrivateDeclared => "已把私有模式告知 go",
        DecisionReason.NoPipeBefore115 => "go 早于 1.15，不支持 |",
        DecisionReason.NoCandidates => "没有可选的代理",
        DecisionReason.ChecksumDatabaseRerouted => "校验和数据库绕过了破坏它的代理",
        DecisionReason.FloorNotVisible => "容器内看不到后备方案",
        DecisionReason.DirectNeedsGit => "direct 不可用：缺少 git",
        DecisionReason.DirectForbidden => "direct 不可用：GOVCS 不允许",
        DecisionReason.DirectUnreachable => "direct 不可用：源站没有应答",
        DecisionReason.CacheIncomplete => "模块缓存不完整",
        DecisionReason.CachePoisoned => "模块缓存的内容与 go.sum 矛盾",
        DecisionReason.VendorInconsistent => "没有与 go.mod 一致的 vendor 目录",
        DecisionReason.ModulesLacking => "链上没有代理提供某些模块",
        _ => "链上没有代理提供所需的 go 版本",
    };

    public override string Of(Endpoint endpoint) => endpoint switch
    {
        Endpoint.List => "版本列表",
        Endpoint.Info => "info",
        Endpoint.Mod => "mod",
        Endpoint.Zip => "zip",
        Endpoint.Latest => "最新版本",
        Endpoint.SumDbSupported => "校验和数据库：是否支持",
        Endpoint.SumDbLookup => "校验和数据库：记录",
        Endpoint.SumDbTile => "校验和数据库：分块",
        _ => "不可能存在的模块",
    };

    public override string Of(Trust trust) => trust == Trust.Private ? "私有" : "公共";

    public override string InForce(bool isSo) => isSo ? "使用中" : "候选";
}
