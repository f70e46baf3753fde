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
    public static readonly KeyRange AllRuns = KeyRange.StartingWith(RunPrefix);
    public static readonly KeyRange AllDays = KeyRange.StartingWith(DayPrefix);
    private const string RepositoryPrefix = "r|";
    private static readonly long LastMillisecond = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static string Partition(string repository) => RepositoryPrefix + IdEncoding.Encode(repository);

    public static string Run(Guid key) => RunPrefix + NewestFirst(key);

    public static string Outcome(Guid key) => OutcomePrefix + NewestFirst(key);

    /// <summary>The key of the outcome of the run of a key.</summary>
    public static string OutcomeOf(string runKey) => OutcomePrefix + runKey[RunPrefix.Length..];

    /// <summary>Runs with a time in a period, newest first.</summary>
    /// <param name="from">The earliest time; null for no limit.</param>
    /// <param name="to">The time before which they are; null for no limit.</param>
    public static KeyRange Runs(DateTimeOffset? from, DateTimeOffset? to) => Period(AllRuns, RunPrefix, from, to);

    /// <summary>The outcomes of such runs.</summary>
    public static KeyRange Outcomes(DateTimeOffset? from, DateTimeOffset? to) =>
        Period(KeyRange.StartingWith(OutcomePrefix), OutcomePrefix, from, to);

    public static string Rollup(TimeBucket bucket, string proxy) => $"{First(bucket)}{IdEncoding.Encode(proxy)}";

    /// <summary>The first key a bucket's rollups can have.</summary>
    public static string First(TimeBucket bucket) => $"{Prefix(bucket.Size)}{bucket.Name}|";

    /// <summary>All rollups of a size before a bucket.</summary>
    public static KeyRange RollupsBefore(TimeBucket bucket) => new(Prefix(bucket.Size), First(bucket));

    /// <summary>The rollups from a bucket to another of the same size.</summary>
    public static KeyRange Range(TimeBucket first, TimeBucket last) => new(First(first), KeyRange.StartingWith(First(last)).To);

    public static (TimeBucket Bucket, string Proxy) ParseRollup(string key)
    {
        var parts = key.Split('|');
        var size = parts[0] == "hour" ? BucketSize.Hour : BucketSize.Day;
        return (TimeBucket.Parse(size, parts[1]), Id(parts[2]));
    }

    /// <summary>The id of a repository or a proxy from the part of a key that it is written in.</summary>
    public static string Id(string encoded) =>
        IdEncoding.TryDecode(encoded, out var id) ? id : throw new InvalidDataException("a row's key is no id");

    private static KeyRange Period(KeyRange all, string prefix, DateTimeOffset? from, DateTimeOffset? to) => new(
        to is { } end ? $"{prefix}{Inverted(CeilingMilliseconds(end) - 1)}|" : all.From,
        from is { } start ? $"{prefix}{Inverted(CeilingMilliseconds(start) - 1)}|" : all.To);

    private static string NewestFirst(Guid key) => $"{Inverted(RunKey.TimeOf(key).ToUnixTimeMilliseconds())}|{key}";

    private static string Inverted(long milliseconds) => (LastMillisecond - milliseconds).ToString("D15", CultureInfo.InvariantCulture);

    private static long CeilingMilliseconds(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;

    private static string Prefix(BucketSize size) => size == BucketSize.Hour ? HourPrefix : DayPrefix;
}
