using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Trends;

/// <summary>Arbitrary rollups from a seed, from empty ones to such as no store will ever hold.</summary>
internal static class RandomRollups
{
    public static ProxyRollup Next(int seed)
    {
        var random = new Random(seed);
        return new ProxyRollup
        {
            Runs = Number(random),
            PrivateRuns = Number(random),
            Bytes = Number(random),
            Rescued = Number(random),
            FormerChainWouldFail = Number(random),
            Builds = new BuildCounts(Number(random), Number(random), Number(random), Number(random), Number(random)),
            Traits = new ProxyTraits(
                Number(random),
                Number(random),
                Number(random),
                Number(random),
                Number(random),
                Number(random),
                Number(random),
                Number(random),
                Number(random),
                random.Next(3) == 0 ? default : new CertificateEnd(490_000 + random.Next(3), Number(random))),
            ServingSlots = (ulong)random.NextInt64(long.MinValue, long.MaxValue),
            FailingSlots = (ulong)Number(random),
            Verdicts = Counts<Health>(random),
            Outcomes = Counts<ProbeOutcome>(random),
            Connect = Histogram(random),
            FirstByte = Histogram(random),
            Total = Histogram(random),
        };
    }

    public static LatencyHistogram Histogram(Random random) => LatencyHistogram.FromBuckets(
        [.. Enumerable.Range(0, random.Next(60)).Select(_ => KeyValuePair.Create(Bucket(random), 1 + Number(random)))]);

    // Near each other, as the latencies of one proxy are, or anywhere.
    private static int Bucket(Random random) => random.Next(3) == 0 ? random.Next(LatencyHistogram.LastBucket + 1) : 700 + random.Next(50);

    // Of every length; sums of some hundred stay within a long.
    private static long Number(Random random) => random.Next(4) == 0 ? 0 : random.NextInt64(1L << random.Next(1, 54));

    private static Dictionary<T, long> Counts<T>(Random random) where T : struct, Enum =>
        Enum.GetValues<T>().Where(_ => random.Next(3) == 0).ToDictionary(value => value, _ => 1 + Number(random));
}
