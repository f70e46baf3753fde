using System.Globalization;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Trends;

/// <summary>How rows of a repository are named: one partition a repository, newest run first, buckets by time and then by proxy.</summary>
internal static class RowKeys
{
    public const string RunPrefix = "run|";
    public const string OutcomePrefix = "outcome|";
    private const string RepositoryPrefix = "r|";
    private static readonly long LastMillisecond = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static string Partition(string repository) => RepositoryPrefix + IdEncoding.Encode(repository);

    public static string Run(Guid key) => RunPrefix + NewestFirst(key);

    public static string Outcome(Guid key) => OutcomePrefix + NewestFirst(key);

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

    private static string NewestFirst(Guid key)
    {
        var inverted = LastMillisecond - RunKey.TimeOf(key).ToUnixTimeMilliseconds();
        return $"{inverted.ToString("D15", CultureInfo.InvariantCulture)}|{key}";
    }

    private static string Prefix(BucketSize size) => size == BucketSize.Hour ? "hour|" : "day|";
}
