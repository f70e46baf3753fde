using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Incidents;

/// <summary>
/// How far the incidents of the fleet are settled: what was open at that hour is kept, so that hours before are never read again. Every
/// write to them is over this row, so that of two workers the one that read first cannot write over the other.
/// </summary>
/// <param name="UpTo">The hour; null before the first round.</param>
/// <param name="Drafts">What was open then, by proxy.</param>
/// <param name="Row">The row it was read from.</param>
internal sealed record IncidentCheckpoint(
    DateTimeOffset? UpTo, IReadOnlyDictionary<string, IncidentDraft> Drafts, TableRow? Row)
{
    private const string Key = "state";
    private const string DraftPrefix = "draft|";
    private const int Version = 1;

    public static async Task<IncidentCheckpoint> ReadAsync(ITableStore store, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(IncidentRows.Partition, KeyRange.Only(Key), 1, cancellationToken) is not [var row])
            return new(null, new Dictionary<string, IncidentDraft>(), null);
        var reader = new PackedReader(row.Value);
        if (reader.Number() is var version && version != Version)
            throw new InvalidDataException($"the state of incidents has version {version}, this program knows up to {Version}: update it");
        var upTo = IncidentEncoding.ReadTime(ref reader);
        var drafts = await store.ReadAsync(IncidentRows.Partition, KeyRange.StartingWith(Prefix(upTo)), int.MaxValue, cancellationToken);
        var byProxy = drafts.Select(draft => Read(draft.Value)).ToDictionary(draft => draft.Incident.Proxy, StringComparer.Ordinal);
        return new(upTo, byProxy, row);
    }

    /// <summary>The write that holds only if nobody wrote since, and says up to when incidents are settled.</summary>
    public RowWrite Write(DateTimeOffset upTo)
    {
        var writer = new PackedWriter().Number(Version);
        IncidentEncoding.Write(writer, upTo);
        return RowWrite.Over(Row, Key, writer.ToArray());
    }

    /// <summary>What is open at an hour. Nobody looks at it before the hour is the settled one.</summary>
    public static IEnumerable<RowWrite> WriteDrafts(DateTimeOffset upTo, IEnumerable<IncidentDraft> drafts) =>
        drafts.Select(draft => new RowWrite(Prefix(upTo) + IdEncoding.Encode(draft.Incident.Proxy), Write(draft), null));

    /// <summary>What was open at earlier hours, which nobody looks at any more.</summary>
    public static KeyRange DraftsBefore(DateTimeOffset upTo) => new(DraftPrefix, Prefix(upTo));

    public static KeyRange AllDrafts => KeyRange.StartingWith(DraftPrefix);

    public static IncidentDraft Read(byte[] value)
    {
        var reader = new PackedReader(value);
        if (reader.Number() is var version && version != Version)
            throw new InvalidDataException($"an open incident has version {version}, this program knows up to {Version}: update it");
        var incident = IncidentEncoding.ReadIncident(ref reader);
        return new(incident, (int)reader.Number(), reader.Number(), reader.Number());
    }

    public static byte[] Write(IncidentDraft draft)
    {
        var writer = new PackedWriter().Number(Version);
        IncidentEncoding.Write(writer, draft.Incident);
        return writer.Number(draft.ServedHours).Number(draft.LaterFailing).Number(draft.LaterJudged).ToArray();
    }

    private static string Prefix(DateTimeOffset upTo) => $"{DraftPrefix}{TimeBucket.Of(BucketSize.Hour, upTo).Name}|";
}
