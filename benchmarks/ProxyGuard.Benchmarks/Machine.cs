namespace ProxyGuard.Benchmarks;

/// <summary>What a reader must know about the machine to weigh a figure.</summary>
internal static class Machine
{
    /// <summary>Processors, and how many tasks waited for one in the last minute, this measurement's own among them.</summary>
    public static string Describe() =>
        $"{Environment.ProcessorCount} processors, load average of the last minute {File.ReadAllText("/proc/loadavg").Split(' ')[0]}";
}
