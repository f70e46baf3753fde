using System.IO.Compression;

namespace ProxyGuard.Core.Probing;

/// <summary>The CRC-32 that a zip holds for every file: tells bytes that were damaged on their way from bytes that were
/// exchanged.</summary>
internal static class ZipChecksum
{
    // The reversed polynomial of APPNOTE.TXT, section 4.4.7.
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value => Shifted((uint)value))];

    /// <summary>Whether every file is what its checksum says.</summary>
    public static bool Fits(ZipArchive zip) => zip.Entries.All(Fits);

    private static bool Fits(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        var buffer = new byte[16 << 10];
        var sum = uint.MaxValue;
        while (content.Read(buffer) is > 0 and var read)
        {
            foreach (var value in buffer.AsSpan(0, read)) sum = Table[(byte)(sum ^ value)] ^ (sum >> 8);
        }
        return ~sum == entry.Crc32;
    }

    private static uint Shifted(uint value)
    {
        for (var bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
        return value;
    }
}
