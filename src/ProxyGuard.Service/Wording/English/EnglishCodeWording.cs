using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using Endpoint = ProxyGuard.Core.Probing.Endpoint;

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

    public override string Of(DecisionReason reason) => reason switch
    {
        DecisionReason.DroppedDown => "a public hop that is down was left out",
        DecisionReason.DroppedPoisoned => "a public hop that is poisoned was left out",
        DecisionReason.NotWaitedFor => "a hop had not answered in time and was left out without blame",
        DecisionReason.MovedBehind => "a degraded hop was put behind the healthy ones",
        DecisionReason.Faster => "a much faster hop was put in front",
        DecisionReason.Added => "a candidate that was not in force was added",
        DecisionReason.FallbackOpened => "any error of a public hop leads to the next one now (|)",
        DecisionReason.PrivateHopKept => "a private hop is down and stays, so that no private path is shown to others",
        DecisionReason.OwnNetwork => "everything failed alike: the own network is suspect",
        DecisionReason.NeededThoughDown => "a hop that is down stays, because only it has some modules",
        DecisionReason.KeptFromPrivatePaths => "a public candidate is left out behind a private hop, where it would hear of private paths",
        DecisionReason.PrivateDeclared => "the private patterns were exported to go",
        DecisionReason.NoPipeBefore115 => "this go is older than 1.15 and does not know |",
        DecisionReason.NoCandidates => "there was nothing to choose from",
        DecisionReason.ChecksumDatabaseRerouted => "the checksum database was routed around a hop that breaks it",
        DecisionReason.FloorNotVisible => "the fallback cannot be seen from a container",
        DecisionReason.DirectNeedsGit => "direct cannot work: git is missing",
        DecisionReason.DirectForbidden => "direct cannot work: GOVCS does not allow it",
        DecisionReason.DirectUnreachable => "direct cannot work: an origin did not answer",
        DecisionReason.CacheIncomplete => "the module cache is not complete",
        DecisionReason.CachePoisoned => "the module cache holds bytes that go.sum contradicts",
        DecisionReason.VendorInconsistent => "there is no vendor folder that agrees with go.mod",
        DecisionReason.ModulesLacking => "no proxy of the chain has some of the modules",
        _ => "no proxy of the chain has the release of go that is needed",
    };

    public override string Of(Endpoint endpoint) => endpoint switch
    {
        Endpoint.List => "version list",
        Endpoint.Info => "info",
        Endpoint.Mod => "mod",
        Endpoint.Zip => "zip",
        Endpoint.Latest => "latest version",
        Endpoint.SumDbSupported => "checksum database: supported",
        Endpoint.SumDbLookup => "checksum database: record",
        Endpoint.SumDbTile => "checksum database: tile",
        _ => "a module that cannot exist",
    };

    public override string Of(Trust trust) => Codes.Of(trust);

    public override string InForce(bool isSo) => isSo ? "in force" : "candidate";

    private static string Plain(string code) => code.Replace('-', ' ');
}
