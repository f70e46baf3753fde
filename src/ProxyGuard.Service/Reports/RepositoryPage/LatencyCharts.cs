using System.Globalization;
using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Reports.RepositoryPage;

/// <summary>Percentiles by day, of each proxy that has some of two days: a table, from which a script draws lines and without one bars stand.</summary>
internal sealed class LatencyCharts(Language language, RepositoryReading reading)
{
    private const int Steps = 10;

    // One day is no line.
    private const int FewestDays = 2;

    private readonly RepositoryWording _words = language.Repository;

    public IEnumerable<ChartModel> Build() =>
        from proxy in reading.Trend.Proxies
        let points = proxy.Points.Select(point => (Day: RepositoryDays.Of(point), Latency: point.Latency.Of(reading.Query.Phase)))
            .Where(point => point.Latency is not null).ToList()
        where points.Count >= FewestDays
        select Build(proxy.Id, points!);

    private ChartModel Build(string proxy, List<(DateOnly Day, Percentiles Latency)> points)
    {
        var highest = points.Max(point => point.Latency.P95);
        return new(
            proxy,
            _words.ChartOf(proxy, _words.Of(reading.Query.Phase)),
            _words.SpeedScale(Figures.Duration(highest)),
            [.. points.Select(point => $"tall-{Math.Clamp((int)Math.Ceiling(point.Latency.P95 / highest * Steps), 1, Steps)}")],
            [.. points.Select(point => Row(point.Day, point.Latency))]);
    }

    private static ChartRow Row(DateOnly day, Percentiles latency) =>
        new(Figures.Day(day), Number(latency.P50), Number(latency.P95), Number(latency.P99), latency.Of.ToString(CultureInfo.InvariantCulture));

    private static string Number(double milliseconds) => milliseconds.ToString("0.#", CultureInfo.InvariantCulture);
}
