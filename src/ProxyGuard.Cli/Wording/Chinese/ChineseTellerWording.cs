using ProxyGuard.Cli.Ci;

namespace ProxyGuard.Cli.Wording.Chinese;

internal sealed class ChineseTellerWording : TellerWording
{
    public override string Verdict(string proxy, string health, string reasons) => $"{proxy} {health}：{reasons}。";

    public override string Lacking(string module, bool leftToDirect) =>
        $"代理链中没有代理提供 {module}：{(leftToDirect ? "交由 direct 处理" : "需要它的构建会失败")}。";

    public override string MoreInLog(int count) => $"另有 {count} 条同类信息，见本步骤的日志。";

    public override string Severity(Severity severity, string message) =>
        $"{(severity switch { Ci.Severity.Error => "错误", Ci.Severity.Warning => "警告", _ => "提示" })}：{message}";

    public override string Faults(int count) => $"有 {count} 处错误：未进行任何探测，也未作任何设置。";

    public override string RunKeyNotPassed(string why) => $"运行标识未能传递给后续步骤：{why}。";

    public override string GoProxyNotSet(string why) => $"未能设置 GOPROXY：{why}。构建将沿用原有环境继续。";

    public override string OutputsNotSet(string why) => $"未能设置步骤输出：{why}。";

    public override string SummaryNotWritten(string why) => $"未能写入作业摘要：{why}。";

    public override string ReportFileNotWritten(string why) => $"未能写入报告文件：{why}。";

    public override string ReportNotKept(string why) => $"服务未能保存报告：{why}。";

    public override string OutputsHideCredentials => "步骤输出中的代理链不含凭据。";

    public override string ReportAt(string address) => $"报告：{address}";
}
