using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Trends;

/// <summary>The stored forms of a histogram: most buckets of a day are near the one before and hold few, so one byte tells both.</summary>
internal static class HistogramEncoding
{
    // A bucket is one number: how many empty ones are in front of it, and in the low bits its count, or that the count follows.
    private const int CountBits = 3;
    private const long CountFollows = (1 << CountBits) - 1;

    /// <param name="counts">The counts of buckets in a row; many may be 0.</param>
    /// <param name="first">The number of the first of them.</param>
    public static byte[] Pack(ReadOnlySpan<long> counts, int first)
    {
        var writer = new PackedWriter().Number(counts.Length - counts.Count(0L));
        var next = -first;
        for (var index = 0; index < counts.Length; index++)
        {
            var count = counts[index];
            if (count == 0) continue;
            var gap = (long)(index - next) << CountBits;
            if (count <= CountFollows) writer.Number(gap | count - 1);
            else writer.Number(gap | CountFollows).Number(count - CountFollows - 1);
            next = index + 1;
        }
        return writer.ToArray();
    }

    /// <summary>Takes a histogram as it is, having looked at every bucket.</summary>
    public static LatencyHistogram Read(ref PackedReader reader)
    {
        var buckets = new Buckets(reader);
        var total = 0L;
        while (buckets.Next()) total = Add(total, buckets.Count, long.MaxValue);
        var packed = reader.Until(buckets.Rest);
        reader = buckets.Rest;
        return LatencyHistogram.OfPacked(packed, total);
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

    /// <summary>Walks over a packed histogram, bucket by bucket, and makes nothing on the way.</summary>
    public ref struct Buckets
    {
        private readonly int _last = LatencyHistogram.LastBucket;
        private PackedReader _reader;
        private long _left;

        public Buckets(PackedReader reader)
        {
            _reader = reader;
            _left = _reader.Number();
        }

        public int Bucket { get; private set; } = -1;

        public long Count { get; private set; }

        /// <summary>What stands behind the buckets seen so far.</summary>
        public readonly PackedReader Rest => _reader;

        public bool Next()
        {
            if (_left-- <= 0) return false;
            var number = _reader.Number();
            Bucket = (int)Add(Bucket, (number >> CountBits) + 1, _last);
            Count = (number & CountFollows) + 1;
            if (Count > CountFollows) Count = Add(Count, _reader.Number(), long.MaxValue);
            return true;
        }
    }
}
