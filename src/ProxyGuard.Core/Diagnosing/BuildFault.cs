using System.Text.Json.Serialization;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Diagnosing;

/// <summary>What a failed build's log can say broke it. Each code has its section in docs/doctor.md.</summary>
[JsonConverter(typeof(CodeConverter<BuildFault>))]
public enum BuildFault
{
    // A module proxy, seen from the runner.

    /// <summary>The proxy's name does not resolve.</summary>
    NameNotResolved,

    /// <summary>Nobody listens there, or the network refuses the way to it.</summary>
    ConnectionRefused,

    /// <summary>The connection was closed or reset before an answer.</summary>
    ConnectionReset,

    /// <summary>No answer to the connection attempt; <c>go</c> waits 30 s for one.</summary>
    ConnectTimeout,

    /// <summary>No answer to the TLS handshake; <c>go</c> waits 10 s for one.</summary>
    TlsHandshakeTimeout,

    /// <summary>A certificate whose authority the runner does not trust.</summary>
    TlsNotTrusted,

    /// <summary>A certificate that is expired or not yet valid.</summary>
    TlsExpired,

    /// <summary>A certificate for another host.</summary>
    TlsWrongHost,

    /// <summary>TLS fails in another way, or plain HTTP is spoken where TLS is due.</summary>
    TlsFailed,

    /// <summary>Status 401: credentials are missing or wrong.</summary>
    Unauthorized,

    /// <summary>Status 403.</summary>
    Forbidden,

    /// <summary>Status 404, and nobody else was asked or had it.</summary>
    NotFound,

    /// <summary>Status 410, and nobody else was asked or had it.</summary>
    Gone,

    /// <summary>Status 429.</summary>
    TooManyRequests,

    /// <summary>A status from 500 to 599.</summary>
    ServerError,

    /// <summary>Any other status than 200.</summary>
    UnexpectedStatus,

    /// <summary>The log ends, or a time limit ends the job, while a module is being downloaded: <c>go</c> waits for ever.</summary>
    Stalled,

    /// <summary>An answer that ends before its end.</summary>
    CutStream,

    /// <summary>More than 10 redirects, or one from https to http.</summary>
    RedirectRefused,

    /// <summary>A page for people, such as a login, instead of the file.</summary>
    HtmlAnswer,

    /// <summary>Module data that is malformed or about another version.</summary>
    WrongAnswer,

    /// <summary>A zip that is none, is damaged or holds foreign files.</summary>
    DamagedZip,

    /// <summary>Bytes that are no HTTP.</summary>
    NotHttp,

    /// <summary>The company's web proxy (HTTPS_PROXY) cannot be reached or refuses to pass the request on.</summary>
    WebProxyFailed,

    // Checksums.

    /// <summary>What was downloaded is not what go.sum says.</summary>
    ChecksumMismatch,

    /// <summary>What was downloaded is not what the checksum database says.</summary>
    ChecksumMismatchDatabase,

    /// <summary>The checksum database cannot be reached, or answers with a fault.</summary>
    DatabaseUnreachable,

    /// <summary>The checksum database knows no such module version: it is private, or does not exist.</summary>
    DatabaseNotFound,

    /// <summary>An answer of the checksum database that cannot be verified.</summary>
    DatabaseForged,

    /// <summary>go.sum lacks a line that is needed and may not be added.</summary>
    MissingGoSumEntry,

    // Modules.

    /// <summary>Two modules provide the same package.</summary>
    AmbiguousImport,

    /// <summary>A version, branch or commit that does not exist, is malformed or was retracted.</summary>
    UnknownVersion,

    /// <summary>A query, such as <c>latest</c>, that no version matches.</summary>
    NoMatchingVersion,

    /// <summary>The module exists and holds no such package.</summary>
    PackageNotInModule,

    /// <summary>No module in go.mod provides an imported package.</summary>
    NoRequiredModule,

    /// <summary>The module's go.mod declares another path than it is required by.</summary>
    PathMismatch,

    /// <summary>A go.mod, go.work or go.sum that cannot be read.</summary>
    MalformedGoMod,

    /// <summary>There is no go.mod where the command ran, or a directory that it names is missing.</summary>
    GoModMissing,

    /// <summary>go.mod needs changes that the flags forbid.</summary>
    GoModOutdated,

    /// <summary>vendor contradicts go.mod.</summary>
    VendorInconsistent,

    /// <summary>The running <c>go</c> is older than the code or a module asks for.</summary>
    GoTooOld,

    /// <summary>The toolchain that is asked for cannot be had.</summary>
    ToolchainNotAvailable,

    // Modules' origins (direct), and settings.

    /// <summary>git, or another version control program, is not installed.</summary>
    VcsMissing,

    /// <summary>GOVCS forbids the version control program.</summary>
    VcsRefused,

    /// <summary>The module's repository asks for credentials, or refuses them.</summary>
    VcsAuth,

    /// <summary>The module's repository, or the host that names it, cannot be reached or has no such module.</summary>
    OriginUnreachable,

    /// <summary>GOPROXY ends in <c>off</c>.</summary>
    LookupDisabled,

    /// <summary>A public proxy was asked for a module that only its owner can see.</summary>
    PrivatePathAtPublicProxy,

    /// <summary>A setting that <c>go</c> refuses, such as a GOPROXY with an element that is no URL.</summary>
    InvalidSetting,

    // The machine.

    /// <summary>No space is left.</summary>
    DiskFull,

    /// <summary>No memory is left; also a process that was killed.</summary>
    OutOfMemory,

    /// <summary>The module or build cache may not be written.</summary>
    PermissionDenied,

    // Not the proxy.

    /// <summary>A test failed.</summary>
    TestFailure,

    /// <summary>The code does not compile.</summary>
    CompileError,

    /// <summary><c>go vet</c> found something.</summary>
    VetFailure,

    /// <summary>Another program failed: make, a linter, a script.</summary>
    OtherTool,

    /// <summary>Somebody cancelled the build.</summary>
    Cancelled,
}
