using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Api;

namespace ProxyGuard.Service.Trends;

/// <summary>A trend as a table: one line a proxy and bucket. New columns come behind the others.</summary>
internal static class TrendCsv
{
    private static readonly string[] Phases = ["connect", "firstByte", "total"];

    private static readonly string[] Columns =
    [
        "proxy", "start", "step", "runs", "judged", "availability", "low", "high", "bytes", "failing",
        .. Phases.SelectMany(phase => new[] { "P50", "P90", "P95", "P99", "Of" }.Select(figure => phase + figure)),
        .. Codes.All<Health>().Select(code => "verdict:" + code),
        .. Codes.All<ProbeOutcome>().Select(code => "outcome:" + code),
    ];

    public static CsvText Write(RepositoryTrend trend)
    {
        var csv = new CsvText(Columns);
        foreach (var proxy in trend.Proxies)
        {
            foreach (var point in proxy.Points) Line(csv, proxy.Id, trend.Step, point);
        }
        return csv;
    }

    private static void Line(CsvText csv, string proxy, BucketSize step, TrendPoint point)
    {
        csv.Text(proxy).Time(point.Start).Code<BucketSize>(step).Number(point.Runs).Number(point.Availability?.Of ?? 0)
            .Number(point.Availability?.Value).Number(point.Availability?.Low).Number(point.Availability?.High)
            .Number(point.Bytes).List(point.Failing);
        foreach (var phase in new[] { point.Latency.Connect, point.Latency.FirstByte, point.Latency.Total })
            csv.Number(phase?.P50).Number(phase?.P90).Number(phase?.P95).Number(phase?.P99).Number(phase?.Of ?? 0);
        foreach (var code in Codes.All<Health>()) csv.Number(point.Verdicts.GetValueOrDefault(code));
        foreach (var code in Codes.All<ProbeOutcome>()) csv.Number(point.Outcomes.GetValueOrDefault(code));
        csv.EndLine();
    }
}
