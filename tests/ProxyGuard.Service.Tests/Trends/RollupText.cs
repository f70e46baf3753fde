using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Trends;

/// <summary>Everything that a version kept of a rollup, as one line.</summary>
internal static class RollupText
{
    public static string Of(ProxyRollup rollup, int version = 3) => string.Join(' ', Parts(rollup).Take(version));

    private static string[] Parts(ProxyRollup rollup) =>
    [
        OfVersion1(rollup),
        $"private={rollup.PrivateRuns} builds={Of(rollup.Builds)}",
        rollup.Traits.ToString(),
    ];

    private static string OfVersion1(ProxyRollup rollup) => string.Join(
        ' ',
        $"runs={rollup.Runs} bytes={rollup.Bytes} rescued={rollup.Rescued} former={rollup.FormerChainWouldFail}",
        $"serving={rollup.ServingSlots:x} failing={rollup.FailingSlots:x}",
        $"verdicts={Of(rollup.Verdicts)} outcomes={Of(rollup.Outcomes)}",
        $"connect={Of(rollup.Connect)} first-byte={Of(rollup.FirstByte)} total={Of(rollup.Total)}");

    private static string Of(BuildCounts builds) =>
        $"{builds.Green},{builds.RedByProxy},{builds.RedOther},{builds.RedUnknown},{builds.Cancelled}";

    private static string Of<T>(IReadOnlyDictionary<T, long> counts) where T : struct, Enum =>
        string.Join(',', counts.Select(pair => $"{Codes.Of(pair.Key)}:{pair.Value}").Order(StringComparer.Ordinal));

    private static string Of(LatencyHistogram histogram) =>
        string.Join(',', histogram.Buckets.Select(pair => $"{pair.Key}:{pair.Value}"));
}
