using System.Security.Cryptography;
using System.Text;

namespace ProxyGuard.Testing.Checksums;

/// <summary>The hash tree of RFC 6962 over records, and the tiles of height 8 that a checksum database serves it in.</summary>
public sealed class MerkleTree
{
    private const int TileHeight = 8;

    // Level n holds the hashes of all complete subtrees of 2^n records.
    private readonly List<byte[][]> _levels = [];

    public MerkleTree(IEnumerable<string> records)
    {
        var level = records.Select(record => SHA256.HashData([0, .. Encoding.UTF8.GetBytes(record)])).ToArray();
        Size = level.Length;
        for (; level.Length > 0; level = [.. level.Chunk(2).Where(pair => pair.Length == 2).Select(pair => Join(pair[0], pair[1]))])
            _levels.Add(level);
    }

    public int Size { get; }

    public byte[] Root => Size == 0 ? SHA256.HashData([]) : RootOf(0, Size);

    /// <summary>A tile's hashes; null when the tree has not that many.</summary>
    /// <param name="level">Tile level: 0 holds the records' own hashes.</param>
    /// <param name="number">Which of that level's tiles.</param>
    /// <param name="width">How many hashes: 256, or fewer for a partial tile.</param>
    public byte[]? Tile(int level, long number, int width)
    {
        var height = level * TileHeight;
        var first = number << TileHeight;
        if (height >= _levels.Count || width is < 1 or > 1 << TileHeight || first + width > _levels[height].Length) return null;
        return [.. _levels[height][(int)first..(int)(first + width)].SelectMany(hash => hash)];
    }

    private byte[] RootOf(int from, int count)
    {
        if (int.IsPow2(count)) return _levels[int.Log2(count)][from / count];
        var left = 1 << int.Log2(count);
        return Join(RootOf(from, left), RootOf(from + left, count - left));
    }

    private static byte[] Join(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);
}
