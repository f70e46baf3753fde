namespace ProxyGuard.Cli.Wording.Chinese;

internal sealed class ChineseProgramWording : ProgramWording
{
    public override string Cancelled => "已取消。";

    public override string OwnFault(string fault, bool hasExported) =>
        $"ProxyGuard 自身出错（{fault}）。{(hasExported ? "此前变量已经设置。" : "环境保持原样。")}请报告此问题。";
}
