using System.Text.Json.Serialization;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Fleet;

/// <summary>How a repository is, by its newest run; worst first.</summary>
[JsonConverter(typeof(CodeConverter<RepositoryHealth>))]
internal enum RepositoryHealth
{
    /// <summary>A proxy is down or poisoned.</summary>
    Failing,

    /// <summary>A proxy is degraded, and none worse.</summary>
    Degraded,

    /// <summary>Every proxy that could be judged is healthy.</summary>
    Healthy,

    /// <summary>No run in the last 24 hours, or none that judged anything: nothing is known of now.</summary>
    Quiet,
}

internal static class RepositoryHealths
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    public static RepositoryHealth Of(CatalogueEntry entry, DateTimeOffset now) => entry.LastRun is { } last && now - last <= Fresh
        ? Of(entry.Proxies)
        : RepositoryHealth.Quiet;

    private static RepositoryHealth Of(IReadOnlyList<ProxyNow> proxies)
    {
        if (proxies.Any(proxy => proxy.Health is Health.Down or Health.Poisoned)) return RepositoryHealth.Failing;
        if (proxies.Any(proxy => proxy.Health == Health.Degraded)) return RepositoryHealth.Degraded;
        return proxies.Any(proxy => proxy.Health == Health.Healthy) ? RepositoryHealth.Healthy : RepositoryHealth.Quiet;
    }
}
