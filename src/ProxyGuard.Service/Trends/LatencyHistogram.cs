namespace ProxyGuard.Service.Trends;

/// <summary>
/// Counts of durations in logarithmic buckets. It merges by addition and answers any percentile within 1 % of the exact one
/// (DDSketch: Masson, Rim, Lee, VLDB 2019); below a microsecond everything is 0, and no probe lasts longer than <see cref="Largest"/>.
/// </summary>
internal sealed class LatencyHistogram
{
    public static readonly LatencyHistogram Empty = new([]);

    // A hair under 1 %, so that rounding in the logarithm cannot pass the promise.
    private const double Error = 0.0099;
    private const double Smallest = 0.001;
    // A hundred days; a report's longest duration is one.
    private const double Largest = 8.64e9;
    private static readonly double LogBase = Math.Log((1 + Error) / (1 - Error));
    private readonly KeyValuePair<int, long>[] _buckets;

    private LatencyHistogram(KeyValuePair<int, long>[] buckets)
    {
        _buckets = buckets;
        foreach (var (_, count) in buckets) Count += count;
    }

    /// <summary>The number of the last bucket there is.</summary>
    public static int LastBucket { get; } = BucketOf(Largest);

    public long Count { get; }

    /// <summary>Bucket numbers, ascending, with their counts; bucket 0 is below <see cref="Smallest"/>.</summary>
    public IReadOnlyList<KeyValuePair<int, long>> Buckets => _buckets;

    public static LatencyHistogram Of(IEnumerable<double> milliseconds) =>
        FromBuckets([.. milliseconds.Select(value => KeyValuePair.Create(BucketOf(value), 1L))]);

    /// <param name="buckets">Buckets from 0 to <see cref="LastBucket"/> in any order; one that comes twice is added up.</param>
    public static LatencyHistogram FromBuckets(IReadOnlyList<KeyValuePair<int, long>> buckets)
    {
        if (buckets.Count == 0) return Empty;
        var (first, last) = (LastBucket, 0);
        foreach (var (bucket, _) in buckets) (first, last) = (Math.Min(first, bucket), Math.Max(last, bucket));
        var sums = new long[last - first + 1];
        foreach (var (bucket, count) in buckets) sums[bucket - first] += count;
        return new LatencyHistogram(Compact(sums, first));
    }

    public static LatencyHistogram Merge(IEnumerable<LatencyHistogram> parts)
    {
        var all = new List<KeyValuePair<int, long>>();
        foreach (var part in parts) all.AddRange(part._buckets);
        return FromBuckets(all);
    }

    /// <summary>The value at rank ⌈share × count⌉ in milliseconds; null when nothing was counted.</summary>
    public double? Percentile(double share)
    {
        if (Count == 0) return null;
        // Beyond 2^53 the product may round past the count.
        var rank = Math.Clamp((long)Math.Ceiling(share * Count), 1, Count);
        var at = 0;
        while ((rank -= _buckets[at].Value) > 0) at++;
        return ValueOf(_buckets[at].Key);
    }

    private static KeyValuePair<int, long>[] Compact(long[] sums, int first)
    {
        var buckets = new KeyValuePair<int, long>[sums.Length - sums.AsSpan().Count(0L)];
        var at = 0;
        for (var index = 0; index < sums.Length; index++)
        {
            if (sums[index] != 0) buckets[at++] = KeyValuePair.Create(first + index, sums[index]);
        }
        return buckets;
    }

    private static int BucketOf(double milliseconds) => milliseconds < Smallest
        ? 0
        : 1 + (int)Math.Ceiling(Math.Log(Math.Min(milliseconds, Largest) / Smallest) / LogBase);

    private static double ValueOf(int bucket) =>
        bucket == 0 ? 0 : Smallest * Math.Exp((bucket - 1) * LogBase) * 2 / (Math.Exp(LogBase) + 1);
}
