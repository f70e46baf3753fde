namespace ProxyGuard.Core.Checksums;

/// <summary>
/// Proves that a signed tree holds a record. The tiles at the tree's right edge give the root; each full tile on the way from the record to
/// one of them is a single hash of the tile above. So every hash of every tile is proved, as <c>go</c> proves it (tlog.TileHashReader).
/// </summary>
public static class RecordProof
{
    /// <summary>The tiles that the proof needs: first the one that holds the record, then those above it, then the rest of the right
    /// edge.</summary>
    /// <param name="record">The record.</param>
    public static IReadOnlyList<HashTile> Tiles(ChecksumRecord record) =>
        [.. Way(record.Id, record.Head.Size).Concat(Edge(record.Head.Size)).Distinct()];

    /// <summary>What the tiles say against the record; null when they say nothing. Without all tiles only its own is looked at.</summary>
    /// <param name="record">The record.</param>
    /// <param name="tiles">The bytes of tiles, each of the length that its width asks for.</param>
    public static ChecksumFault? Check(ChecksumRecord record, IReadOnlyDictionary<HashTile, byte[]> tiles)
    {
        var way = Way(record.Id, record.Head.Size).ToList();
        var isHeld = !tiles.TryGetValue(way[0], out var own) || Entry(own, record.Id).SequenceEqual(TreeHash.OfRecord(record.Text));
        if (!isHeld) return ChecksumFault.NotInTree;
        if (!Tiles(record).All(tiles.ContainsKey)) return null;
        if (!Root(record.Head.Size, tiles).AsSpan().SequenceEqual(record.Head.Root.Span)) return ChecksumFault.OtherRoot;
        var fits = way.Zip(way.Skip(1)).All(pair =>
            TreeHash.Fold(tiles[pair.First]).AsSpan().SequenceEqual(Entry(tiles[pair.Second], pair.First.Number)));
        return fits ? null : ChecksumFault.OtherRoot;
    }

    // From the record's tile up to the first that lies at the right edge.
    private static IEnumerable<HashTile> Way(long id, long size)
    {
        for (var level = 0; ; level++, id >>= HashTile.Height, size >>= HashTile.Height)
        {
            var number = id >> HashTile.Height;
            var isEdge = number == size >> HashTile.Height;
            yield return new HashTile(level, number, isEdge ? WidthOfEdge(size) : HashTile.FullWidth);
            if (isEdge) yield break;
        }
    }

    private static IEnumerable<HashTile> Edge(long size)
    {
        for (var level = 0; size > 0; level++, size >>= HashTile.Height)
        {
            if (WidthOfEdge(size) > 0) yield return new HashTile(level, size >> HashTile.Height, WidthOfEdge(size));
        }
    }

    // A tree of n records is complete subtrees, one for each bit of n, the largest first.
    private static byte[] Root(long size, IReadOnlyDictionary<HashTile, byte[]> tiles)
    {
        byte[]? root = null;
        foreach (var tile in Edge(size))
        {
            var hashes = tiles[tile];
            var end = hashes.Length;
            for (var bit = 1; bit < HashTile.FullWidth; bit <<= 1)
            {
                if ((tile.Width & bit) == 0) continue;
                var subtree = TreeHash.Fold(hashes.AsSpan((end -= bit * TreeHash.Length), bit * TreeHash.Length));
                root = root is null ? subtree : TreeHash.OfNode(subtree, root);
            }
        }
        return root ?? [];
    }

    private static int WidthOfEdge(long size) => (int)(size & (HashTile.FullWidth - 1));

    private static ReadOnlySpan<byte> Entry(byte[] tile, long index) =>
        tile.AsSpan((int)(index & (HashTile.FullWidth - 1)) * TreeHash.Length, TreeHash.Length);
}
