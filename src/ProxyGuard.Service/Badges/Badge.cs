using ProxyGuard.Core.Judging;
using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Badges;

/// <summary>
/// A few words about a repository's proxies, for pages that are not ours. They name no proxy: a badge goes further than its report.
/// </summary>
/// <param name="Label">What it is about.</param>
/// <param name="Message">How that is.</param>
/// <param name="Level">How bad that is: <c>good</c>, <c>warn</c>, <c>bad</c> or <c>idle</c>.</param>
internal sealed record Badge(string Label, string Message, string Level)
{
    private const double Good = 0.99;
    private const double Bearable = 0.95;
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    /// <summary>What is said of a repository that is not there, of one that may not be read, and where nothing was judged.</summary>
    public static Badge Unknown(BadgeWording words) => new(words.Label, words.Unknown, "idle");

    /// <summary>How the newest run found the proxies. A quiet weekend is neither an outage nor proof of health.</summary>
    public static Badge OfRun(DateTimeOffset time, IReadOnlyCollection<Health> proxies, DateTimeOffset now, BadgeWording words)
    {
        if (now - time > Fresh) return new(words.Label, words.LastRun(Figures.Day(DateOnly.FromDateTime(time.UtcDateTime))), "idle");
        int Count(params ReadOnlySpan<Health> some)
        {
            var count = 0;
            foreach (var health in some) count += proxies.Count(one => one == health);
            return count;
        }
        return (Count(Health.Down, Health.Poisoned), Count(Health.Degraded), Count(Health.Healthy)) switch
        {
            ( > 0 and var failing, _, _) => new(words.Label, words.Failing(failing, proxies.Count), "bad"),
            (_, > 0 and var degraded, _) => new(words.Label, words.Degraded(degraded, proxies.Count), "warn"),
            (_, _, > 0 and var healthy) => new(words.Label, words.Healthy(healthy, proxies.Count), "good"),
            _ => Unknown(words),
        };
    }

    /// <summary>The share of judged runs in which the proxies served, of all of them together.</summary>
    public static Badge OfPeriod(Availability? availability, BadgePeriod period, BadgeWording words) => availability is null
        ? Unknown(words)
        : new(words.Label, words.Availability(Figures.Percent(availability.Value), period.InWords(words)), LevelOf(availability.Value));

    private static string LevelOf(double share) => share switch { >= Good => "good", >= Bearable => "warn", _ => "bad" };
}
