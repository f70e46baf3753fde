using ProxyGuard.Core.Probing;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Testing.Lab;

/// <summary>What a request asks of a module proxy or a checksum database; module and version are unescaped.</summary>
public sealed record ProxyTarget(Endpoint Endpoint, string? Module, string? Version)
{
    /// <summary>The checksum database asked through a proxy; null when the host itself is asked as one.</summary>
    public string? Database { get; init; }

    /// <summary>What follows <c>tile/</c>.</summary>
    public string? Tile { get; init; }

    /// <summary>Reads a path below the base path, percent-decoded; null when the protocol has no such path.</summary>
    public static ProxyTarget? Parse(string path)
    {
        if (path.StartsWith("/sumdb/", StringComparison.Ordinal)) return ParseSumDb(path["/sumdb/".Length..]);
        // No module path begins so: their first elements have a dot.
        if (path.StartsWith("/lookup/", StringComparison.Ordinal)) return ParseLookup(path["/lookup/".Length..]);
        if (path.StartsWith("/tile/", StringComparison.Ordinal)) return OfTile(path["/tile/".Length..]);
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

    // A database's name may have slashes of its own.
    private static ProxyTarget? ParseSumDb(string rest)
    {
        if (rest.EndsWith("/supported", StringComparison.Ordinal))
            return new(Endpoint.SumDbSupported, null, null) { Database = rest[..^"/supported".Length] };
        var parts = rest.Split("/lookup/", 2);
        if (parts.Length == 2) return ParseLookup(parts[1]) is { } lookup ? lookup with { Database = parts[0] } : null;
        parts = rest.Split("/tile/", 2);
        return parts.Length == 2 ? OfTile(parts[1]) with { Database = parts[0] } : null;
    }

    private static ProxyTarget? ParseLookup(string text) =>
        text.Split('@') is [var module, var version] ? Of(Endpoint.SumDbLookup, module, version) : null;

    private static ProxyTarget OfTile(string path) => new(Endpoint.SumDbTile, null, null) { Tile = path };

    private static ProxyTarget? Of(Endpoint endpoint, string module, string? version)
    {
        var (path, number) = (EscapedPath.Unescape(module), version is null ? null : EscapedPath.Unescape(version));
        return path is null || (version is not null && number is null) ? null : new(endpoint, path, number);
    }
}
