using ProxyGuard.Core.Checksums;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Probing;

/// <summary>
/// What is asked of a checksum database, behind a proxy that says it carries it or at its own address: one record, and the tiles that prove
/// it. Source of the paths: golang.org/x/mod/sumdb.
/// </summary>
/// <param name="Key">The key that its answers are verified with.</param>
/// <param name="Need">The module version, which may be shown to everybody, and its hashes in go.sum.</param>
/// <param name="Prefix">What stands before <c>lookup/</c> and <c>tile/</c>: empty, or <c>sumdb/NAME/</c> at a proxy.</param>
/// <param name="MostTiles">How many of the tiles are asked for: without all of them only the record's own tile is checked.</param>
/// <param name="Spares">How many tiles may be asked for a second time, as full ones, because the partial ones are gone.</param>
public sealed record RecordQuestion(NoteVerifier Key, ModuleNeed Need, string Prefix, int MostTiles, int Spares)
{
    /// <summary>The most requests it takes.</summary>
    public int MostRequests => 1 + MostTiles + Spares;

    /// <summary>The question to a proxy behind its "supported": the lookup, the record's tile, and that tile once more.</summary>
    /// <param name="key">The database's key.</param>
    /// <param name="need">The module version.</param>
    public static RecordQuestion ToProxy(NoteVerifier key, ModuleNeed need) => new(key, need, $"sumdb/{key.Name}/", 1, 1);

    /// <summary>The question to the database itself: all tiles of a tree of up to 2^32 records.</summary>
    /// <param name="key">The database's key.</param>
    /// <param name="need">The module version.</param>
    public static RecordQuestion ToDatabase(NoteVerifier key, ModuleNeed need) => new(key, need, "", 8, 3);

    internal ProbeTarget Lookup(Func<byte[], BodyCheck> inspect)
    {
        var (module, version) = (ModulePath.Escape(Need.Module.Path), ModulePath.EscapeVersion(Need.Module.Version));
        return new ProbeTarget(Endpoint.SumDbLookup, $"{Prefix}lookup/{module}@{version}", Need, []) { Inspect = inspect };
    }

    internal ProbeTarget Tile(HashTile tile, Func<byte[], BodyCheck> inspect) =>
        new(Endpoint.SumDbTile, Prefix + tile.Path, Need, []) { Inspect = inspect };
}

/// <summary>The checksum database at its own address, asked beside the candidates: it is no candidate itself.</summary>
/// <param name="Address">Its address: <c>https://NAME</c>, or the URL in GOSUMDB.</param>
/// <param name="Question">What it is asked.</param>
public sealed record DatabasePlan(Candidate Address, RecordQuestion Question);
