namespace ProxyGuard.Cli.Wording.Chinese;

internal sealed class ChineseReasonWording : ReasonWording
{
    public override string Failed(string? endpoint, string? outcome, int? status) =>
        (endpoint is null ? "" : endpoint + "：") + (outcome ?? "失败") + (status is null ? "" : $"（状态码 {status}）");

    public override string Met(string? outcome, int? status) =>
        (outcome, status) switch
        {
            ({ }, { }) => $"（{outcome}，状态码 {status}）",
            ({ }, null) => $"（{outcome}）",
            (null, { }) => $"（状态码 {status}）",
            _ => "",
        };

    public override string Share(int count, int of) => $"，{count}/{of}";

    public override string More(int count) => $"另有 {count} 条";

    public override string LacksEveryModule => "缺少所请求的全部模块";

    public override string LacksModules => "缺少此仓库所需的部分模块";

    public override string AbsentNotRefused(string met) => $"对不可能存在的模块没有回答“未找到”{met}";

    public override string ChecksumDatabaseBroken(string met) => $"声称支持校验和数据库，却不能正确应答{met}";

    public override string ChecksumDatabaseNotKnown(string met) => $"未说明是否支持校验和数据库{met}";

    public override string BytesDiffer => "所提供的内容与 go.sum 不符，而其他代理提供的是正确内容";

    public override string GoSumDiffers => "所有代理提供的内容一致，却与 go.sum 不符：问题在 go.sum，而不在此代理";

    public override string OwnNetwork(string met) => $"问题可能出在本机自身的网络，而不在代理{met}";

    public override string Slow(string? time) => time is null ? "缓慢" : $"缓慢：{time}";

    public override string Policy(string met) => $"按其自身策略拒绝{met}";

    public override string NoEvidence => "作出决定之前没有任何探测结束";

    public override string NeedsGoAuth => "需要 GOAUTH 命令，而探测从不执行该命令";

    public override string LoopbackInContainer => "此容器中的回环地址不是构建所用的回环地址";

    public override string FileNotVisible => "从这里看不到的目录";

    public override string Unusable => "go 自身拒绝向其发送任何请求（没有主机名，或通过 http 发送凭据）";

    public override string ToolchainLacking(string met) => $"缺少 go 将要下载、而其他代理具备的 Go 发行版{met}";

    public override string Stale => "不知道其他代理已知的最新版本";
}
