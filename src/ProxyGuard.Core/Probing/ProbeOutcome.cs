using System.Text.Json.Serialization;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Probing;

/// <summary>How one probe ended. Every value says when it happens; what it means for the build is the judge's business.</summary>
[JsonConverter(typeof(CodeConverter<ProbeOutcome>))]
public enum ProbeOutcome
{
    /// <summary>Status 200 and a body that is what it should be (and hashes to go.sum's value, where there is one).</summary>
    Ok,

    /// <summary>Status 404: a normal answer, <c>go</c> moves on even after a comma.</summary>
    NotFound,

    /// <summary>Status 410: as <see cref="NotFound"/>.</summary>
    Gone,

    /// <summary>Status 401 or 407.</summary>
    Unauthorized,

    /// <summary>Status 403 or 451: a policy says no.</summary>
    Forbidden,

    /// <summary>Status 429.</summary>
    Throttled,

    /// <summary>Status 5xx.</summary>
    ServerError,

    /// <summary>Any other status that is not 200, a redirect that leads nowhere included: <c>go</c> takes 204, 206 and 304 for errors
    /// too.</summary>
    UnexpectedStatus,

    /// <summary>DNS says that there is no such host, or gives no answer.</summary>
    NameNotResolved,

    /// <summary>Nobody listens: the connection is refused.</summary>
    ConnectionRefused,

    /// <summary>No answer to the connection attempt in the time there was.</summary>
    ConnectTimedOut,

    /// <summary>Connected, but the TLS handshake got no answer.</summary>
    TlsStalled,

    /// <summary>TLS could not be spoken at all, for instance because the port speaks plain HTTP.</summary>
    TlsFailed,

    /// <summary>The certificate is past its end or before its beginning.</summary>
    CertificateExpired,

    /// <summary>The certificate is self-signed, of an unknown authority, or an intermediate is missing (which <c>go</c> does not
    /// fetch).</summary>
    CertificateNotTrusted,

    /// <summary>The certificate is for another host.</summary>
    CertificateWrongHost,

    /// <summary>Connected, and then silence before the first byte or inside the header: <c>go</c> would wait for ever.</summary>
    StalledBeforeFirstByte,

    /// <summary>The body began and then fell silent: <c>go</c> would wait for ever.</summary>
    StalledInBody,

    /// <summary>The connection was closed or reset, or the body ended before its announced end.</summary>
    CutShort,

    /// <summary>Status 200 with a page (HTML or a login) or with bytes of another kind: not a module proxy's answer.</summary>
    NotAModuleProxy,

    /// <summary>Status 200 with module data that contradicts the request: JSON of another version, a bad time, a list without a
    /// version.</summary>
    WrongMetadata,

    /// <summary>A well-formed zip or .mod whose hash is not the one in go.sum.</summary>
    ChecksumMismatch,

    /// <summary>A zip that is damaged or holds files of another module.</summary>
    DamagedZip,

    /// <summary>More than 10 requests in one redirect chain, <c>go</c>'s limit.</summary>
    RedirectLoop,

    /// <summary>A redirect from https to http, which <c>go</c> refuses.</summary>
    InsecureRedirect,

    /// <summary>Bytes that are not HTTP, an HTTP/2 stream error, or a header beyond every limit.</summary>
    ProtocolError,

    /// <summary>Bytes still arrived when the probe's time was over: slow, not silent.</summary>
    OverBudget,

    /// <summary>More bytes than are fetched to measure; nothing wrong was seen in what came.</summary>
    TooLarge,

    /// <summary>This candidate cannot be judged from here, for instance because it needs a GOAUTH command or loopback is another
    /// machine's.</summary>
    NotJudged,

    /// <summary>The decision was made, or the run cancelled, before this probe ended.</summary>
    Cancelled,
}
