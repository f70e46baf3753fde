using System.Net.Http.Headers;

namespace ProxyGuard.Cli.Web;

/// <summary>What came of a request: an answer, or why there is none.</summary>
internal readonly record struct WebResult(WebAnswer? Answer, WebFault? Fault);

/// <summary>An answer, whatever its status.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body; null when it is too long.</param>
internal sealed record WebAnswer(int Status, HttpResponseHeaders Headers, byte[]? Body);

/// <summary>Why no answer came.</summary>
internal enum WebFault
{
    NameNotResolved,
    NoConnection,
    NoTrustedTls,
    CutShort,

    /// <summary>Its headers are longer than may be.</summary>
    TooLong,
    NotHttp,
}
