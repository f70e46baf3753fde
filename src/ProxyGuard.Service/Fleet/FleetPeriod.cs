using System.Text.Json.Serialization;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Fleet;

/// <summary>The periods that pages offer, each up to now.</summary>
[JsonConverter(typeof(CodeConverter<FleetPeriod>))]
internal enum FleetPeriod
{
    /// <summary>The hour that is under way and the 23 before it.</summary>
    [JsonStringEnumMemberName("24h")]
    Day,

    [JsonStringEnumMemberName("7d")]
    Week,

    [JsonStringEnumMemberName("30d")]
    Month,

    [JsonStringEnumMemberName("90d")]
    Quarter,
}

internal static class FleetPeriods
{
    private static readonly HashSet<string> AllProxies = [];

    public static TrendQuery Query(FleetPeriod period, DateTimeOffset now) => period switch
    {
        FleetPeriod.Day => LastHours(24, now),
        FleetPeriod.Week => TrendQuery.LastDays(7, now),
        FleetPeriod.Month => TrendQuery.LastDays(30, now),
        _ => TrendQuery.LastDays(90, now),
    };

    /// <summary>So many UTC hours, the one that is under way the last.</summary>
    public static TrendQuery LastHours(int hours, DateTimeOffset now) =>
        new(TimeBucket.Of(BucketSize.Hour, now.AddHours(1 - hours)), TimeBucket.Of(BucketSize.Hour, now), AllProxies);
}
