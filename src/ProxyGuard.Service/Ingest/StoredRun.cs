using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Ingest;

/// <summary>A run as it is stored: the digest of its body, the answer that was given, and the body.</summary>
internal sealed record StoredRun(byte[] Digest, RunAnswer Answer, byte[] PackedBody)
{
    private const int Version = 1;

    public bool HasDigest(byte[] digest) => Digest.AsSpan().SequenceEqual(digest);

    public byte[] Write() => new PackedWriter()
        .Number(Version)
        .Block(Digest)
        .Block(JsonSerializer.SerializeToUtf8Bytes(Answer, JsonSerializerOptions.Web))
        .Block(PackedBody)
        .ToArray();

    public static StoredRun Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new PackedReader(bytes);
        var version = reader.Number();
        if (version != Version)
            throw new InvalidDataException($"a run has version {version}, this program knows up to {Version}: update it");
        return new(
            reader.Block().ToArray(),
            JsonSerializer.Deserialize<RunAnswer>(reader.Block(), JsonSerializerOptions.Web)!,
            reader.Block().ToArray());
    }

    /// <summary>The body as it was posted.</summary>
    public byte[] ReadBody()
    {
        var room = ArrayPool<byte>.Shared.Rent(ReportLimits.Bytes);
        try
        {
            return Unpack(room).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    public RunReport ReadReport()
    {
        var reading = RunReportReader.Parse(ReadBody());
        return reading.Report ?? throw new InvalidDataException("a stored run is no run report: " + reading.Faults[0]);
    }

    public static byte[] Pack(ReadOnlySpan<byte> body)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, packed, out var length, quality: 4, window: 18)
            ? packed[..length]
            : throw new InvalidOperationException("a body could not be compressed into its own upper bound");
    }

    private ReadOnlySpan<byte> Unpack(byte[] room) => BrotliDecoder.TryDecompress(PackedBody, room, out var length)
        ? room.AsSpan(0, length)
        : throw new InvalidDataException("a stored run cannot be unpacked");
}

/// <summary>What the store knows about the run's proxies at the moment it was taken; the same for every repetition.</summary>
/// <param name="Since">For each failing proxy: since when, to the minute.</param>
/// <param name="Availability30d">For each proxy with a judged run in the last 30 days: the share of runs it served.</param>
internal sealed record RunAnswer(
    IReadOnlyDictionary<string, DateTimeOffset> Since,
    IReadOnlyDictionary<string, AvailabilityFigure> Availability30d);

/// <summary>A share and the number of runs it is of.</summary>
internal sealed record AvailabilityFigure(double Value, long Of);
