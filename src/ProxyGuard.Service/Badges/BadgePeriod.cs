using ProxyGuard.Service.Api;
using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Badges;

/// <summary>The time that a badge tells the availability of: so many whole hours or days, the present one the last.</summary>
internal sealed record BadgePeriod(BucketSize Size, int Count)
{
    private static readonly Dictionary<string, BadgePeriod> All = new(StringComparer.Ordinal)
    {
        ["24h"] = new(BucketSize.Hour, 24),
        ["7d"] = new(BucketSize.Day, 7),
        ["30d"] = new(BucketSize.Day, 30),
        ["90d"] = new(BucketSize.Day, 90),
    };

    /// <summary>Reads <c>period</c>; null when it is not given.</summary>
    public static BadgePeriod? Read(QueryReader query)
    {
        if (query.Text("period") is not { } text) return null;
        if (!All.TryGetValue(text, out var period)) query.Refuse("period", $"must be one of {string.Join(", ", All.Keys)}");
        return period;
    }

    public (TimeBucket First, TimeBucket Last) Until(DateTimeOffset now)
    {
        var last = TimeBucket.Of(Size, now);
        return (TimeBucket.Of(Size, last.Start - (Count - 1) * last.Length), last);
    }

    public string InWords(BadgeWording words) => Size == BucketSize.Hour ? words.Hours(Count) : words.Days(Count);
}
