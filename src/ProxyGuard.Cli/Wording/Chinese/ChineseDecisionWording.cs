namespace ProxyGuard.Cli.Wording.Chinese;

internal sealed class ChineseDecisionWording : DecisionWording
{
    public override string RescueFound => "当前生效的 GOPROXY 会使本次构建失败；这里选定的可以通过。";

    public override string CompanionsFound => "GOPROXY 保持不变；与之配套的设置会告知 go。";

    public override string BetterFound => "找到了比当前生效的更好的 GOPROXY。";

    public override string KeptByOwnNetwork => "所有代理以同样的方式失败，问题可能出在本机自身的网络：GOPROXY 保持不变。";

    public override string KeptWithoutCandidates => "没有可供选择的代理：GOPROXY 保持不变。";

    public override string KeptAtRisk => "GOPROXY 保持不变，构建可能失败：没有更好的选择。";

    public override string Kept => "GOPROXY 保持不变：没有更好的选择。";

    public override string NoneNorFloor => "没有代理可用，when-none 指定的回退方式也不可用：GOPROXY 保持不变，构建可能失败。";

    public override string NoneKept => "没有代理可用：GOPROXY 保持不变，构建可能失败（when-none: keep）。";

    public override string NoneVendor => "没有代理可用：构建使用 vendor 目录（when-none: vendor）。";

    public override string NoneCache => "没有代理可用：构建使用本地模块缓存（when-none: cache）。";

    public override string NoneDirect => "没有代理可用：构建直接访问各模块的源站（when-none: direct）。";

    public override string NoneFailed => "没有代理可用：本步骤失败（when-none: fail）。";

    public override string NothingToFetch => "无需下载：此仓库不需要从代理获取任何模块。";

    public override string DroppedDown(string proxies) => $"不可用，因此排除：{proxies}。";

    public override string DroppedPoisoned(string proxies) => $"提供的内容与 go.sum 不符，因此排除：{proxies}。";

    public override string NotWaitedFor(string proxies) => $"另外两个代理已通过时仍无应答，因此排除，但不归咎于它：{proxies}。";

    public override string MovedBehind(string proxies) => $"已降级，因此排在健康的代理之后：{proxies}。";

    public override string Faster(string proxies) => $"首字节至少快 25 % 且快 50 ms，因此排在最前：{proxies}。";

    public override string Added(string proxies) => $"不在当前生效的 GOPROXY 中，因此加入：{proxies}。";

    public override string FallbackOpened => "公共代理出现任何错误都会转向下一个代理（竖线），而不仅限于“未找到”（逗号）。";

    public override string PrivateHopKept(string proxies) => $"不可用，但因属于私有代理而保留：{proxies}。构建宁可在此停止，也不会向他人暴露私有模块路径。";

    public override string NeededThoughDown(string proxies) => $"不可用，但有些模块只有它才有，因此保留在其他代理之后：{proxies}。";

    public override string KeptFromPrivatePaths(string proxies) => $"未列入，以免它得知私有模块路径：{proxies}。";

    public override string PrivateDeclared => "选项 private 中的模式也会为 go 设置。";

    public override string OwnNetwork => "这不归咎于任何代理。";

    public override string Inspected => "如果此网络会拦截检查 TLS，请用 ca-file 指定其根证书。";

    public override string InspectedFromContainer =>
        "如果此网络会拦截检查 TLS，此容器并不知道其根证书：请用 ca-file 指定，"
        + "或使用操作 action/native，它信任运行器所信任的证书。";

    public override string NoPipeBefore115 => "分隔符仍为逗号：1.15 之前的 go 不支持竖线。";

    public override string NoCandidates => "GOPROXY 为 off 或 direct，且未给出任何候选代理。";

    public override string ChecksumDatabaseRerouted => "有代理使校验和数据库无法正常工作，因此改为直接访问其自身地址；签名照旧校验。";

    public override string SomeModulesLacking(bool leftToDirect) => $"此代理链中没有代理提供所请求的部分模块{Rest(leftToDirect)}。";

    public override string ModulesLacking(int count, int of, bool leftToDirect, string names) =>
        $"所请求的 {of} 个模块版本中有 {count} 个，此代理链中没有代理提供{Rest(leftToDirect)}{(names.Length > 0 ? "：" : "")}{names}。";

    public override string ToolchainLacking(bool leftToDirect) => $"此代理链中没有代理提供 go 在构建之前要下载的 Go 发行版{(leftToDirect ? "。" : "：go 将拒绝构建。")}";

    public override string FloorNotVisible => "从此容器内部看不到构建所用的 git 和模块缓存，因此不对其作任何判断：请直接使用程序本身，而不要使用容器。";

    public override string DirectNeedsGit => "构建无法访问源站：go 在 PATH 中找不到可以运行的 git。";

    public override string DirectForbidden => "构建无法访问源站：GOVCS 未允许对所需的每个模块使用 git，或者其格式有误。";

    public override string DirectUnreachable => "构建无法访问源站：所询问的源站未能全部及时应答。";

    public override string CacheIncomplete => "模块缓存不足以支撑构建：缺少 go.sum 要求的文件。";

    public override string CachePoisoned => "模块缓存不足以支撑构建：其中有与 go.sum 不符的文件。";

    public override string VendorInconsistent => "vendor 目录不足以支撑构建：vendor/modules.txt 缺失或与 go.mod 不一致。";

    public override string SomeProxy => "某个代理";

    public override string RescuedFromFormer => "当前生效的 GOPROXY 会使本次构建失败；这里选定的可以通过。";

    public override string RescuedFromFormerBy(string instead) => $"当前生效的 GOPROXY 会使本次构建失败；构建改用 {instead}。";

    public override string RescuedFrom(string culprit, string reasons) => $"{culprit} 会使本次构建失败（{reasons}）；这里选定的可以通过。";

    public override string RescuedFromBy(string culprit, string reasons, string instead) =>
        $"{culprit} 会使本次构建失败（{reasons}）；构建改用 {instead}。";

    private static string Rest(bool leftToDirect) => leftToDirect ? "（交由 direct 处理）" : "，因此需要它们的构建会失败";
}
