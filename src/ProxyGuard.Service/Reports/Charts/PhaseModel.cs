using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Reports.Charts;

/// <summary>Percentiles of one phase, and of how many probes.</summary>
internal sealed record PhaseModel(string Name, string P50, string P95, string P99, string Of)
{
    /// <summary>One of each phase.</summary>
    public static IReadOnlyList<PhaseModel> All(PhaseLatency latency, ChartWording words) =>
        [.. Enum.GetValues<LatencyPhase>().Select(phase => Make(words.Of(phase), latency.Of(phase)))];

    private static PhaseModel Make(string name, Percentiles? latency) => new(
        name,
        Figures.Duration(latency?.P50),
        Figures.Duration(latency?.P95),
        Figures.Duration(latency?.P99),
        Figures.Count(latency?.Of ?? 0));
}
