using System.Globalization;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Trends;

/// <summary>How rows of a repository are named: one partition a repository, newest run first, buckets by time and then by proxy.</summary>
internal static class RowKeys
{
    public const string RunPrefix = "run|";
    public const string OutcomePrefix = "outcome|";
    public const string HourPrefix = "hour|";
    public const string DayPrefix = "day|";
    private const string RepositoryPrefix = "r|";
    private static readonly long LastMillisecond = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static string Partition(string repository) => RepositoryPrefix + IdEncoding.Encode(repository);

    public static string Run(Guid key) => $"{RunPrefix}{Invert(RunKey.TimeOf(key))}|{key}";

    /// <summary>The keys of runs from one time to before another, to the millisecond.</summary>
    public static KeyRange Runs(DateTimeOffset from, DateTimeOffset before) => Between(RunPrefix, from, before);

    /// <summary>The keys of the outcomes of such runs.</summary>
    public static KeyRange Outcomes(DateTimeOffset from, DateTimeOffset before) => Between(OutcomePrefix, from, before);

    /// <summary>The key of the outcome of the run of a key.</summary>
    public static string OutcomeOf(string runKey) => OutcomePrefix + runKey[RunPrefix.Length..];

    public static string Rollup(TimeBucket bucket, string proxy) => $"{First(bucket)}{IdEncoding.Encode(proxy)}";

    /// <summary>The first key a bucket's rollups can have.</summary>
    public static string First(TimeBucket bucket) => $"{Prefix(bucket.Size)}{bucket.Name}|";

    /// <summary>The keys of all rollups of a size before a bucket.</summary>
    public static KeyRange RollupsBefore(TimeBucket bucket) => new(Prefix(bucket.Size), First(bucket));

    public static (TimeBucket Bucket, string Proxy) ParseRollup(string key)
    {
        var parts = key.Split('|');
        var size = parts[0] == "hour" ? BucketSize.Hour : BucketSize.Day;
        return IdEncoding.TryDecode(parts[2], out var proxy)
            ? (TimeBucket.Parse(size, parts[1]), proxy)
            : throw new InvalidDataException("a rollup's key is no id");
    }

    // Newest first: the first key behind a time is that of the millisecond before it.
    private static KeyRange Between(string prefix, DateTimeOffset from, DateTimeOffset before) =>
        new(prefix + Invert(before.AddMilliseconds(-1)), prefix + Invert(from.AddMilliseconds(-1)));

    private static string Invert(DateTimeOffset time) =>
        (LastMillisecond - time.ToUnixTimeMilliseconds()).ToString("D15", CultureInfo.InvariantCulture);

    private static string Prefix(BucketSize size) => size == BucketSize.Hour ? HourPrefix : DayPrefix;
}
