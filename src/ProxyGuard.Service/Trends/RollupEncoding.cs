using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Trends;

/// <summary>
/// The stored form of a rollup. It begins with a version; every version that was ever written stays readable. Verdicts and outcomes
/// are stored by their codes, so that an enum may be reordered; a code this program does not know is not counted.
/// </summary>
internal static class RollupEncoding
{
    private const int Version = 3;

    public static byte[] Write(ProxyRollup rollup)
    {
        var writer = new PackedWriter().Number(Version)
            .Number(rollup.Runs).Number(rollup.PrivateRuns)
            .Number(rollup.Bytes).Number(rollup.Rescued).Number(rollup.FormerChainWouldFail)
            .Bits(rollup.ServingSlots).Bits(rollup.FailingSlots);
        WriteBuilds(writer, rollup.Builds);
        WriteTraits(writer, rollup.Traits);
        WriteCounts(writer, rollup.Verdicts.Select(pair => (Codes.Of(pair.Key), pair.Value)));
        WriteCounts(writer, rollup.Outcomes.Select(pair => (Codes.Of(pair.Key), pair.Value)));
        return writer.Raw(rollup.Connect.Packed).Raw(rollup.FirstByte.Packed).Raw(rollup.Total.Packed).ToArray();
    }

    public static ProxyRollup Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new PackedReader(bytes);
        var (version, counts) = ReadCounts(ref reader);
        var rollup = counts with
        {
            Connect = ReadHistogram(ref reader, version),
            FirstByte = ReadHistogram(ref reader, version),
            Total = ReadHistogram(ref reader, version),
        };
        return reader.IsAtEnd ? rollup : throw new InvalidDataException("a rollup is followed by more bytes");
    }

    /// <summary>The same without latencies, which are most of a rollup and stand at its end.</summary>
    public static ProxyRollup ReadCounts(ReadOnlySpan<byte> bytes)
    {
        var reader = new PackedReader(bytes);
        return ReadCounts(ref reader).Rollup;
    }

    /// <summary>Only in how many runs the proxy served, and in how many it was judged.</summary>
    public static (long Serving, long Judged) ReadJudged(ReadOnlySpan<byte> bytes)
    {
        var reader = new PackedReader(bytes);
        for (var left = NumbersBeforeVerdicts(reader.Number()); left > 0; left--) reader.Bits();
        var (serving, failing) = (0L, 0L);
        for (var left = reader.Number(); left > 0; left--)
        {
            var verdict = Codes.TryParse<Health>(reader.Block(), out var health) ? health : Health.Unknown;
            var count = reader.Number();
            if (ProxyRollup.ServingVerdicts.Contains(verdict)) serving += count;
            if (ProxyRollup.FailingVerdicts.Contains(verdict)) failing += count;
        }
        return (serving, serving + failing);
    }

    private static int NumbersBeforeVerdicts(long version) => version switch
    {
        1 => 6,
        2 => 12,
        3 => 23,
        _ => throw Later(version),
    };

    private static (long Version, ProxyRollup Rollup) ReadCounts(ref PackedReader reader) => reader.Number() switch
    {
        1 => (1, ReadVersion1(ref reader)),
        2 => (2, ReadCounts(ref reader, hasTraits: false)),
        3 => (3, ReadCounts(ref reader, hasTraits: true)),
        var version => throw Later(version),
    };

    private static InvalidDataException Later(long version) =>
        new($"a rollup has version {version}, this program knows up to {Version}: update it");

    private static LatencyHistogram ReadHistogram(ref PackedReader reader, long version) =>
        version == 1 ? HistogramEncoding.ReadVersion1(ref reader) : HistogramEncoding.Read(ref reader);

    private static ProxyRollup ReadVersion1(ref PackedReader reader) => new()
    {
        Runs = reader.Number(),
        Bytes = reader.Number(),
        Rescued = reader.Number(),
        FormerChainWouldFail = reader.Number(),
        ServingSlots = reader.Bits(),
        FailingSlots = reader.Bits(),
        Verdicts = ReadCounts<Health>(ref reader),
        Outcomes = ReadCounts<ProbeOutcome>(ref reader),
    };

    private static ProxyRollup ReadCounts(ref PackedReader reader, bool hasTraits) => new()
    {
        Runs = reader.Number(),
        PrivateRuns = reader.Number(),
        Bytes = reader.Number(),
        Rescued = reader.Number(),
        FormerChainWouldFail = reader.Number(),
        ServingSlots = reader.Bits(),
        FailingSlots = reader.Bits(),
        Builds = new BuildCounts(reader.Number(), reader.Number(), reader.Number(), reader.Number(), reader.Number()),
        Traits = hasTraits ? ReadTraits(ref reader) : default,
        Verdicts = ReadCounts<Health>(ref reader),
        Outcomes = ReadCounts<ProbeOutcome>(ref reader),
    };

    private static void WriteBuilds(PackedWriter writer, BuildCounts builds) => writer
        .Number(builds.Green).Number(builds.RedByProxy).Number(builds.RedOther).Number(builds.RedUnknown).Number(builds.Cancelled);

    private static void WriteTraits(PackedWriter writer, ProxyTraits traits) => writer
        .Number(traits.Listed).Number(traits.Stale)
        .Number(traits.DatabaseAsked).Number(traits.DatabaseCarried).Number(traits.DatabaseBroken)
        .Number(traits.Answers).Number(traits.Reused).Number(traits.ZipBytes).Number(traits.ZipTenths)
        .Number(traits.Certificate.SeenHour).Number(traits.Certificate.EndDay);

    private static ProxyTraits ReadTraits(ref PackedReader reader) => new(
        reader.Number(),
        reader.Number(),
        reader.Number(),
        reader.Number(),
        reader.Number(),
        reader.Number(),
        reader.Number(),
        reader.Number(),
        reader.Number(),
        new CertificateEnd(reader.Number(), reader.Number()));

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
            var code = reader.Block();
            var count = reader.Number();
            if (count > 0 && Codes.TryParse<T>(code, out var value)) counts[value] = count;
        }
        return counts;
    }
}
