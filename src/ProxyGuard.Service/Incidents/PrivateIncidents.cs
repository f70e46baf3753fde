using Microsoft.Extensions.Options;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Incidents;

/// <summary>
/// Makes the incidents of one repository over the proxies that it holds to be private, from its own hours: those that a run may still
/// change, and those of an incident that goes on.
/// </summary>
internal sealed class PrivateIncidents(
    ITableStore store, RepositoryRows repositories, IncidentRows rows, IOptions<IncidentOptions> options, TimeProvider time)
{
    private static readonly byte[] Guard = new PackedWriter().Number(1).ToArray();
    private readonly IncidentFold _fold = new(options.Value);

    /// <param name="repository">The repository.</param>
    /// <param name="settled">The hour before which no run can come any more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many rows were read, and whether all is written.</returns>
    public async Task<(int Rows, bool IsComplete)> DeriveAsync(
        string repository, DateTimeOffset settled, CancellationToken cancellationToken)
    {
        var stored = await rows.ReadRowsAsync(IncidentRows.PrivateOf(repository), cancellationToken);
        var guard = stored.FirstOrDefault(row => IncidentRows.Parse(row.Key).IsGuard);
        var known = stored.Where(row => row != guard).Select(IncidentRows.Read).ToList();
        var from = known.Where(one => !(one.Incident.Closed < settled)).Select(one => one.Incident.Opened).Append(settled).Min();
        var live = known.Where(one => one.Incident.Opened >= from).ToList();
        var (hours, read) = await HoursAsync(repository, from, cancellationToken);

        var derived = hours.SelectMany(proxy => _fold.IncidentsOf(_fold.Fold(proxy.Key, null, proxy)));
        var named = IncidentNaming.Name(repository, derived, [.. live.Select(one => one.Incident)], settled);
        var isComplete = await WriteAsync(repository, guard, [.. IncidentRows.Changes(named, live)], cancellationToken);
        return (read + stored.Count, isComplete);
    }

    private async Task<(IEnumerable<IGrouping<string, ProxyHour>> Hours, int Rows)> HoursAsync(
        string repository, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var last = HourOf(time.GetUtcNow() + IngestOptions.MostAhead);
        var read = await repositories.ReadCountsAsync(repository, HourOf(from), last, cancellationToken);
        var red = read.Where(stored => stored.Proxy.Length == 0)
            .ToDictionary(stored => stored.Bucket, stored => stored.Rollup.Builds.RedByProxy);
        var hours = read.Where(stored => stored.Proxy.Length > 0 && stored.Rollup.PrivateRuns > 0).GroupBy(
            stored => stored.Proxy,
            stored => ProxyHour.Of(
                stored.Bucket, stored.Rollup, TroubleOf(repository, stored.Rollup, red.GetValueOrDefault(stored.Bucket))),
            StringComparer.Ordinal);
        return (hours, read.Count);
    }

    private static HourTrouble? TroubleOf(string repository, ProxyRollup rollup, long red) =>
        rollup.Failing == 0 ? null : HourTrouble.Of(repository, rollup, red);

    private async Task<bool> WriteAsync(string repository, TableRow? guard, List<RowWrite> changes, CancellationToken cancellationToken)
    {
        if (changes.Count == 0) return true;
        var over = RowWrite.Over(guard, IncidentRows.GuardOf(repository), Guard);
        var batch = RowBatches.Split(IncidentRows.Partition, [over, .. changes]).First();
        return await store.CommitAsync(IncidentRows.Partition, batch, cancellationToken) == CommitResult.Committed
            && batch.Count > changes.Count;
    }

    private static TimeBucket HourOf(DateTimeOffset time) => TimeBucket.Of(BucketSize.Hour, time);
}
