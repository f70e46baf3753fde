namespace ProxyGuard.Service.Demonstration;

/// <summary>Where runners and proxies of the demonstration stand.</summary>
internal enum DemoRegion
{
    Europe,
    America,
    China,
}

/// <summary>How far regions are from each other, and when their people work.</summary>
internal static class DemoRegions
{
    /// <summary>A usual time to the first byte, in milliseconds.</summary>
    public static double Milliseconds(DemoRegion from, DemoRegion to) => (from, to) switch
    {
        _ when from == to => 28,
        (DemoRegion.China, _) or (_, DemoRegion.China) => 240,
        _ => 105,
    };

    /// <summary>The share of a day's builds that an hour has: most of them while people work, few at a weekend.</summary>
    public static double ShareOf(DemoRegion region, DateTimeOffset hour)
    {
        var local = hour.ToOffset(TimeSpan.FromHours(region switch { DemoRegion.Europe => 1, DemoRegion.America => -6, _ => 8 }));
        var isAtWork = local.Hour is >= 8 and < 18;
        var isWeekend = local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return (isAtWork ? 0.09 : 0.007) * (isWeekend ? 0.12 : 1);
    }
}
