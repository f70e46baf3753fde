using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Api;

namespace ProxyGuard.Service.Trends;

/// <summary>A proxy's figures as columns, the same in every table that has them: first what is counted, then how each part was.</summary>
internal static class FigureCsv
{
    private static readonly string[] Phases = ["connect", "firstByte", "total"];

    public static readonly IReadOnlyList<string> Counts = ["runs", "judged", "availability", "low", "high", "bytes"];

    public static readonly IReadOnlyList<string> Details =
    [
        .. Phases.SelectMany(phase => new[] { "P50", "P90", "P95", "P99", "Of" }.Select(figure => phase + figure)),
        .. Codes.All<Health>().Select(code => "verdict:" + code),
        .. Codes.All<ProbeOutcome>().Select(code => "outcome:" + code),
    ];

    public static CsvText WriteCounts(this CsvText csv, ProxyFigures figures) =>
        csv.Number(figures.Runs).Share(figures.Availability).Number(figures.Bytes);

    public static CsvText WriteDetails(this CsvText csv, ProxyFigures figures)
    {
        foreach (var phase in new[] { figures.Latency.Connect, figures.Latency.FirstByte, figures.Latency.Total })
            csv.Number(phase?.P50).Number(phase?.P90).Number(phase?.P95).Number(phase?.P99).Number(phase?.Of ?? 0);
        foreach (var code in Codes.All<Health>()) csv.Number(figures.Verdicts.GetValueOrDefault(code));
        foreach (var code in Codes.All<ProbeOutcome>()) csv.Number(figures.Outcomes.GetValueOrDefault(code));
        return csv;
    }

    /// <summary>The columns <c>judged</c>, <c>availability</c>, <c>low</c> and <c>high</c>.</summary>
    public static CsvText Share(this CsvText csv, Availability? availability) =>
        csv.Number(availability?.Of ?? 0).Number(availability?.Value).Number(availability?.Low).Number(availability?.High);
}
