using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Reports.Proxies;

/// <summary>What is asked of the page of a proxy.</summary>
/// <param name="Proxy">Its id.</param>
/// <param name="Repository">The repository that is compared; empty for none.</param>
/// <param name="Period">In which time it is compared.</param>
internal sealed record ProxyPageQuery(string Proxy, string Repository, FleetPeriod Period)
{
    /// <summary>The same in hours.</summary>
    public int Hours => Period == FleetPeriod.Day ? 24 : 7 * 24;
}

/// <summary>What was read for the page of a proxy.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="Series">It over all repositories; null when none met it as a public proxy.</param>
/// <param name="LastDay">Its availability over all repositories in the last 24 hours; null when no run judged it.</param>
/// <param name="Incidents">Its newest incidents, those that go on first.</param>
/// <param name="Comparison">A repository beside all others; null when none was chosen, or it may not be read.</param>
internal sealed record ProxyReading(
    ProxyPageQuery Query, FleetSeries? Series, Availability? LastDay, IncidentPage Incidents, ProxyComparison? Comparison)
{
    /// <summary>Whether there is a proxy to tell of: nothing is told of one that only repositories know which may not be read.</summary>
    public bool IsKnown => Series is not null || Incidents.Incidents.Count > 0 || Comparison is { Hours: > 0 };
}

/// <summary>Reads the page of a proxy.</summary>
internal sealed class ProxyPageReader(FleetReader fleet, ProxyComparisonReader comparisons, IncidentReader incidents, TimeProvider time)
{
    private const int MostIncidents = 10;

    public async Task<ProxyReading> ReadAsync(ProxyPageQuery query, AccessGrant grant, CancellationToken cancellationToken)
    {
        var comparison = query.Repository.Length == 0
            ? null
            : await comparisons.ReadAsync(query.Proxy, grant.Readable(query.Repository), query.Hours, cancellationToken);
        var now = time.GetUtcNow();
        var series = await fleet.ReadAsync(query.Proxy, FleetPeriods.Query(FleetPeriod.Quarter, now), cancellationToken);
        var lastDay = await fleet.ReadAvailabilityAsync(query.Proxy, FleetPeriods.Query(FleetPeriod.Day, now), cancellationToken);
        var asked = IncidentQuery.All with { Proxies = new HashSet<string> { query.Proxy }, Most = MostIncidents, OpenFirst = true };
        var found = await incidents.ReadAsync(asked, grant, cancellationToken);
        return new(query, series, lastDay, found!, comparison);
    }
}
