using Microsoft.Extensions.Options;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Incidents;

/// <summary>
/// Makes the incidents over public proxies anew from the hours of the fleet that a run may still change, and writes what changed. It goes
/// on from what was open at the last hour that no run can change any more.
/// </summary>
internal sealed class FleetIncidents(
    ITableStore store, FleetRows fleet, TroubleRows troubles, IncidentRows rows,
    IOptions<IncidentOptions> options, IOptions<IngestOptions> ingest, TimeProvider time)
{
    // By as much may the minute an incident opened lie from the one in its id.
    private static readonly TimeSpan Slack = TimeSpan.FromDays(2);
    private readonly IncidentFold _fold = new(options.Value);

    /// <summary>Up to which hour everything is settled.</summary>
    public DateTimeOffset SettledAt(FleetState state) => state.Sealed > DateTimeOffset.UnixEpoch
        ? state.Sealed
        : TimeBucket.Of(BucketSize.Day, time.GetUtcNow() - ingest.Value.MaxAge - TimeSpan.FromDays(1)).Start;

    /// <returns>How many rows were read.</returns>
    public async Task<int> DeriveAsync(CancellationToken cancellationToken)
    {
        var settled = SettledAt(await FleetState.ReadAsync(store, cancellationToken));
        var checkpoint = await IncidentCheckpoint.ReadAsync(store, cancellationToken);
        var from = checkpoint.UpTo ?? settled;
        var next = settled > from ? settled : from;
        var stored = await KnownAsync(checkpoint, from, cancellationToken);
        var (hours, read) = await HoursAsync(from, cancellationToken);

        var (derived, drafts) = Derive(checkpoint, hours, next);
        var named = IncidentNaming.Name("", derived, [.. stored.Select(one => one.Incident)], from);
        await WriteAsync(checkpoint, from, next, [.. IncidentRows.Changes(named, stored)], drafts, cancellationToken);
        return read + stored.Count;
    }

    private (List<Incident> Derived, List<IncidentDraft> Drafts) Derive(
        IncidentCheckpoint checkpoint, ILookup<string, ProxyHour> hours, DateTimeOffset next)
    {
        var (derived, drafts) = (new List<Incident>(), new List<IncidentDraft>());
        foreach (var proxy in hours.Select(group => group.Key).Union(checkpoint.Drafts.Keys, StringComparer.Ordinal))
        {
            var settled = _fold.Fold(proxy, checkpoint.Drafts.GetValueOrDefault(proxy), hours[proxy].Where(hour => hour.Start < next));
            derived.AddRange(settled.Closed);
            derived.AddRange(_fold.IncidentsOf(_fold.Fold(proxy, settled.Draft, hours[proxy].Where(hour => hour.Start >= next))));
            if (settled.Draft is { } draft && next - draft.Incident.LastData <= IncidentFold.Silence) drafts.Add(draft);
        }
        return (derived, drafts);
    }

    // Those that opened in hours that are read, or that go on from before.
    private async Task<List<StoredIncident>> KnownAsync(
        IncidentCheckpoint checkpoint, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var opened = checkpoint.Drafts.Values.ToDictionary(
            draft => draft.Incident.Proxy, draft => draft.Incident.Opened, StringComparer.Ordinal);
        var first = opened.Values.Append(from).Min() - ingest.Value.MaxAge - Slack;
        var stored = await rows.ReadAsync(IncidentRows.Since(first), cancellationToken);
        return [.. stored.Where(one => one.Incident.Opened >= from
            || (opened.TryGetValue(one.Incident.Proxy, out var minute) && minute == one.Incident.Opened))];
    }

    private async Task<(ILookup<string, ProxyHour> Hours, int Rows)> HoursAsync(DateTimeOffset from, CancellationToken cancellationToken)
    {
        var (first, last) = (HourOf(from), HourOf(time.GetUtcNow() + IngestOptions.MostAhead));
        var trouble = (await troubles.ReadAsync(first, last, cancellationToken))
            .ToDictionary(one => (one.Hour.Start, one.Proxy), one => one.Trouble);
        var sums = await fleet.ReadCountsAsync(first, last, cancellationToken);
        var hours = sums.Where(sum => sum.Proxy.Length > 0).ToLookup(
            sum => sum.Proxy,
            sum => ProxyHour.Of(sum.Bucket, sum.Rollup, trouble.GetValueOrDefault((sum.Bucket.Start, sum.Proxy))),
            StringComparer.Ordinal);
        return (hours, sums.Count + trouble.Count);
    }

    // What is settled is left behind only when all that came of it is written in the same batch.
    private async Task WriteAsync(
        IncidentCheckpoint checkpoint,
        DateTimeOffset from,
        DateTimeOffset next,
        List<RowWrite> changes,
        List<IncidentDraft> drafts,
        CancellationToken cancellationToken)
    {
        if (changes.Count == 0 && checkpoint.UpTo == next) return;
        var batches = RowBatches.Split(IncidentRows.Partition, [checkpoint.Write(next), .. changes]).ToList();
        if (batches.Count > 1)
        {
            // Where nothing was settled yet, nothing is: the next round begins at the same hour.
            await store.CommitAsync(IncidentRows.Partition, [checkpoint.Write(from), .. batches[0].Skip(1)], cancellationToken);
            return;
        }
        if (checkpoint.UpTo != next) await WriteDraftsAsync(next, drafts, cancellationToken);
        await store.CommitAsync(IncidentRows.Partition, batches[0], cancellationToken);
    }

    private async Task WriteDraftsAsync(DateTimeOffset next, List<IncidentDraft> drafts, CancellationToken cancellationToken)
    {
        foreach (var batch in RowBatches.Split(IncidentRows.Partition, IncidentCheckpoint.WriteDrafts(next, drafts)))
            await store.CommitAsync(IncidentRows.Partition, batch, cancellationToken);
    }

    private static TimeBucket HourOf(DateTimeOffset time) => TimeBucket.Of(BucketSize.Hour, time);
}
