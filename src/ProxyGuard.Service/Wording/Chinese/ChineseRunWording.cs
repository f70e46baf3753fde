using ProxyGuard.Core.Explaining;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Resolving;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording.Chinese;

internal sealed class ChineseRunWording : RunWording
{
    public override string Title(string time) => $"{time} 的运行";

    public override string Decision => "决定";

    public override string Duration => "用时";

    public override string Where => "运行于";

    public override string Commit => "提交";

    public override string GoVersion => "Go";

    public override string Tool => "ProxyGuard";

    public override string Modules => "模块版本";

    public override string ModulesOf(string needed, string asked, string isPrivate) => $"需要 {needed} 个，探测了 {asked} 个，其中私有 {isPrivate} 个";

    public override string Coverage => "代理链可提供";

    public override string CoverageOf(string served, string asked, string lacking) => $"{asked} 个中 {served} 个，缺少 {lacking} 个";

    public override string Chain => "代理链";

    public override string Before => "之前";

    public override string After => "之后";

    public override string Unchanged => "保持原样。";

    public override string Variables => "已设置";

    public override string Dropped => "已剔除";

    public override string Why => "原因";

    public override string FormerChain => "原代理链";

    public override string Passes(bool? passes) => passes switch
    {
        true => "本可通过",
        false => "会失败",
        null => "未知",
    };

    public override string Proxies => "每个代理的应答";

    public override string NoProxies => "没有询问任何代理：没有要下载的内容，或没有可询问的代理。";

    public override string NoProbes => "未询问。";

    public override string Request => "请求";

    public override string Module => "模块";

    public override string Outcome => "结果";

    public override string Status => "状态码";

    public override string Connect => "建立连接";

    public override string FirstByte => "首字节";

    public override string Total => "总时间";

    public override string Bytes => "字节数";

    public override string Notes => "其他";

    public override string Reused => "复用连接";

    public override string RedirectedTo(string host) => $"重定向到 {host}";

    public override string Cache(string header) => $"缓存：{header}";

    public override string CertificateDays(int days) => $"证书剩余 {days} 天";

    public override string Newest(string version) => $"最新版本：{version}";

    public override string ReasonOf(string reason, string request, int count, int of) =>
        reason + (request.Length > 0 ? $"，{request}" : "") + (of > 0 ? $"，{of} 次探测中 {count} 次" : "");

    public override string Slow(string time) => $"缓慢：{time}";

    public override string Explain => "go 使用此代理链的过程";

    public override string ExplainFormer => "go 使用原代理链会怎样";

    public override string NotReadable => "原来的取值无法读取。";

    public override string Of(ResolutionResult result, bool anyAsked) => result switch
    {
        ResolutionResult.Pass => "探测的每个文件都有代理提供。",
        ResolutionResult.Fail => "构建会失败：有些文件无人提供。",
        ResolutionResult.Hang => "构建会卡住：有些文件 go 会一直等待。",
        _ when !anyAsked => "无从得知：没有询问链上的任何代理。",
        _ => "无法确定：起决定作用的一方未被询问，或者是源站。",
    };

    public override string IfDies(string hop) => $"如果 {hop} 现在失效";

    public override string AfterDeath(HopDeath death) => death switch
    {
        { Of: 0 } => "现在没有提供任何文件，因此不会有损失。",
        { Lost: 0, Result: ResolutionResult.Pass } => $"其余各跳仍能提供 {Files(death.Of)}。",
        { Lost: 0 } => $"{Files(death.Of)}的结果未知。",
        { Result: ResolutionResult.Hang } => $"{Files(death.Of)}中 {death.Lost} 个丢失，构建会卡住。",
        _ => $"{Files(death.Of)}中 {death.Lost} 个丢失，构建会失败。",
    };

    public override string WeakestPoints => "最薄弱之处";

    public override string Of(WeakPoint point) => point.Code switch
    {
        WeakPointCode.FailsNow => $"{Files(point.Of)}中 {point.Count} 个现在失败；最后询问的是 {point.Hop}。",
        WeakPointCode.HangsNow => $"{point.Hop} 没有回应：go 会为 {Files(point.Of)}中的 {point.Count} 个一直等待。",
        WeakPointCode.SinglePoint => $"{Files(point.Of)}中 {point.Count} 个只有 {point.Hop} 提供：没有它构建就会失败。",
        WeakPointCode.VerificationWeakened => "某项设置削弱了对下载内容的校验。",
        WeakPointCode.WithoutHash => $"{point.Of} 个模块版本中 {point.Count} 个在 go.sum 中没有哈希：需要校验和数据库。",
        WeakPointCode.NotKnown => $"{Files(point.Of)}中 {point.Count} 个由谁提供未知；取决于 {point.Hop}。",
        WeakPointCode.Degraded => $"{point.Hop} 处于降级状态。",
        _ => "链以 direct 结尾，需要 git 和所有源站可用。",
    };

    public override string WhoServes => "每个文件由谁提供";

    public override string ServedBy => "提供者";

    public override string AskedBefore => "此前询问";

    public override string Nobody(ResolutionResult result) => result switch
    {
        ResolutionResult.Hang => "一直等待",
        ResolutionResult.Fail => "无人",
        _ => "未知",
    };

    public override string Step(string hop, string answer) => $"{hop}：{answer}";

    public override string NotAsked => "未询问";

    public override string Settings => "Go 设置的来源";

    public override string Of(SettingSource source) => source switch
    {
        SettingSource.Environment => "环境变量",
        SettingSource.UserFile => "go env -w",
        SettingSource.GoRoot => "$GOROOT/go.env",
        _ => "内置",
    };

    public override string Warnings => "警告";

    public override string CiRun => "CI 运行";

    public override string ToRepository => "这个仓库的所有运行";

    public override string NoSuchRun => "没有这次运行";

    public override string NotKept => "没有保留这个仓库的这次运行。";

    private static string Files(int count) => $"{Figures.Count(count)} 个文件";
}
