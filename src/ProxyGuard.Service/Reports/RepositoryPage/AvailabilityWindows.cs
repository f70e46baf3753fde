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
internal sealed class AvailabilityWindows
{
    private static readonly int[] Days = [1, 7, 30, 90, 365];

    // By proxy, one for each window.
    private readonly Dictionary<string, (long Serving, long Judged)[]> _counts = new(StringComparer.Ordinal);

    /// <summary>Null when the proxy was not judged in that time.</summary>
    public Availability? Of(AvailabilityWindow window, string proxy)
    {
        var (serving, judged) = CountsOf(proxy)[(int)window];
        return Availability.From(serving, judged);
    }

    /// <param name="trend">The days that are shown.</param>
    /// <param name="before">The days before them.</param>
    /// <param name="hours">The last 24 hours.</param>
    public static AvailabilityWindows From(
        RepositoryTrend trend, IReadOnlyList<JudgedRuns> before, IReadOnlyList<JudgedRuns> hours)
    {
        var windows = new AvailabilityWindows();
        var today = TimeBucket.Of(BucketSize.Day, trend.AsOf).Start;
        foreach (var proxy in trend.Proxies)
            foreach (var day in proxy.Points) windows.AddDay(proxy.Id, today - day.Start, Serving(day), day.Availability?.Of ?? 0);
        foreach (var day in before) windows.AddDay(day.Proxy, today - day.Bucket.Start, day.Serving, day.Judged);
        foreach (var hour in hours) Add(ref windows.CountsOf(hour.Proxy)[(int)AvailabilityWindow.Day], hour.Serving, hour.Judged);
        return windows;
    }

    // The shortest window is of hours, not of days.
    private void AddDay(string proxy, TimeSpan ago, long serving, long judged)
    {
        var counts = CountsOf(proxy);
        for (var window = AvailabilityWindow.Year; window > AvailabilityWindow.Day && ago.Days < Days[(int)window]; window--)
            Add(ref counts[(int)window], serving, judged);
    }

    private static void Add(ref (long Serving, long Judged) count, long serving, long judged) =>
        count = (count.Serving + serving, count.Judged + judged);

    private (long Serving, long Judged)[] CountsOf(string proxy) =>
        _counts.TryGetValue(proxy, out var counts) ? counts : _counts[proxy] = new (long, long)[Days.Length];

    private static long Serving(TrendPoint point) =>
        point.Verdicts.GetValueOrDefault(Codes.Of(Health.Healthy)) + point.Verdicts.GetValueOrDefault(Codes.Of(Health.Degraded));
}
