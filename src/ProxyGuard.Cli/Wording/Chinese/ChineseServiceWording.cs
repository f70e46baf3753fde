namespace ProxyGuard.Cli.Wording.Chinese;

internal sealed class ChineseServiceWording : ServiceWording
{
    public override string AnsweredWith(int status, string meaning) => $"服务返回了状态码 {status}{meaning}";

    public override string IsTokenRight => "（report-token 是否正确？）";

    public override string IsAddressRight => "（report-url 是否为 ProxyGuard 服务的地址？）";

    public override string AnotherReport => "（已有另一份报告使用相同的运行标识）";

    public override string NotFollowed => "（不跟随重定向）";

    public override string NoSuchRun => "（其中没有此仓库的这次运行：guard 的报告是否已保存？）";

    public override string AnotherOutcome => "（其中已有此次构建的另一种结果）";

    public override string AnswerUnreadable => "服务已接收报告，但无法读取其应答";

    public override string Cancelled => "已取消";

    public override string NotInTime(string seconds) => $"{seconds} 秒内无应答";

    public override string CutShort => "应答被截断";

    public override string NameNotResolved => "主机名无法解析";

    public override string NoConnection => "无法连接";

    public override string NoTrustedTls => "无法建立受信任的 TLS 连接";

    public override string NotHttp => "应答不是 HTTP";

    public override string OutcomeNotPosted(string why) => $"未提交构建结果：{why}。";

    public override string NoAddress => "未设置 report-url";

    public override string NoRunKey(string variable) => $"没有运行标识；guard 在设有 report-url 时会将其留在 {variable} 中";

    public override string OutcomeNotKept(string why) => $"服务未能保存构建结果：{why}。";

    public override string OutcomeKnown(string outcome) => $"服务已得知此次构建的结果：{outcome}。";

    public override string CauseLeftOpen(string log) => $"无法读取日志 {log}：原因留空。";

    public override string Succeeded => "成功";

    public override string WasCancelled => "已取消";

    public override string FailedByProxy => "失败，日志表明原因在模块代理";

    public override string FailedByOther => "失败，日志表明原因不在模块代理";

    public override string FailedForUnknown => "失败，原因未知";
}
