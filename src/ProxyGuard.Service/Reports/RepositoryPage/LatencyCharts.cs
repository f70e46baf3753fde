using ProxyGuard.Service.Reports.Charts;
using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Reports.RepositoryPage;

/// <summary>Latencies by day, of each proxy that has some of two days: of the first few proxies, or of one that is asked for.</summary>
internal sealed class LatencyCharts
{
    private const int Most = 8;

    private readonly ChartWording _words;
    private readonly LatencyPhase _phase;

    public LatencyCharts(Language language, RepositoryReading reading)
    {
        (_words, _phase) = (language.Charts, reading.Query.Phase);
        var drawable = reading.Trend.Proxies.Select(proxy => (proxy.Id, Days: Days(proxy)))
            .Where(proxy => proxy.Days.Count >= DayCharts.FewestDays).ToList();
        var asked = drawable.Where(proxy => proxy.Id == reading.Query.Proxy).ToList();
        Charts = [.. (asked.Count > 0 ? asked : [.. drawable.Take(Most)]).Select(proxy => Draw(proxy.Id, proxy.Days))];
        Others = [.. drawable.Skip(Most).Select(proxy => proxy.Id)];
        (First, Asked) = (Math.Min(Most, drawable.Count), asked.Count > 0 ? asked[0].Id : "");
    }

    public IReadOnlyList<ChartModel> Charts { get; }

    /// <summary>The proxies behind the first, which have a chart when they are asked for.</summary>
    public IReadOnlyList<string> Others { get; }

    /// <summary>How many are shown unless one is asked for.</summary>
    public int First { get; }

    /// <summary>The proxy that was asked for; empty for none.</summary>
    public string Asked { get; }

    private List<(DateOnly Day, Percentiles Latency)> Days(ProxyTrend proxy) =>
    [
        .. proxy.Points.Where(point => point.Latency.Of(_phase) is not null)
            .Select(point => (RepositoryDays.Of(point), point.Latency.Of(_phase)!)),
    ];

    private ChartModel Draw(string proxy, List<(DateOnly Day, Percentiles Latency)> days) =>
        DayCharts.OfLatency(_words.ChartOf(proxy, _words.Of(_phase)), _phase, days, _words);
}
