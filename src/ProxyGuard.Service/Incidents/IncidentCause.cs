using System.Text.Json.Serialization;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Incidents;

/// <summary>What an incident is mostly about. Of two that are as frequent the one that stands first here wins.</summary>
[JsonConverter(typeof(CodeConverter<IncidentCause>))]
internal enum IncidentCause
{
    /// <summary>At least half of the failing runs found bytes that do not match go.sum while others served the right ones.</summary>
    Poisoned,

    /// <summary>Answers that are not what was asked for: a login page, other metadata, a wrong hash, a damaged zip.</summary>
    WrongContent,

    /// <summary>The certificate, or TLS itself.</summary>
    Tls,

    /// <summary>No connection, or one that breaks.</summary>
    Connection,

    /// <summary>Connected, and then silence or a trickle.</summary>
    Stalled,

    /// <summary>Status 5xx and other statuses that are no answer.</summary>
    ServerError,

    /// <summary>Status 429.</summary>
    Throttled,

    /// <summary>Status 401, 403, 407 or 451.</summary>
    Refused,

    /// <summary>Everything was answered, but what the repositories need is not there.</summary>
    Lacking,

    /// <summary>The sums do not say why.</summary>
    Unknown,
}

/// <summary>Finds the cause in what the probes ended with.</summary>
internal static class IncidentCauses
{
    /// <summary>Which cause an outcome speaks for; null when it speaks for none.</summary>
    public static IncidentCause? Of(ProbeOutcome outcome) => outcome switch
    {
        ProbeOutcome.NotAModuleProxy or ProbeOutcome.WrongMetadata or ProbeOutcome.ChecksumMismatch or ProbeOutcome.DamagedZip =>
            IncidentCause.WrongContent,
        ProbeOutcome.TlsStalled or ProbeOutcome.TlsFailed or ProbeOutcome.CertificateExpired or ProbeOutcome.CertificateNotTrusted
            or ProbeOutcome.CertificateWrongHost => IncidentCause.Tls,
        ProbeOutcome.NameNotResolved or ProbeOutcome.ConnectionRefused or ProbeOutcome.ConnectTimedOut or ProbeOutcome.CutShort
            or ProbeOutcome.ProtocolError => IncidentCause.Connection,
        ProbeOutcome.StalledBeforeFirstByte or ProbeOutcome.StalledInBody or ProbeOutcome.OverBudget => IncidentCause.Stalled,
        ProbeOutcome.ServerError or ProbeOutcome.UnexpectedStatus or ProbeOutcome.RedirectLoop or ProbeOutcome.InsecureRedirect =>
            IncidentCause.ServerError,
        ProbeOutcome.Throttled => IncidentCause.Throttled,
        ProbeOutcome.Unauthorized or ProbeOutcome.Forbidden => IncidentCause.Refused,
        _ => null,
    };

    /// <summary>The cause of so many failing runs, so many of them poisoned, with probes that speak for causes.</summary>
    public static IncidentCause Dominating(long failing, long poisoned, IReadOnlyDictionary<IncidentCause, long> probes)
    {
        if (poisoned > 0 && poisoned * 2 >= failing) return IncidentCause.Poisoned;
        return probes.Count == 0
            ? IncidentCause.Unknown
            : probes.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
    }

    /// <summary>Probes by the cause they speak for. Where a proxy failed and no probe says why, it lacks what was asked for.</summary>
    public static Dictionary<IncidentCause, long> Count(IReadOnlyDictionary<ProbeOutcome, long> outcomes, long failing)
    {
        var causes = new Dictionary<IncidentCause, long>();
        foreach (var (outcome, count) in outcomes)
        {
            if (Of(outcome) is { } cause) causes[cause] = causes.GetValueOrDefault(cause) + count;
        }
        if (causes.Count == 0 && failing > 0) causes[IncidentCause.Lacking] = failing;
        return causes;
    }
}
