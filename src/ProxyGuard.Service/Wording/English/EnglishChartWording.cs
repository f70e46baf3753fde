using ProxyGuard.Service.Reports.Charts;

namespace ProxyGuard.Service.Wording.English;

internal sealed class EnglishChartWording : ChartWording
{
    public override string Latency => "Latency";

    public override string Of(LatencyPhase phase) => phase switch
    {
        LatencyPhase.Connect => "Connect",
        LatencyPhase.Total => "Total",
        _ => "First byte",
    };

    public override string Probes => "probes";

    public override string LatencyOverTime => "Latency over time";

    public override string ChoosePhase => "Phase";

    public override string ChooseProxy => "Charts of";

    public override string NotAllAtOnce(int proxies) => $"Not all {proxies} proxies are drawn at once. Charts of:";

    public override string First(int proxies) => $"the first {proxies}";

    public override string NoLatency => "A line needs two days with measurements; what there is stands above.";

    public override string ChartOf(string proxy, string phase) => $"{proxy}: {phase.ToLowerInvariant()} by day";

    public override string ByDay(string phase) => $"{phase} by day";

    public override string Highest(string phase, string highest) => $"{phase} p95 by day, highest {highest}";

    public override string Lowest(string percent, string runs) => $"Lowest: {percent} of {runs}";

    public override string AsTable => "As a table";

    public override string Milliseconds => "Percentiles in ms";

    public override string Percent => "Percent of the runs judged";

    public override string Day => "Day";

    public override string Availability => "Availability";

    public override string Runs => "runs";
}
