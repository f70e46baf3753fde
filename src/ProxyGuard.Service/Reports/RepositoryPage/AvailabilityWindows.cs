using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Reports.RepositoryPage;

/// <summary>A usual stretch of time up to now.</summary>
internal enum AvailabilityWindow
{
    /// <summary>24 UTC hours, the one under way the last.</summary>
    Day,

    /// <summary>7 UTC days, today the last; the others likewise.</summary>
    Week,

    /// <summary>30 days.</summary>
    Month,

    /// <summary>90 days.</summary>
    Quarter,

    /// <summary>365 days.</summary>
    Year,
}

/// <summary>The availability of proxies over the usual stretches of time.</summary>
internal sealed class AvailabilityWindows(ILookup<(AvailabilityWindow, string Proxy), (long Serving, long Judged)> counts)
{
    private static readonly (AvailabilityWindow Window, int Days)[] InDays =
        [(AvailabilityWindow.Week, 7), (AvailabilityWindow.Month, 30), (AvailabilityWindow.Quarter, 90), (AvailabilityWindow.Year, 365)];

    /// <summary>Null when the proxy was not judged in that time.</summary>
    public Availability? Of(AvailabilityWindow window, string proxy)
    {
        var all = counts[(window, proxy)].ToList();
        return Availability.From(all.Sum(count => count.Serving), all.Sum(count => count.Judged));
    }

    /// <param name="trend">The days that are shown.</param>
    /// <param name="before">The days before them.</param>
    /// <param name="hours">The last 24 hours.</param>
    public static AvailabilityWindows From(
        RepositoryTrend trend, IReadOnlyList<StoredRollup> before, IReadOnlyList<StoredRollup> hours)
    {
        var today = TimeBucket.Of(BucketSize.Day, trend.AsOf).Start;
        var shown =
            from proxy in trend.Proxies
            from point in proxy.Points
            select (Proxy: proxy.Id, point.Start, Serving: Serving(point), Judged: point.Availability?.Of ?? 0);
        var days = shown.Concat(before.Select(day => (day.Proxy, day.Bucket.Start, day.Rollup.Serving, day.Rollup.Judged)));
        var counts =
            from day in days
            from window in InDays
            where day.Start > today.AddDays(-window.Days)
            select (Key: (window.Window, day.Proxy), Count: (day.Serving, day.Judged));
        var last = hours.Select(hour => (Key: (AvailabilityWindow.Day, hour.Proxy), Count: (hour.Rollup.Serving, hour.Rollup.Judged)));
        return new(counts.Concat(last).ToLookup(count => count.Key, count => count.Count));
    }

    private static long Serving(TrendPoint point) =>
        point.Verdicts.GetValueOrDefault(Codes.Of(Health.Healthy)) + point.Verdicts.GetValueOrDefault(Codes.Of(Health.Degraded));
}
