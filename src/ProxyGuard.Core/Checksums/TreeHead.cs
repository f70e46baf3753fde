using System.Globalization;

namespace ProxyGuard.Core.Checksums;

/// <summary>The size and the root hash of a checksum database's tree. Source: golang.org/x/mod/sumdb/tlog.</summary>
/// <param name="Size">How many records it holds.</param>
/// <param name="Root">The root hash, 32 bytes.</param>
public sealed record TreeHead(long Size, ReadOnlyMemory<byte> Root)
{
    private const string Title = "go.sum database tree";

    /// <summary>Reads the signed text: the title, the size and the root hash in base64, one a line; more lines may follow.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Null when it is none.</returns>
    public static TreeHead? Parse(string text) =>
        text.Split('\n', 4) is [Title, var size, var root, _]
        && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && size == count.ToString(CultureInfo.InvariantCulture)
        && NoteText.Decode(root) is { Length: TreeHash.Length } hash
            ? new TreeHead(count, hash)
            : null;
}
