using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Incidents;

/// <summary>
/// Takes a repository that is deleted out of everything incidents keep: its own go, and its name goes from those over public proxies. Their
/// figures stay as they were counted.
/// </summary>
internal sealed class IncidentErasure(ITableStore store, IncidentRows rows, TroubleRows troubles)
{
    public async Task EraseAsync(string repository, CancellationToken cancellationToken)
    {
        // First what incidents are made from, lest it come back.
        var hours = (await troubles.ReadAsync(cancellationToken)).Where(hour => hour.Trouble.Hits.Any(hit => hit.Repository == repository));
        await WriteAsync(
            FleetRows.Partition,
            hours.Select(hour => new RowWrite(hour.Row.Key, hour.Trouble.Without(repository).Write(), hour.Row.ETag)),
            cancellationToken);
        var drafts = from row in await rows.ReadRowsAsync(IncidentCheckpoint.AllDrafts, cancellationToken)
                     let draft = IncidentCheckpoint.Read(row.Value)
                     where Names(draft.Incident, repository)
                     select Over(row, IncidentCheckpoint.Write(draft with { Incident = draft.Incident.Without(repository) }));
        var incidents = from stored in await rows.ReadAsync(IncidentRows.Fleet, cancellationToken)
                        where Names(stored.Incident, repository)
                        select Over(stored.Row, IncidentEncoding.Write(stored.Incident.Without(repository)));
        var own = from row in await rows.ReadRowsAsync(IncidentRows.PrivateOf(repository), cancellationToken)
                  select new RowWrite(row.Key, null, row.ETag);
        await WriteAsync(IncidentRows.Partition, [.. drafts, .. incidents, .. own], cancellationToken);
    }

    private static bool Names(Incident incident, string repository) => incident.Hits.Any(hit => hit.Repository == repository);

    private static RowWrite Over(TableRow row, byte[] value) => new(row.Key, value, row.ETag);

    // A row that somebody else changes meanwhile is read again by whoever repeats the deletion.
    private async Task WriteAsync(string partition, IEnumerable<RowWrite> writes, CancellationToken cancellationToken)
    {
        foreach (var batch in RowBatches.Split(partition, writes)) await store.CommitAsync(partition, batch, cancellationToken);
    }
}
