using System.Text.Json.Serialization;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Resolving;

/// <summary>
/// The classes of error that <c>go</c> ends with. Each has stable words in its output, see docs/architecture.md, "The model".
/// </summary>
[JsonConverter(typeof(CodeConverter<ErrorClass>))]
public enum ErrorClass
{
    /// <summary>Nobody has it: the last word is a 404 or 410.</summary>
    NotFound,

    /// <summary>A status that is neither 200, 404 nor 410.</summary>
    HttpStatus,

    /// <summary>The host's name does not resolve.</summary>
    NameResolution,

    /// <summary>Connection refused, closed or reset, or an answer that is not HTTP.</summary>
    Connection,

    /// <summary>No answer to the connect for 30 s, or to the handshake for 10 s.</summary>
    Timeout,

    /// <summary>TLS: a certificate that is not trusted, expired or another host's, or no TLS at all.</summary>
    Tls,

    /// <summary>More than 10 redirects, or one from https to http.</summary>
    Redirect,

    /// <summary>The body ended before its end.</summary>
    Transfer,

    /// <summary>JSON that is none, or that names another version.</summary>
    InvalidResponse,

    /// <summary>A query met no version: <c>no matching versions</c>.</summary>
    NoVersions,

    /// <summary>A go.mod file that cannot be read, or that declares another path.</summary>
    InvalidGoMod,

    /// <summary>A zip that is none, is damaged or holds files of another module.</summary>
    InvalidZip,

    /// <summary>Bytes that go.sum or the checksum database contradicts: <c>checksum mismatch</c>.</summary>
    ChecksumMismatch,

    /// <summary>The checksum database cannot be reached, or its answer cannot be verified.</summary>
    ChecksumDatabase,

    /// <summary>The list ended in <c>off</c>.</summary>
    LookupDisabled,

    /// <summary>The module's origin could not serve it (<c>direct</c>, or past the list by GONOPROXY).</summary>
    Origin,

    /// <summary>go.sum lacks a line that is needed and may not be added; nobody is asked.</summary>
    MissingGoSum,

    /// <summary>The vendor directory contradicts go.mod; nobody is asked.</summary>
    InconsistentVendor,

    /// <summary>A setting that <c>go</c> refuses, such as a GOPROXY with an element that is no URL.</summary>
    InvalidSetting,

    /// <summary>The toolchain that is asked for cannot be had.</summary>
    Toolchain,
}
