using System.Text.Json.Serialization;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Reports.Charts;

/// <summary>A part of a request's time.</summary>
[JsonConverter(typeof(CodeConverter<LatencyPhase>))]
internal enum LatencyPhase
{
    /// <summary>From the start to the first byte: what a build waits for.</summary>
    FirstByte,

    /// <summary>DNS, TCP and TLS of a new connection.</summary>
    Connect,

    /// <summary>From the start to the last byte of a right answer.</summary>
    Total,
}

internal static class LatencyPhases
{
    public static Percentiles? Of(this PhaseLatency latency, LatencyPhase phase) => phase switch
    {
        LatencyPhase.Connect => latency.Connect,
        LatencyPhase.Total => latency.Total,
        _ => latency.FirstByte,
    };
}
