using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Trends;

/// <summary>
/// Counts of durations in logarithmic buckets. It merges by addition and answers any percentile within 1 % of the exact one
/// (DDSketch: Masson, Rim, Lee, VLDB 2019); below a microsecond everything is 0, and no probe lasts longer than <see cref="Largest"/>.
/// It is kept as it is stored: a report reads thousands, of which it wants a few figures each.
/// </summary>
internal sealed class LatencyHistogram
{
    // A hair under 1 %, so that rounding in the logarithm cannot pass the promise.
    private const double Error = 0.0099;
    private const double Smallest = 0.001;
    // A hundred days; a report's longest duration is one.
    private const double Largest = 8.64e9;
    private static readonly double LogBase = Math.Log((1 + Error) / (1 - Error));

    // The middle of a bucket, as a share of its end.
    private static readonly double Middle = 2 / (Math.Exp(LogBase) + 1);
    private readonly byte[] _packed;

    private LatencyHistogram(byte[] packed, long count) => (_packed, Count) = (packed, count);

    /// <summary>The number of the last bucket there is.</summary>
    public static int LastBucket { get; } = BucketOf(Largest);

    public static LatencyHistogram Empty { get; } = new([0], 0);

    public long Count { get; }

    /// <summary>As <see cref="HistogramEncoding"/> writes it.</summary>
    public ReadOnlySpan<byte> Packed => _packed;

    /// <summary>Bucket numbers, ascending, with their counts; bucket 0 is below <see cref="Smallest"/>.</summary>
    public IReadOnlyList<KeyValuePair<int, long>> Buckets
    {
        get
        {
            var all = new List<KeyValuePair<int, long>>();
            for (var buckets = Walk(); buckets.Next();) all.Add(KeyValuePair.Create(buckets.Bucket, buckets.Count));
            return all;
        }
    }

    public static LatencyHistogram Of(IEnumerable<double> milliseconds)
    {
        var sum = new BucketSum(stackalloc long[LastBucket + 1]);
        foreach (var value in milliseconds) sum.Add(BucketOf(value), 1);
        return sum.ToHistogram();
    }

    /// <param name="buckets">Buckets from 0 to <see cref="LastBucket"/> in any order; one that comes twice is added up.</param>
    public static LatencyHistogram FromBuckets(IReadOnlyList<KeyValuePair<int, long>> buckets)
    {
        var sum = new BucketSum(stackalloc long[LastBucket + 1]);
        foreach (var (bucket, count) in buckets) sum.Add(bucket, count);
        return sum.ToHistogram();
    }

    /// <param name="packed">What <see cref="HistogramEncoding"/> wrote and has checked.</param>
    /// <param name="count">The sum of its counts.</param>
    public static LatencyHistogram OfPacked(ReadOnlySpan<byte> packed, long count) => count == 0 ? Empty : new(packed.ToArray(), count);

    public static LatencyHistogram Merge(IEnumerable<LatencyHistogram> parts)
    {
        LatencyHistogram[] all = [.. parts.Where(part => part.Count > 0)];
        if (all.Length <= 1) return all is [var only] ? only : Empty;
        var sum = new BucketSum(stackalloc long[LastBucket + 1]);
        foreach (var part in all)
        {
            for (var buckets = part.Walk(); buckets.Next();) sum.Add(buckets.Bucket, buckets.Count);
        }
        return sum.ToHistogram();
    }

    /// <summary>The value at rank ⌈share × count⌉ in milliseconds; null when nothing was counted.</summary>
    public double? Percentile(double share) => Percentiles(share) is [var value] ? value : null;

    /// <summary>The same for some shares, ascending, in one walk; nothing when nothing was counted.</summary>
    public double[] Percentiles(params ReadOnlySpan<double> shares)
    {
        if (Count == 0) return [];
        var values = new double[shares.Length];
        var buckets = Walk();
        var seen = 0L;
        for (var at = 0; at < shares.Length; at++)
        {
            // Beyond 2^53 the product may round past the count.
            var rank = Math.Clamp((long)Math.Ceiling(shares[at] * Count), 1, Count);
            while (seen < rank && buckets.Next()) seen += buckets.Count;
            values[at] = ValueOf(buckets.Bucket);
        }
        return values;
    }

    private HistogramEncoding.Buckets Walk() => new(new PackedReader(_packed));

    private static int BucketOf(double milliseconds) => milliseconds < Smallest
        ? 0
        : 1 + (int)Math.Ceiling(Math.Log(Math.Min(milliseconds, Largest) / Smallest) / LogBase);

    private static double ValueOf(int bucket) => bucket == 0 ? 0 : Smallest * Math.Exp((bucket - 1) * LogBase) * Middle;

    /// <summary>Sums by bucket, and between which buckets they are.</summary>
    private ref struct BucketSum(Span<long> counts)
    {
        private readonly Span<long> _counts = counts;
        private int _first = int.MaxValue;
        private int _last = -1;
        private long _total;

        public void Add(int bucket, long count)
        {
            _counts[bucket] += count;
            _total += count;
            _first = Math.Min(_first, bucket);
            _last = Math.Max(_last, bucket);
        }

        public readonly LatencyHistogram ToHistogram() =>
            _total == 0 ? Empty : new(HistogramEncoding.Pack(_counts[_first..(_last + 1)], _first), _total);
    }
}
