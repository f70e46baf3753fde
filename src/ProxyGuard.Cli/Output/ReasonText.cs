using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Output;

/// <summary>Words for the reasons of a verdict.</summary>
internal static class ReasonText
{
    /// <summary>All reasons in one line; empty when there is none.</summary>
    public static string Of(IEnumerable<Reason> reasons) => string.Join("; ", reasons.Select(Of).Distinct());

    /// <summary>The first reasons in one line, and how many more there are.</summary>
    public static string Of(IEnumerable<Reason> reasons, int most)
    {
        var all = reasons.Select(Of).Distinct().ToList();
        var rest = all.Count > most ? $"; {all.Count - most} more" : "";
        return string.Join("; ", all.Take(most)) + rest;
    }

    public static string Of(Reason reason) => reason.Code switch
    {
        ReasonCode.Failed => Failed(reason),
        ReasonCode.ModulesLacking when reason.Of > 0 && reason.Count >= reason.Of =>
            "lacks every module that was asked for" + Share(reason),
        ReasonCode.ModulesLacking => "lacks modules of this repository" + Share(reason),
        ReasonCode.AbsentNotRefused => $"does not say \"not found\" for a module that cannot exist{Met(reason)}",
        ReasonCode.ChecksumDatabase when reason.Status == 200 =>
            $"says that it carries the checksum database and does not answer as one{Met(reason)}",
        ReasonCode.ChecksumDatabase => $"does not say whether it carries the checksum database{Met(reason)}",
        ReasonCode.BytesDiffer => "serves bytes that differ from go.sum while others serve the right ones" + Share(reason),
        ReasonCode.GoSumDiffers => "go.sum differs from what all proxies serve alike: go.sum is at fault, not this proxy" + Share(reason),
        ReasonCode.OwnNetwork => $"may be this machine's own network, not the proxy{Met(reason)}",
        ReasonCode.Slow => reason.Milliseconds is { } slow ? $"slow: {Figures.Milliseconds(slow)}" : "slow",
        ReasonCode.Policy => $"refuses by its own policy{Met(reason)}",
        ReasonCode.NoEvidence => "no probe ended before the decision",
        ReasonCode.NeedsGoAuth => "needs a GOAUTH command, which is never run for a probe",
        ReasonCode.LoopbackInContainer => "loopback in this container is not the build's loopback",
        ReasonCode.FileNotVisible => "a directory that cannot be seen from here",
        ReasonCode.Unusable => "go itself refuses to send it any request (no host, or credentials over http)",
        ReasonCode.ToolchainLacking => $"lacks the release of go that others have and go will fetch{Met(reason)}",
        ReasonCode.Stale => "does not know the newest version that others know" + Share(reason),
        _ => Codes.Of(reason.Code),
    };

    private static string Failed(Reason reason)
    {
        var outcome = reason.Outcome is { } met ? OutcomeText.Of(met) : "failed";
        var status = reason.Status is { } code ? $" (status {code})" : "";
        var endpoint = reason.Endpoint is { } asked ? OutcomeText.Of(asked) + ": " : "";
        return endpoint + outcome + status + Share(reason);
    }

    private static string Met(Reason reason) => (reason.Outcome, reason.Status) switch
    {
        (ProbeOutcome.Ok, { } status) => $" (status {status})",
        ({ } outcome, { } status) => $" ({OutcomeText.Of(outcome)}, status {status})",
        ({ } outcome, null) => $" ({OutcomeText.Of(outcome)})",
        (null, { } status) => $" (status {status})",
        _ => "",
    };

    private static string Share(Reason reason) => reason.Of > 0 ? $", {reason.Count} of {reason.Of}" : "";
}
