using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Resolving;

/// <summary>The URLs of files, without credentials, with <c>!</c> for upper case (<c>go</c> sends it as <c>%21</c>).</summary>
internal static class Addresses
{
    /// <summary>The file's URL at a hop; null for a module's origin, which is mostly asked by version control.</summary>
    /// <param name="hop">The hop.</param>
    /// <param name="file">The file.</param>
    /// <param name="path">Its path, as <see cref="PathOf"/> gives it.</param>
    /// <param name="database">The checksum database in force.</param>
    public static string? Of(Hop hop, FileRequest file, string path, SumDb database)
    {
        if (hop.Kind == HopKind.Proxy) return Under(hop.Url!, file.Endpoint.IsDatabase() ? $"sumdb/{database.Name}/{path}" : path);
        if (!file.Endpoint.IsDatabase()) return null;
        return database.Url is null ? $"https://{database.Name}/{path}" : Under(database.Url, path);
    }

    /// <summary>The path of a file below a hop, or below the database's address.</summary>
    public static string PathOf(FileRequest file)
    {
        var (path, version) = (ModulePath.Escape(file.Path), ModulePath.EscapeVersion(file.Version));
        return file.Endpoint switch
        {
            Endpoint.Info => $"{path}/@v/{version}.info",
            Endpoint.Mod => $"{path}/@v/{version}.mod",
            Endpoint.Zip => $"{path}/@v/{version}.zip",
            Endpoint.Latest => $"{path}/@latest",
            Endpoint.SumDbSupported => "supported",
            Endpoint.SumDbLookup => $"lookup/{path}@{version}",
            Endpoint.SumDbTile => "tile/",
            _ => $"{path}/@v/list",
        };
    }

    private static string Under(ProxyUrl url, string path)
    {
        var query = url.Text.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? $"{url.Text}/{path}" : $"{url.Text.AsSpan(0, query)}/{path}{url.Text.AsSpan(query)}";
    }
}
