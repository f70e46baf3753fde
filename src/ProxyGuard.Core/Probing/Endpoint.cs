using System.Text.Json.Serialization;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Probing;

/// <summary>The kinds of request that <c>go</c> makes to a module proxy. Source: Go Modules Reference, "GOPROXY protocol".</summary>
[JsonConverter(typeof(CodeConverter<Endpoint>))]
public enum Endpoint
{
    /// <summary><c>@v/list</c>: the known versions.</summary>
    List,

    /// <summary><c>@v/VERSION.info</c>: the version's name and time.</summary>
    Info,

    /// <summary><c>@v/VERSION.mod</c>: its go.mod file.</summary>
    Mod,

    /// <summary><c>@v/VERSION.zip</c>: its files.</summary>
    Zip,

    /// <summary><c>@latest</c>: the newest version, asked when the list has none.</summary>
    Latest,

    /// <summary><c>sumdb/NAME/supported</c>: whether the proxy carries the checksum database.</summary>
    SumDbSupported,

    /// <summary><c>sumdb/NAME/lookup/…</c>: a record of the checksum database.</summary>
    SumDbLookup,

    /// <summary><c>sumdb/NAME/tile/…</c>: a tile of the checksum database.</summary>
    SumDbTile,

    /// <summary>The version list of one fixed module under <c>.invalid</c> that cannot exist: anything but "not found" breaks
    /// builds.</summary>
    Absent,
}

internal static class Endpoints
{
    /// <summary>Whether it is about the checksum database.</summary>
    public static bool IsDatabase(this Endpoint endpoint) =>
        endpoint is Endpoint.SumDbSupported or Endpoint.SumDbLookup or Endpoint.SumDbTile;
}
