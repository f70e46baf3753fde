using ProxyGuard.Service.Api;

namespace ProxyGuard.Service.Trends;

/// <summary>Which buckets of which proxies are asked for.</summary>
/// <param name="First">The first hour or day.</param>
/// <param name="Last">The last one, of the same size.</param>
/// <param name="Proxies">Ids of the proxies; empty for all.</param>
internal sealed record TrendQuery(TimeBucket First, TimeBucket Last, IReadOnlySet<string> Proxies)
{
    public const int MostHours = 31 * 24;
    public const int MostDays = 800;
    public const int DefaultDays = 90;
    private const int DefaultHours = 48;
    private static readonly TimeSpan LongestInHours = TimeSpan.FromDays(3);
    private static readonly TimeSpan HoursAreKept = TimeSpan.FromDays(31);

    public BucketSize Step => First.Size;

    public DateTimeOffset From => First.Start;

    public DateTimeOffset To => Last.End;

    /// <summary>So many UTC days, today the last.</summary>
    public static TrendQuery LastDays(int days, DateTimeOffset now) =>
        new(TimeBucket.Of(BucketSize.Day, now.AddDays(1 - days)), TimeBucket.Of(BucketSize.Day, now), new HashSet<string>());

    /// <summary>
    /// Reads <c>from</c>, <c>to</c>, <c>step</c> and <c>proxy</c>; what it answers counts only when the reader has no fault.
    /// </summary>
    public static TrendQuery Read(QueryReader query, DateTimeOffset now)
    {
        var (from, to, chosen) = (query.From("from"), query.To("to"), query.Code<BucketSize>("step"));
        var step = chosen ?? DefaultStep(from, to ?? now, now);
        var end = to ?? TimeBucket.Of(step, now).End;
        var start = from ?? end - (step == BucketSize.Day ? TimeSpan.FromDays(DefaultDays) : TimeSpan.FromHours(DefaultHours));
        var proxies = query.Proxies("proxy");
        if (start >= end)
        {
            query.Refuse(to is null ? "from" : "to", $"must be such that from is before to");
            return LastDays(1, now);
        }
        var asked = new TrendQuery(TimeBucket.Of(step, start), TimeBucket.Of(step, end.AddTicks(-1)), proxies);
        asked.CheckLength(query);
        return asked;
    }

    private static BucketSize DefaultStep(DateTimeOffset? from, DateTimeOffset to, DateTimeOffset now) =>
        from >= now - HoursAreKept && to - from <= LongestInHours ? BucketSize.Hour : BucketSize.Day;

    private void CheckLength(QueryReader query)
    {
        var buckets = (To - From) / First.Length;
        if (Step == BucketSize.Hour && buckets > MostHours) query.Refuse("step", $"must be day for more than {MostHours} hours");
        if (Step == BucketSize.Day && buckets > MostDays) query.Refuse("from", $"must be at most {MostDays} days before to");
    }
}
