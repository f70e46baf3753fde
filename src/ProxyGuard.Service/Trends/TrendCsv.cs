using ProxyGuard.Service.Api;

namespace ProxyGuard.Service.Trends;

/// <summary>A trend as a table: one line a proxy and bucket. New columns come behind the others.</summary>
internal static class TrendCsv
{
    private static readonly string[] Columns = ["proxy", "start", "step", .. FigureCsv.Counts, "failing", .. FigureCsv.Details];

    public static CsvText Write(RepositoryTrend trend)
    {
        var csv = new CsvText(Columns);
        foreach (var proxy in trend.Proxies)
        {
            foreach (var point in proxy.Points)
            {
                csv.Text(proxy.Id).Time(point.Start).Code<BucketSize>(trend.Step)
                    .WriteCounts(point).List(point.Failing).WriteDetails(point).EndLine();
            }
        }
        return csv;
    }
}
