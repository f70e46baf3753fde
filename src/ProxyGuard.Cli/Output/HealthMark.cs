using ProxyGuard.Core.Judging;

namespace ProxyGuard.Cli.Output;

/// <summary>Pictures of verdicts, the same in every language.</summary>
internal static class HealthMark
{
    /// <summary>A picture of a verdict, to stand before its word.</summary>
    public static string Of(Health health) => health switch
    {
        Health.Healthy => "🟢",
        Health.Degraded => "🟡",
        Health.Down => "🔴",
        Health.Poisoned => "☠️",
        _ => "⚪",
    };
}
