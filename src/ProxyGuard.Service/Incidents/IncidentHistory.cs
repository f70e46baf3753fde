using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Incidents;

/// <summary>Reads the hours around an incident, or the days of a long one, as long as they are kept.</summary>
internal sealed class IncidentHistory(FleetRows fleet, RepositoryRows repositories, TimeProvider time)
{
    private const int Around = 3;
    private const int MostHours = 72;
    private const int MostDays = 120;

    public async Task<IncidentBuckets> ReadAsync(IncidentSummary incident, CancellationToken cancellationToken)
    {
        var (first, last) = Period(incident);
        var only = new HashSet<string>(StringComparer.Ordinal) { incident.Proxy };
        var read = incident.Repository is { } repository
            ? await repositories.ReadRollupsAsync(repository, first, last, only, cancellationToken)
            : await fleet.ReadCountsAsync(first, last, only, cancellationToken);
        return new(first, last, [.. read.Where(stored => stored.Proxy == incident.Proxy)]);
    }

    private (TimeBucket First, TimeBucket Last) Period(IncidentSummary incident)
    {
        var now = time.GetUtcNow();
        var end = (incident.Closed ?? incident.LastSeen).AddHours(Around);
        var (from, to) = (incident.Opened.AddHours(-Around), end < now ? end : now);
        if (to - from <= TimeSpan.FromHours(MostHours)) return (TimeBucket.Of(BucketSize.Hour, from), TimeBucket.Of(BucketSize.Hour, to));
        var latest = from.AddDays(MostDays) < to ? from.AddDays(MostDays) : to;
        return (TimeBucket.Of(BucketSize.Day, from), TimeBucket.Of(BucketSize.Day, latest));
    }
}

/// <summary>The buckets around an incident.</summary>
/// <param name="First">The first hour or day.</param>
/// <param name="Last">The last one, of the same size.</param>
/// <param name="Known">Those in which the proxy was probed.</param>
internal sealed record IncidentBuckets(TimeBucket First, TimeBucket Last, IReadOnlyList<StoredRollup> Known);
