namespace ProxyGuard.Service.Trends;

/// <summary>
/// Counts of durations in logarithmic buckets. It merges by addition and answers any percentile within 1 % of the exact one
/// (DDSketch: Masson, Rim, Lee, VLDB 2019); below a microsecond everything is 0.
/// </summary>
internal sealed class LatencyHistogram
{
    public static readonly LatencyHistogram Empty = new([]);

    // A hair under 1 %, so that rounding in the logarithm cannot pass the promise.
    private const double Error = 0.0099;
    private const double Smallest = 0.001;
    private static readonly double LogBase = Math.Log((1 + Error) / (1 - Error));
    private readonly SortedDictionary<int, long> _counts;

    private LatencyHistogram(SortedDictionary<int, long> counts)
    {
        _counts = counts;
        Count = counts.Values.Sum();
    }

    public long Count { get; }

    /// <summary>Bucket numbers, ascending, with their counts; bucket 0 is below <see cref="Smallest"/>.</summary>
    public IReadOnlyCollection<KeyValuePair<int, long>> Buckets => _counts;

    public static LatencyHistogram Of(IEnumerable<double> milliseconds) =>
        FromBuckets(milliseconds.Select(value => KeyValuePair.Create(BucketOf(value), 1L)));

    public static LatencyHistogram FromBuckets(IEnumerable<KeyValuePair<int, long>> buckets)
    {
        var counts = new SortedDictionary<int, long>();
        foreach (var (bucket, count) in buckets) counts[bucket] = counts.GetValueOrDefault(bucket) + count;
        return new LatencyHistogram(counts);
    }

    public static LatencyHistogram Merge(IEnumerable<LatencyHistogram> parts) => FromBuckets(parts.SelectMany(part => part._counts));

    /// <summary>The value at rank ⌈share × count⌉ in milliseconds; null when nothing was counted.</summary>
    public double? Percentile(double share)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        foreach (var (bucket, count) in _counts)
        {
            rank -= count;
            if (rank <= 0) return ValueOf(bucket);
        }
        return null;
    }

    private static int BucketOf(double milliseconds) =>
        milliseconds < Smallest ? 0 : 1 + (int)Math.Ceiling(Math.Log(milliseconds / Smallest) / LogBase);

    private static double ValueOf(int bucket) =>
        bucket == 0 ? 0 : Smallest * Math.Exp((bucket - 1) * LogBase) * 2 / (Math.Exp(LogBase) + 1);
}
