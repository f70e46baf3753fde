using ProxyGuard.Service.Reports.Charts;

namespace ProxyGuard.Service.Wording;

/// <summary>What is said about latencies, and about charts of days.</summary>
internal abstract class ChartWording
{
    public abstract string Latency { get; }

    public abstract string Of(LatencyPhase phase);

    public abstract string Probes { get; }

    public abstract string LatencyOverTime { get; }

    public abstract string ChoosePhase { get; }

    /// <summary>The name of the choice, for who does not see it.</summary>
    public abstract string ChooseProxy { get; }

    /// <summary>There are more proxies than charts on a page; before the links to them.</summary>
    public abstract string NotAllAtOnce(int proxies);

    /// <summary>The link to the charts that are shown unless others are chosen.</summary>
    public abstract string First(int proxies);

    public abstract string NoLatency { get; }

    public abstract string ChartOf(string proxy, string phase);

    /// <summary>The same of a proxy that the page is about.</summary>
    public abstract string ByDay(string phase);

    /// <summary>What the bars show that stand there without a script.</summary>
    public abstract string Highest(string phase, string highest);

    /// <summary>The same of availabilities: the worst day.</summary>
    public abstract string Lowest(string percent, string runs);

    public abstract string AsTable { get; }

    public abstract string Milliseconds { get; }

    public abstract string Percent { get; }

    public abstract string Day { get; }

    public abstract string Availability { get; }

    public abstract string Runs { get; }
}
