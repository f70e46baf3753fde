using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Reports;

/// <summary>Codes in words, for pages.</summary>
internal static class Words
{
    public static string Of(Health health) => health == Health.NotJudged ? "not judged" : Codes.Of(health);

    public static string Of(ProbeOutcome outcome) => outcome switch
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

    /// <summary>Why a proxy is judged as it is, in a few words; empty when no reason was given.</summary>
    public static string Why(IReadOnlyList<Reason> reasons) =>
        reasons.Count == 0 ? "" : Of(reasons.FirstOrDefault(reason => reason.Outcome is not null) ?? reasons[0]);

    public static string Of(Reason reason) => (reason.Code, reason.Outcome) switch
    {
        (_, { } outcome) => Of(outcome),
        (ReasonCode.ModulesLacking, _) => "modules lacking",
        (ReasonCode.AbsentNotRefused, _) => "a module that cannot exist is not refused",
        (ReasonCode.ChecksumDatabase, _) => "checksum database broken",
        (ReasonCode.BytesDiffer, _) => "bytes differ from go.sum",
        (ReasonCode.GoSumDiffers, _) => "go.sum differs from every proxy",
        (ReasonCode.OwnNetwork, _) => "own network suspect",
        (ReasonCode.NeedsGoAuth, _) => "needs a GOAUTH command",
        (ReasonCode.Policy, _) => "refused by its policy",
        (ReasonCode.FileNotVisible, _) => "directory not visible",
        _ => Plain(Codes.Of(reason.Code)),
    };

    public static string Of(DecisionResult result) => result switch
    {
        DecisionResult.Chosen => "chain set",
        DecisionResult.Kept => "chain kept",
        DecisionResult.NoneKept => "nothing usable: left as it was",
        DecisionResult.NoneFloor => "nothing usable: fallback set",
        DecisionResult.NoneFailed => "nothing usable: stopped",
        DecisionResult.NothingToFetch => "nothing to fetch",
        _ => Plain(Codes.Of(result)),
    };

    private static string Plain(string code) => code.Replace('-', ' ');
}
