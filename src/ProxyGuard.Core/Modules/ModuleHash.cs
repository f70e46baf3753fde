using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace ProxyGuard.Core.Modules;

/// <summary>
/// The <c>h1:</c> hash that go.sum holds. Source: Go Modules Reference, "go.sum files"; the summary is one line
/// <c>&lt;hex SHA-256&gt;␠␠&lt;name&gt;\n</c> per file in byte order of names, hashed once more and written in base64.
/// </summary>
public static class ModuleHash
{
    /// <summary>The hash of a .mod file as it came over the wire.</summary>
    /// <param name="content">Its bytes.</param>
    public static string OfMod(ReadOnlySpan<byte> content) => Sum([("go.mod", Hex(SHA256.HashData(content)))]);

    /// <summary>The hash of a module zip; names are taken as they stand in it, so order, times and compression do not matter.</summary>
    /// <param name="zip">The archive, read to its end entry by entry.</param>
    /// <param name="maxBytes">The most bytes to unpack; a zip that unpacks to more is not hashed.</param>
    /// <returns>The hash, or null when the archive unpacks to more than <paramref name="maxBytes"/>.</returns>
    /// <exception cref="InvalidDataException">The archive is damaged or holds a name with a newline, which <c>go</c> refuses.</exception>
    public static string? OfZip(ZipArchive zip, long maxBytes)
    {
        var files = new List<(string Name, string Hex)>(zip.Entries.Count);
        var left = maxBytes;
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName.Contains('\n')) throw new InvalidDataException("a file name contains a newline");
            if (entry.FullName.EndsWith('/')) continue;
            if (HashEntry(entry, ref left) is not { } hex) return null;
            files.Add((entry.FullName, hex));
        }
        return Sum(files);
    }

    private static string? HashEntry(ZipArchiveEntry entry, ref long left)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var content = entry.Open();
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            while (content.Read(buffer) is > 0 and var read)
            {
                if ((left -= read) < 0) return null;
                hash.AppendData(buffer.AsSpan(0, read));
            }
            return Hex(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string Sum(IEnumerable<(string Name, string Hex)> files)
    {
        var summary = new StringBuilder();
        foreach (var (name, hex) in files.OrderBy(file => file.Name, Utf8Order)) summary.Append(hex).Append("  ").Append(name).Append('\n');
        return "h1:" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(summary.ToString())));
    }

    // UTF-16 ordinal order differs from byte order beyond the basic plane.
    private static readonly Comparer<string> Utf8Order = Comparer<string>.Create(
        (left, right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right)));

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
