using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Wording.English;

internal sealed class EnglishOutcomeWording : OutcomeWording
{
    public override string Of(ProbeOutcome outcome) => outcome switch
    {
        ProbeOutcome.Ok => "answered as it should",
        ProbeOutcome.NotFound => "not found",
        ProbeOutcome.Gone => "gone for good",
        ProbeOutcome.Unauthorized => "asks for credentials",
        ProbeOutcome.Forbidden => "access is forbidden",
        ProbeOutcome.Throttled => "too many requests",
        ProbeOutcome.ServerError => "server error",
        ProbeOutcome.UnexpectedStatus => "unexpected status",
        ProbeOutcome.NameNotResolved => "its name cannot be resolved",
        ProbeOutcome.ConnectionRefused => "connection refused",
        ProbeOutcome.ConnectTimedOut => "no answer to the connection attempt",
        ProbeOutcome.TlsStalled => "no answer to the TLS handshake",
        ProbeOutcome.TlsFailed => "TLS cannot be spoken with it",
        ProbeOutcome.CertificateExpired => "its certificate is expired or not yet valid",
        ProbeOutcome.CertificateNotTrusted => "its certificate is not trusted",
        ProbeOutcome.CertificateWrongHost => "its certificate is for another host",
        ProbeOutcome.StalledBeforeFirstByte => "fell silent before the first byte",
        ProbeOutcome.StalledInBody => "fell silent in the middle of the answer",
        ProbeOutcome.CutShort => "the answer was cut short",
        ProbeOutcome.NotAModuleProxy => "answered with a page, not as a module proxy",
        ProbeOutcome.WrongMetadata => "wrong module data",
        ProbeOutcome.ChecksumMismatch => "the bytes do not match go.sum",
        ProbeOutcome.DamagedZip => "a damaged zip",
        ProbeOutcome.RedirectLoop => "too many redirects",
        ProbeOutcome.InsecureRedirect => "a redirect from https to http",
        ProbeOutcome.ProtocolError => "the answer is not HTTP",
        ProbeOutcome.OverBudget => "too slow for the time there was",
        ProbeOutcome.TooLarge => "too large to be read to the end",
        ProbeOutcome.NotJudged => "cannot be judged from here",
        ProbeOutcome.Cancelled => "not finished when the decision was made",
        _ => Codes.Of(outcome),
    };

    public override string Of(Health health) => health switch
    {
        Health.Healthy => "healthy",
        Health.Degraded => "degraded",
        Health.Down => "down",
        Health.Poisoned => "poisoned",
        Health.Unknown => "unknown",
        Health.NotJudged => "not judged",
        _ => Codes.Of(health),
    };

    public override string Of(Endpoint endpoint) => endpoint switch
    {
        Endpoint.List => "version list",
        Endpoint.Info => ".info",
        Endpoint.Mod => ".mod",
        Endpoint.Zip => ".zip",
        // Not @latest, which Markdown takes for somebody's name.
        Endpoint.Latest => "latest version",
        Endpoint.SumDbSupported => "checksum database (supported)",
        Endpoint.SumDbLookup => "checksum database (lookup)",
        Endpoint.SumDbTile => "checksum database (tile)",
        Endpoint.Absent => "a module that cannot exist",
        _ => Codes.Of(endpoint),
    };
}
