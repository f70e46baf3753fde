using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Api;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Fleet;

/// <summary>Repositories, proxies, and the buckets of one proxy as tables. New columns come behind the others.</summary>
internal static class FleetCsv
{
    private static readonly string[] RepositoryColumns =
        ["repository", "health", "lastRun", "runs", "judged", "availability", "low", "high", "proxies"];

    private static readonly string[] ProxyColumns =
    [
        "proxy", "from", "to", "repositories", .. FigureCsv.Counts, .. FigureCsv.Details,
        "stale", "staleOf", "database", "databaseBroken", "databaseOf", "reused", "reusedOf", "bytesPerSecond", "certificateEnds",
    ];

    private static readonly string[] PointColumns =
        ["proxy", "start", "step", "repositories", .. FigureCsv.Counts, "failing", .. FigureCsv.Details, "asOf"];

    public static CsvText Write(RepositoryList list)
    {
        var csv = new CsvText(RepositoryColumns);
        foreach (var one in list.Repositories)
        {
            csv.Text(one.Id).Code<RepositoryHealth>(one.Health).Time(one.LastRun).Number(one.Runs).Share(one.Availability)
                .List(one.Proxies.Select(proxy => $"{proxy.Id}={Codes.Of(proxy.Health)}")).EndLine();
        }
        return csv;
    }

    public static CsvText Write(FleetTrend trend)
    {
        var csv = new CsvText(ProxyColumns);
        foreach (var proxy in trend.Proxies)
        {
            csv.Text(proxy.Id).Time(trend.From).Time(trend.To).Number(proxy.Repositories).WriteCounts(proxy.Sums).WriteDetails(proxy.Sums);
            Traits(csv, proxy.Sums.Traits).EndLine();
        }
        return csv;
    }

    public static CsvText Write(FleetSeries series)
    {
        var csv = new CsvText(PointColumns);
        foreach (var point in series.Points)
        {
            csv.Text(series.Proxy).Time(point.Start).Code<BucketSize>(series.Step).Number(point.Repositories)
                .WriteCounts(point.Figures).List(point.Failing).WriteDetails(point.Figures).Time(point.AsOf).EndLine();
        }
        return csv;
    }

    private static CsvText Traits(CsvText csv, TraitFigures traits) => csv
        .Number(traits.Stale?.Count).Number(traits.Stale?.Of)
        .Number(traits.Database?.Count).Number(traits.DatabaseBroken?.Count).Number(traits.Database?.Of)
        .Number(traits.Reused?.Count).Number(traits.Reused?.Of)
        .Number(traits.BytesPerSecond).Day(traits.CertificateEnds);
}
