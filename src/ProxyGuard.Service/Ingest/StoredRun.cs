using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Ingest;

/// <summary>A run as it is stored.</summary>
/// <param name="Digest">Of its body.</param>
/// <param name="Answer">The answer that was given.</param>
/// <param name="PackedBody">The body as it was posted.</param>
/// <param name="PackedSummary">What lists show of it; empty when that would be no smaller, and in rows of version 1.</param>
internal sealed record StoredRun(byte[] Digest, RunAnswer Answer, byte[] PackedBody, byte[] PackedSummary)
{
    private const int Version = 2;

    public bool HasDigest(byte[] digest) => Digest.AsSpan().SequenceEqual(digest);

    public byte[] Write() => new PackedWriter()
        .Number(Version)
        .Block(Digest)
        .Block(JsonSerializer.SerializeToUtf8Bytes(Answer, JsonSerializerOptions.Web))
        .Block(PackedBody)
        .Block(PackedSummary)
        .ToArray();

    public static StoredRun Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new PackedReader(bytes);
        var version = reader.Number();
        if (version is < 1 or > Version)
            throw new InvalidDataException($"a run has version {version}, this program knows up to {Version}: update it");
        return new(
            reader.Block().ToArray(),
            JsonSerializer.Deserialize<RunAnswer>(reader.Block(), JsonSerializerOptions.Web)!,
            reader.Block().ToArray(),
            version == 1 ? [] : reader.Block().ToArray());
    }

    /// <summary>The body as it was posted.</summary>
    public byte[] ReadBody() => Unpack(PackedBody);

    public RunReport ReadReport() => Parse(ReadBody());

    /// <summary>The report, perhaps without what <see cref="PackSummary"/> leaves out.</summary>
    public RunReport ReadSummary() => PackedSummary.Length == 0 ? ReadReport() : Parse(Unpack(PackedSummary));

    /// <summary>The report without probes, which are most of it, coverage, settings and warnings.</summary>
    public static byte[] PackSummary(RunReport report, ReadOnlySpan<byte> body)
    {
        var summary = RunReportJson.Write(report with
        {
            Proxies = [.. report.Proxies.Select(proxy => proxy with { Probes = [], Coverage = null })],
            Coverage = null,
            Settings = [],
            Warnings = [],
        });
        // A body may say in fewer bytes what our writer escapes; whatever is smaller than a body is within the limits of one.
        return summary.Length < body.Length ? Pack(summary) : [];
    }

    public static byte[] Pack(ReadOnlySpan<byte> body)
    {
        // 2 packs a report within a tenth of what 4 does, in half the time.
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, packed, out var length, quality: 2, window: 18)
            ? packed[..length]
            : throw new InvalidOperationException("a body could not be compressed into its own upper bound");
    }

    private static byte[] Unpack(byte[] packed)
    {
        var room = ArrayPool<byte>.Shared.Rent(ReportLimits.Bytes);
        try
        {
            return BrotliDecoder.TryDecompress(packed, room, out var length)
                ? room[..length]
                : throw new InvalidDataException("a stored run cannot be unpacked");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    private static RunReport Parse(byte[] body)
    {
        var reading = RunReportReader.Parse(body);
        return reading.Report ?? throw new InvalidDataException("a stored run is no run report: " + reading.Faults[0]);
    }
}

/// <summary>What the store knows about the run's proxies at the moment it was taken; the same for every repetition.</summary>
/// <param name="Since">For each failing proxy: since when, to the minute.</param>
/// <param name="Availability30d">For each proxy with a judged run in the last 30 days: the share of runs it served.</param>
internal sealed record RunAnswer(
    IReadOnlyDictionary<string, DateTimeOffset> Since,
    IReadOnlyDictionary<string, AvailabilityFigure> Availability30d);

/// <summary>A share and the number of runs it is of.</summary>
internal sealed record AvailabilityFigure(double Value, long Of);
