using System.Text.Json.Serialization;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Proxies;

/// <summary>Who may be told a private module path.</summary>
[JsonConverter(typeof(CodeConverter<Trust>))]
public enum Trust
{
    /// <summary>A proxy for everybody: sees public module paths only, and can be dropped when it fails.</summary>
    Public,

    /// <summary>A proxy of the organisation's own: may see private paths, its "no" is final, never dropped or moved.</summary>
    Private,
}

/// <summary>A proxy that may be used.</summary>
/// <param name="Url">Where it is.</param>
/// <param name="Trust">Whether private module paths may be shown to it.</param>
/// <param name="InForce">Whether the GOPROXY in force already names it.</param>
public sealed record Candidate(ProxyUrl Url, Trust Trust, bool InForce)
{
    /// <summary>The proxy's name in reports: <see cref="ProxyUrl.Id"/>.</summary>
    public string Id => Url.Id;
}
