using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using Endpoint = ProxyGuard.Core.Probing.Endpoint;

namespace ProxyGuard.Service.Wording;

/// <summary>The codes of run reports in words.</summary>
internal abstract class CodeWording
{
    public abstract string Of(Health health);

    public abstract string Of(ProbeOutcome outcome);

    public abstract string Of(ReasonCode code);

    public abstract string Of(DecisionResult result);

    public abstract string Of(DecisionReason reason);

    public abstract string Of(Endpoint endpoint);

    public abstract string Of(Trust trust);

    /// <summary>Whether the chain in force names a proxy.</summary>
    public abstract string InForce(bool isSo);

    public string Of(Reason reason) => reason.Outcome is { } outcome ? Of(outcome) : Of(reason.Code);

    /// <summary>Why a proxy is judged as it is, in a few words; empty when no reason was given.</summary>
    public string Why(IReadOnlyList<Reason> reasons) =>
        reasons.Count == 0 ? "" : Of(reasons.FirstOrDefault(reason => reason.Outcome is not null) ?? reasons[0]);

    /// <summary>An outcome from a sum; as it is written where this program does not know it.</summary>
    public string Outcome(string code) => Codes.TryParse<ProbeOutcome>(code, out var outcome) ? Of(outcome) : code;
}
