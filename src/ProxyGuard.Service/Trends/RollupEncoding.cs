using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Trends;

/// <summary>
/// The stored form of a rollup. It begins with a version; every version that was ever written stays readable. Verdicts and outcomes
/// are stored by their codes, so that an enum may be reordered; a code this program does not know is not counted.
/// </summary>
internal static class RollupEncoding
{
    private const int Version = 1;

    public static byte[] Write(ProxyRollup rollup)
    {
        var writer = new PackedWriter().Number(Version)
            .Number(rollup.Runs).Number(rollup.Bytes).Number(rollup.Rescued).Number(rollup.FormerChainWouldFail)
            .Bits(rollup.ServingSlots).Bits(rollup.FailingSlots);
        WriteCounts(writer, rollup.Verdicts.Select(pair => (Codes.Of(pair.Key), pair.Value)));
        WriteCounts(writer, rollup.Outcomes.Select(pair => (Codes.Of(pair.Key), pair.Value)));
        WriteHistogram(writer, rollup.Connect);
        WriteHistogram(writer, rollup.FirstByte);
        WriteHistogram(writer, rollup.Total);
        return writer.ToArray();
    }

    public static ProxyRollup Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new PackedReader(bytes);
        return reader.Number() switch
        {
            1 => ReadVersion1(ref reader),
            var version => throw new InvalidDataException($"a rollup has version {version}, this program knows up to {Version}: update it"),
        };
    }

    private static ProxyRollup ReadVersion1(ref PackedReader reader) => new()
    {
        Runs = reader.Number(),
        Bytes = reader.Number(),
        Rescued = reader.Number(),
        FormerChainWouldFail = reader.Number(),
        ServingSlots = reader.Bits(),
        FailingSlots = reader.Bits(),
        Verdicts = ReadCounts<Core.Judging.Health>(ref reader),
        Outcomes = ReadCounts<Core.Probing.ProbeOutcome>(ref reader),
        Connect = ReadHistogram(ref reader),
        FirstByte = ReadHistogram(ref reader),
        Total = ReadHistogram(ref reader),
    };

    private static void WriteCounts(PackedWriter writer, IEnumerable<(string Code, long Count)> counts)
    {
        var sorted = counts.Where(pair => pair.Count > 0).OrderBy(pair => pair.Code, StringComparer.Ordinal).ToList();
        writer.Number(sorted.Count);
        foreach (var (code, count) in sorted) writer.Text(code).Number(count);
    }

    private static Dictionary<T, long> ReadCounts<T>(ref PackedReader reader) where T : struct, Enum
    {
        var counts = new Dictionary<T, long>();
        for (var left = reader.Number(); left > 0; left--)
        {
            var code = reader.Text();
            var count = reader.Number();
            if (Codes.TryParse<T>(code, out var value)) counts[value] = count;
        }
        return counts;
    }

    private static void WriteHistogram(PackedWriter writer, LatencyHistogram histogram)
    {
        writer.Number(histogram.Buckets.Count);
        var last = 0;
        foreach (var (bucket, count) in histogram.Buckets)
        {
            writer.Number(bucket - last).Number(count);
            last = bucket;
        }
    }

    private static LatencyHistogram ReadHistogram(ref PackedReader reader)
    {
        var buckets = new List<KeyValuePair<int, long>>();
        var bucket = 0;
        for (var left = reader.Number(); left > 0; left--)
        {
            bucket += (int)reader.Number();
            buckets.Add(KeyValuePair.Create(bucket, reader.Number()));
        }
        return LatencyHistogram.FromBuckets(buckets);
    }
}
