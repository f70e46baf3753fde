using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Incidents;

/// <summary>
/// Keeps up incidents, behind the sums of the fleet: those over public proxies every round, those of repositories over their private ones
/// where an hour has news, so many repositories a round. It forgets what is too old.
/// </summary>
internal sealed class IncidentUpkeep(
    ITableStore store, FleetIncidents fleet, PrivateIncidents ofRepositories, PrivateTrouble trouble,
    TroubleRows troubles, IncidentRows rows, IOptions<IncidentOptions> options, TimeProvider time)
{
    /// <summary>Repositories whose private incidents one round makes anew.</summary>
    public const int RepositoriesPerRound = 200;

    /// <summary>One round; each step gives the number of rows it read.</summary>
    public async IAsyncEnumerable<int> WorkAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await fleet.DeriveAsync(cancellationToken);
        await foreach (var read in ForgetAsync(cancellationToken)) yield return read;
        var settled = fleet.SettledAt(await FleetState.ReadAsync(store, cancellationToken));
        trouble.Forget(settled);
        yield return await WatchAsync(cancellationToken);
        for (var left = RepositoriesPerRound; left > 0 && trouble.Take() is { } repository; left--)
            yield return await DeriveAsync(repository, settled, cancellationToken);
    }

    private async Task<int> DeriveAsync(string repository, DateTimeOffset settled, CancellationToken cancellationToken)
    {
        var isComplete = false;
        try
        {
            (var read, isComplete) = await ofRepositories.DeriveAsync(repository, settled, cancellationToken);
            return read;
        }
        finally
        {
            if (!isComplete) trouble.PutBack(repository);
        }
    }

    // Hours and drafts that the settled hour has gone past, and incidents over public proxies that are too old.
    private async IAsyncEnumerable<int> ForgetAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if ((await IncidentCheckpoint.ReadAsync(store, cancellationToken)).UpTo is { } upTo)
        {
            int removed;
            do
            {
                removed = await troubles.RemoveAsync(TimeBucket.Of(BucketSize.Hour, upTo), cancellationToken);
                yield return removed;
            }
            while (removed == TableLimits.BatchRows);
            var drafts = await rows.ReadRowsAsync(IncidentCheckpoint.DraftsBefore(upTo), cancellationToken);
            yield return await RemoveAsync(drafts, cancellationToken);
        }
        var old = await rows.ReadAsync(IncidentRows.Before(Oldest), cancellationToken);
        yield return await RemoveAsync([.. old.Where(IsTooOld).Select(one => one.Row)], cancellationToken);
    }

    // Reads the incidents of all repositories over private proxies: sees which are open, and removes those that are too old.
    private async Task<int> WatchAsync(CancellationToken cancellationToken)
    {
        var read = await rows.ReadRowsAsync(IncidentRows.AllPrivate, cancellationToken);
        var expired = new List<TableRow>();
        foreach (var repository in read.GroupBy(row => IncidentRows.Parse(row.Key).Repository, StringComparer.Ordinal))
        {
            var stored = repository.Where(row => !IncidentRows.Parse(row.Key).IsGuard).Select(IncidentRows.Read).ToList();
            if (stored.Exists(one => one.Incident.IsOpen)) trouble.Watch([repository.Key]);
            expired.AddRange(stored.TrueForAll(IsTooOld) ? repository : stored.Where(IsTooOld).Select(one => one.Row));
        }
        await RemoveAsync(expired, cancellationToken);
        return read.Count;
    }

    private DateTimeOffset Oldest => time.GetUtcNow() - options.Value.Keep;

    private bool IsTooOld(StoredIncident stored) => stored.Incident.LastData < Oldest;

    private async Task<int> RemoveAsync(IReadOnlyCollection<TableRow> old, CancellationToken cancellationToken)
    {
        var writes = old.Select(row => new RowWrite(row.Key, null, row.ETag));
        foreach (var batch in RowBatches.Split(IncidentRows.Partition, writes))
            await store.CommitAsync(IncidentRows.Partition, batch, cancellationToken);
        return old.Count;
    }
}
