using ProxyGuard.Core.Probing;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Testing.Lab;

/// <summary>What a request asks of a module proxy; module and version are unescaped.</summary>
public sealed record ProxyTarget(Endpoint Endpoint, string? Module, string? Version)
{
    /// <summary>Reads a path below the base path, percent-decoded; null when the protocol has no such path.</summary>
    public static ProxyTarget? Parse(string path)
    {
        if (path.StartsWith("/sumdb/", StringComparison.Ordinal)) return ParseSumDb(path["/sumdb/".Length..]);
        if (path.EndsWith("/@latest", StringComparison.Ordinal)) return Of(Endpoint.Latest, path[1..^"/@latest".Length], null);
        var at = path.LastIndexOf("/@v/", StringComparison.Ordinal);
        if (at < 1) return null;
        var (module, file) = (path[1..at], path[(at + 4)..]);
        if (file == "list") return Of(Endpoint.List, module, null);
        return Path.GetExtension(file) switch
        {
            ".info" => Of(Endpoint.Info, module, file[..^5]),
            ".mod" => Of(Endpoint.Mod, module, file[..^4]),
            ".zip" => Of(Endpoint.Zip, module, file[..^4]),
            _ => null,
        };
    }

    private static ProxyTarget? ParseSumDb(string rest) => rest.Split('/', 3) switch
    {
        [_, "supported"] => new(Endpoint.SumDbSupported, null, null),
        [_, "lookup", _] => new(Endpoint.SumDbLookup, null, null),
        [_, "tile", _] => new(Endpoint.SumDbTile, null, null),
        _ => null,
    };

    private static ProxyTarget? Of(Endpoint endpoint, string module, string? version)
    {
        var (path, number) = (EscapedPath.Unescape(module), version is null ? null : EscapedPath.Unescape(version));
        return path is null || (version is not null && number is null) ? null : new(endpoint, path, number);
    }
}
