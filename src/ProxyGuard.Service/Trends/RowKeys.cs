using System.Globalization;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Trends;

/// <summary>How rows of a repository are named: one partition a repository, newest run first, buckets by time and then by proxy.</summary>
internal static class RowKeys
{
    public const string RunPrefix = "run|";
    private const string RepositoryPrefix = "r|";
    public static readonly KeyRange AllRuns = KeyRange.StartingWith(RunPrefix);
    public static readonly KeyRange AllDays = KeyRange.StartingWith(Prefix(BucketSize.Day));
    private static readonly long LastMillisecond = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static string Partition(string repository) => RepositoryPrefix + IdEncoding.Encode(repository);

    public static string Run(Guid key) => $"{FirstRunAt(RunKey.TimeOf(key).ToUnixTimeMilliseconds())}{key}";

    /// <summary>Runs with a time in a period, newest first.</summary>
    /// <param name="from">The earliest time; null for no limit.</param>
    /// <param name="to">The time before which they are; null for no limit.</param>
    public static KeyRange Runs(DateTimeOffset? from, DateTimeOffset? to) => new(
        to is { } end ? FirstRunAt(CeilingMilliseconds(end) - 1) : AllRuns.From,
        from is { } start ? FirstRunAt(CeilingMilliseconds(start) - 1) : AllRuns.To);

    public static string Rollup(TimeBucket bucket, string proxy) => $"{First(bucket)}{IdEncoding.Encode(proxy)}";

    /// <summary>The first key a bucket's rollups can have.</summary>
    public static string First(TimeBucket bucket) => $"{Prefix(bucket.Size)}{bucket.Name}|";

    public static (TimeBucket Bucket, string Proxy) ParseRollup(string key)
    {
        var parts = key.Split('|');
        var size = parts[0] == "hour" ? BucketSize.Hour : BucketSize.Day;
        return IdEncoding.TryDecode(parts[2], out var proxy)
            ? (TimeBucket.Parse(size, parts[1]), proxy)
            : throw new InvalidDataException("a rollup's key is no id");
    }

    // Inverted, so that the newest comes first.
    private static string FirstRunAt(long milliseconds) =>
        $"{RunPrefix}{(LastMillisecond - milliseconds).ToString("D15", CultureInfo.InvariantCulture)}|";

    private static long CeilingMilliseconds(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;

    private static string Prefix(BucketSize size) => size == BucketSize.Hour ? "hour|" : "day|";
}
