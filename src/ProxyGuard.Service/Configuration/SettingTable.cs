using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Readiness;
using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Retention;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Upkeep;

namespace ProxyGuard.Service.Configuration;

/// <summary>All settings of the service, section by section.</summary>
internal static class SettingTable
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        .. StorageOptions.Settings,
        .. ReportsOptions.Settings,
        .. AccessOptions.Settings,
        .. IngestOptions.Settings,
        .. RetentionOptions.Settings,
        .. IncidentOptions.Settings,
        .. WorkerOptions.Settings,
        .. StoppingOptions.Settings,
    ];
}
