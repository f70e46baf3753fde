namespace ProxyGuard.Core.Checksums;

/// <summary>
/// A run of hashes of one level of the tree, as a database serves them. Source: golang.org/x/mod/sumdb/tlog.Tile, height 8.
/// </summary>
/// <param name="Level">0 for the records' own hashes; each level above stands for 256 times as many records.</param>
/// <param name="Number">Which tile of the level.</param>
/// <param name="Width">How many hashes: 256 in a full tile.</param>
public readonly record struct HashTile(int Level, long Number, int Width)
{
    /// <summary>Levels of the tree that one tile spans.</summary>
    public const int Height = 8;

    /// <summary>Hashes in a full tile.</summary>
    public const int FullWidth = 1 << Height;

    /// <summary>Whether the tile is not full.</summary>
    public bool IsPartial => Width < FullWidth;

    /// <summary>The length of its bytes.</summary>
    public int Length => Width * TreeHash.Length;

    /// <summary>The full tile at its place.</summary>
    public HashTile Full => this with { Width = FullWidth };

    /// <summary>The path below the database, such as <c>tile/8/0/x001/234.p/5</c>.</summary>
    public string Path => $"tile/{Height}/{Level}/{Groups(Number)}{(IsPartial ? $".p/{Width}" : "")}";

    private static string Groups(long number)
    {
        var text = $"{number % 1000:D3}";
        for (number /= 1000; number > 0; number /= 1000) text = $"x{number % 1000:D3}/{text}";
        return text;
    }
}
