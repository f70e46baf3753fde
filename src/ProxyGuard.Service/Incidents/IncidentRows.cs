using System.Globalization;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Incidents;

/// <summary>One incident as it is stored.</summary>
internal sealed record StoredIncident(Incident Incident, TableRow Row);

/// <summary>
/// The partition of incidents: those over public proxies, and a repository's own over proxies that it holds to be private; each newest
/// first, by the time in their ids, which never changes.
/// </summary>
internal sealed class IncidentRows(ITableStore store)
{
    public const string Partition = "incidents";
    private const string FleetPrefix = "fleet|";
    private const string PrivatePrefix = "private|";
    private static readonly long LastMinute = DateTimeOffset.MaxValue.ToUnixTimeSeconds() / 60;

    /// <summary>Incidents over public proxies.</summary>
    public static readonly KeyRange Fleet = KeyRange.StartingWith(FleetPrefix);

    /// <summary>Those of all repositories over private ones, with the rows that guard them.</summary>
    public static readonly KeyRange AllPrivate = KeyRange.StartingWith(PrivatePrefix);

    /// <summary>The rows of one repository.</summary>
    public static KeyRange PrivateOf(string repository) => KeyRange.StartingWith(Prefix(repository));

    /// <summary>The key of the row that every write of a repository's incidents is over.</summary>
    public static string GuardOf(string repository) => Prefix(repository) + "0";

    public static string Key(string repository, string id) => $"{Prefix(repository)}{Inverted(IncidentId.TimeOf(id)!.Value)}|{id}";

    /// <summary>Incidents over public proxies whose ids have a time from this one on.</summary>
    public static KeyRange Since(DateTimeOffset time) => new(FleetPrefix, $"{FleetPrefix}{Inverted(time)}|~");

    /// <summary>And those whose ids have an earlier one.</summary>
    public static KeyRange Before(DateTimeOffset time) => Fleet with { From = Since(time).To };

    /// <summary>Whose row this is, and whether it is an incident's.</summary>
    public static (string Repository, bool IsGuard) Parse(string key)
    {
        var parts = key.Split('|');
        return parts[0] == "fleet" ? ("", false) : (RowKeys.Id(parts[1]), parts.Length == 3);
    }

    /// <summary>The id of the incident in a row; of a guard what sorts before every id.</summary>
    public static string IdOf(TableRow row) => row.Key[(row.Key.LastIndexOf('|') + 1)..];

    public async Task<IReadOnlyList<StoredIncident>> ReadAsync(KeyRange range, CancellationToken cancellationToken) =>
        [.. (await ReadRowsAsync(range, cancellationToken)).Where(row => !Parse(row.Key).IsGuard).Select(Read)];

    public Task<IReadOnlyList<TableRow>> ReadRowsAsync(KeyRange range, CancellationToken cancellationToken) =>
        store.ReadAsync(Partition, range, int.MaxValue, cancellationToken);

    public async Task<Incident?> FindAsync(string repository, string id, CancellationToken cancellationToken) =>
        await store.ReadAsync(Partition, KeyRange.Only(Key(repository, id)), 1, cancellationToken) is [var row] ? Read(row).Incident : null;

    public static StoredIncident Read(TableRow row) => new(IncidentEncoding.Read(row.Value), row);

    /// <summary>What to write so that the stored incidents are these; nothing for one that stays as it is.</summary>
    public static IEnumerable<RowWrite> Changes(NamedIncidents now, IReadOnlyCollection<StoredIncident> stored)
    {
        var rows = stored.ToDictionary(one => one.Incident.Id, one => one.Row, StringComparer.Ordinal);
        foreach (var gone in now.Gone) yield return new RowWrite(rows[gone.Id].Key, null, rows[gone.Id].ETag);
        foreach (var incident in now.Incidents)
        {
            var (row, value) = (rows.GetValueOrDefault(incident.Id), IncidentEncoding.Write(incident));
            if (row is null || !row.Value.AsSpan().SequenceEqual(value))
                yield return RowWrite.Over(row, Key(incident.Repository, incident.Id), value);
        }
    }

    private static string Prefix(string repository) =>
        repository.Length == 0 ? FleetPrefix : $"{PrivatePrefix}{IdEncoding.Encode(repository)}|";

    private static string Inverted(DateTimeOffset time) =>
        (LastMinute - time.ToUnixTimeSeconds() / 60).ToString("D12", CultureInfo.InvariantCulture);
}
