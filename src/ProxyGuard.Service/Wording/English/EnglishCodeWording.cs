using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Wording.English;

internal sealed class EnglishCodeWording : CodeWording
{
    public override string Of(Health health) => health == Health.NotJudged ? "not judged" : Codes.Of(health);

    public override string Of(ProbeOutcome outcome) => outcome switch
    {
        ProbeOutcome.Ok => "ok",
        ProbeOutcome.NotFound => "not found (404)",
        ProbeOutcome.Gone => "gone (410)",
        ProbeOutcome.Throttled => "throttled (429)",
        ProbeOutcome.ServerError => "server error (5xx)",
        ProbeOutcome.TlsStalled => "TLS handshake stalled",
        ProbeOutcome.TlsFailed => "TLS failed",
        ProbeOutcome.CertificateWrongHost => "certificate for another host",
        ProbeOutcome.DamagedZip => "damaged zip",
        ProbeOutcome.InsecureRedirect => "redirect from https to http",
        ProbeOutcome.OverBudget => "too slow for the time there was",
        ProbeOutcome.TooLarge => "too large to measure",
        _ => Plain(Codes.Of(outcome)),
    };

    public override string Of(ReasonCode code) => code switch
    {
        ReasonCode.ModulesLacking => "modules lacking",
        ReasonCode.AbsentNotRefused => "a module that cannot exist is not refused",
        ReasonCode.ChecksumDatabase => "checksum database broken",
        ReasonCode.BytesDiffer => "bytes differ from go.sum",
        ReasonCode.GoSumDiffers => "go.sum differs from every proxy",
        ReasonCode.OwnNetwork => "own network suspect",
        ReasonCode.NeedsGoAuth => "needs a GOAUTH command",
        ReasonCode.Policy => "refused by its policy",
        ReasonCode.FileNotVisible => "directory not visible",
        _ => Plain(Codes.Of(code)),
    };

    public override string Of(DecisionResult result) => result switch
    {
        DecisionResult.Chosen => "chain set",
        DecisionResult.Kept => "chain kept",
        DecisionResult.NoneKept => "nothing usable: left as it was",
        DecisionResult.NoneFloor => "nothing usable: fallback set",
        DecisionResult.NoneFailed => "nothing usable: stopped",
        _ => Plain(Codes.Of(result)),
    };

    public override string Of(Trust trust) => Codes.Of(trust);

    public override string InForce(bool isSo) => isSo ? "in force" : "candidate";

    private static string Plain(string code) => code.Replace('-', ' ');
}
