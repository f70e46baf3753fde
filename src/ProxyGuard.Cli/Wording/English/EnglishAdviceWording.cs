namespace ProxyGuard.Cli.Wording.English;

internal sealed class EnglishAdviceWording : AdviceWording
{
    public override string Next(string advice) => $"**Next:** {advice}";

    public override string TellOfWrongBytes(string proxies) =>
        $"tell those who run {proxies} that the bytes differ from go.sum. Do not change go.sum to make them fit.";

    public override string BringBack(string proxies, bool isOne) =>
        $"ask those who run {proxies} to bring {(isOne ? "it" : "them")} back, then run this job again.";

    public override string RunAgainOrNameAnother => "run this job again when the proxy is back, or name another one in `proxies`.";

    public override string RunAgainAndFindWayOut =>
        "run this job again when a proxy is back. For the next time, name another one in `proxies`, or a way out in `when-none`.";

    public override string RunAgainAfterStop => "run this job again when a proxy is back, or name another one in `proxies`.";

    public override string NameAnotherIfItLasts => "nothing has to be done here. If it lasts, name another proxy in `proxies`.";

    public override string TakeOutIfItLasts(bool isOne) =>
        $"nothing has to be done here. If it lasts, take {(isOne ? "it" : "them")} out of `proxies`.";

    public override string MakeItTheOneInForce => "nothing has to be done here. If it lasts, make the GOPROXY above the one in force.";
}
