namespace ProxyGuard.Cli.Wording.Chinese;

internal sealed class ChineseAdviceWording : AdviceWording
{
    public override string Next(string advice) => $"**下一步**：{advice}";

    public override string TellOfWrongBytes(string proxies) => $"告知 {proxies} 的运维者：其内容与 go.sum 不符。切勿为了迁就它而修改 go.sum。";

    public override string BringBack(string proxies, bool isOne) => $"请 {proxies} 的运维者将{(isOne ? "其" : "它们")}恢复，然后重新运行此作业。";

    public override string RunAgainOrNameAnother => "待代理恢复后重新运行此作业，或在 `proxies` 中指定另一个代理。";

    public override string RunAgainAndFindWayOut => "待有代理恢复后重新运行此作业。为防再次发生，可在 `proxies` 中指定另一个代理，或在 `when-none` 中指定回退方式。";

    public override string RunAgainAfterStop => "待有代理恢复后重新运行此作业，或在 `proxies` 中指定另一个代理。";

    public override string NameAnotherIfItLasts => "这里无需任何操作。如果问题持续，请在 `proxies` 中指定另一个代理。";

    public override string TakeOutIfItLasts(bool isOne) => $"这里无需任何操作。如果问题持续，请将{(isOne ? "它" : "它们")}从 `proxies` 中移除。";

    public override string MakeItTheOneInForce => "这里无需任何操作。如果问题持续，请将上面的 GOPROXY 设为生效的值。";
}
