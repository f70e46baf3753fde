using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Trends;

/// <summary>The stored forms of a histogram: most buckets of a day are near the one before and hold few, so one byte tells both.</summary>
internal static class HistogramEncoding
{
    // A bucket is one number: how many empty ones are in front of it, and in the low bits its count, or that the count follows.
    private const int CountBits = 3;
    private const long CountFollows = (1 << CountBits) - 1;

    public static void Write(PackedWriter writer, LatencyHistogram histogram)
    {
        writer.Number(histogram.Buckets.Count);
        var next = 0;
        foreach (var (bucket, count) in histogram.Buckets)
        {
            var gap = (long)(bucket - next) << CountBits;
            if (count <= CountFollows) writer.Number(gap | count - 1);
            else writer.Number(gap | CountFollows).Number(count - CountFollows - 1);
            next = bucket + 1;
        }
    }

    public static LatencyHistogram Read(ref PackedReader reader)
    {
        var buckets = new List<KeyValuePair<int, long>>();
        var (bucket, total) = (-1L, 0L);
        for (var left = reader.Number(); left > 0; left--)
        {
            var number = reader.Number();
            bucket = Add(bucket, (number >> CountBits) + 1, LatencyHistogram.LastBucket);
            var count = (number & CountFollows) + 1;
            if (count > CountFollows) count = Add(count, reader.Number(), long.MaxValue);
            total = Add(total, count, long.MaxValue);
            buckets.Add(KeyValuePair.Create((int)bucket, count));
        }
        return LatencyHistogram.FromBuckets(buckets);
    }

    /// <summary>Version 1: the step from the bucket before, and the count.</summary>
    public static LatencyHistogram ReadVersion1(ref PackedReader reader)
    {
        var buckets = new List<KeyValuePair<int, long>>();
        var (bucket, total) = (0L, 0L);
        for (var left = reader.Number(); left > 0; left--)
        {
            bucket = Add(bucket, reader.Number(), LatencyHistogram.LastBucket);
            var count = reader.Number();
            total = Add(total, count, long.MaxValue);
            buckets.Add(KeyValuePair.Create((int)bucket, count));
        }
        return LatencyHistogram.FromBuckets(buckets);
    }

    private static long Add(long value, long step, long largest) =>
        step <= largest - value ? value + step : throw new InvalidDataException("a histogram has a bucket or a count that cannot be");
}
