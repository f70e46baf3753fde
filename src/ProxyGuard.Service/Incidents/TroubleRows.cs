using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Incidents;

/// <summary>One hour's trouble of a public proxy as it is stored.</summary>
internal sealed record StoredTrouble(TimeBucket Hour, string Proxy, HourTrouble Trouble, TableRow Row);

/// <summary>
/// Whom each public proxy failed, hour by hour, beside the sums of the fleet and written with them. Incidents are made from it; what they
/// have gone past is forgotten.
/// </summary>
internal sealed class TroubleRows(ITableStore store)
{
    private const string Prefix = "trouble|";

    public Task<IReadOnlyList<StoredTrouble>> ReadAsync(TimeBucket first, TimeBucket last, CancellationToken cancellationToken) =>
        ReadAsync(new KeyRange(First(first), KeyRange.StartingWith(First(last)).To), int.MaxValue, cancellationToken);

    /// <summary>All that is kept.</summary>
    public Task<IReadOnlyList<StoredTrouble>> ReadAsync(CancellationToken cancellationToken) =>
        ReadAsync(KeyRange.StartingWith(Prefix), int.MaxValue, cancellationToken);

    /// <summary>Forgets some of the hours before one; gives how many rows that were.</summary>
    public async Task<int> RemoveAsync(TimeBucket before, CancellationToken cancellationToken)
    {
        var range = new KeyRange(Prefix, First(before));
        var rows = await store.ReadAsync(FleetRows.Partition, range, TableLimits.BatchRows, cancellationToken);
        if (rows.Count == 0) return 0;
        await store.CommitAsync(FleetRows.Partition, [.. rows.Select(row => new RowWrite(row.Key, null, row.ETag))], cancellationToken);
        return rows.Count;
    }

    /// <summary>What to write so that the stored trouble of an hour is this.</summary>
    public static IEnumerable<RowWrite> Changes(TimeBucket hour, IReadOnlyList<StoredTrouble> stored, TroubleSum sum)
    {
        foreach (var old in stored)
        {
            var value = sum.Of(old.Proxy)?.Write();
            if (value is null || !old.Row.Value.AsSpan().SequenceEqual(value)) yield return new RowWrite(old.Row.Key, value, old.Row.ETag);
        }
        foreach (var proxy in sum.Proxies.Except(stored.Select(old => old.Proxy)))
            yield return RowWrite.Over(null, First(hour) + IdEncoding.Encode(proxy), sum.Of(proxy)!.Write());
    }

    private async Task<IReadOnlyList<StoredTrouble>> ReadAsync(KeyRange range, int most, CancellationToken cancellationToken) =>
        [.. (await store.ReadAsync(FleetRows.Partition, range, most, cancellationToken)).Select(Parse)];

    private static StoredTrouble Parse(TableRow row)
    {
        var parts = row.Key.Split('|');
        return new(TimeBucket.Parse(BucketSize.Hour, parts[1]), RowKeys.Id(parts[2]), HourTrouble.Read(row.Value), row);
    }

    private static string First(TimeBucket hour) => $"{Prefix}{hour.Name}|";
}

/// <summary>
/// Adds up whom each public proxy failed in an hour. What a repository holds to be private is left out, as it is of the fleet.
/// </summary>
internal sealed class TroubleSum
{
    private readonly Dictionary<string, List<HourTrouble>> _parts = new(StringComparer.Ordinal);

    public IEnumerable<string> Proxies => _parts.Keys;

    public void Add(string repository, IReadOnlyCollection<StoredRollup> rollups)
    {
        var failing = rollups.Where(stored => stored.Proxy.Length > 0 && stored.Rollup is { Failing: > 0, PrivateRuns: 0 }).ToList();
        if (failing.Count == 0) return;
        var red = RedByProxy(rollups);
        foreach (var stored in failing)
        {
            if (!_parts.TryGetValue(stored.Proxy, out var parts)) _parts[stored.Proxy] = parts = [];
            parts.Add(HourTrouble.Of(repository, stored.Rollup, red));
        }
    }

    public HourTrouble? Of(string proxy) => _parts.TryGetValue(proxy, out var parts) ? HourTrouble.Merge(parts) : null;

    /// <summary>The builds of a repository's hour that were red because of a proxy.</summary>
    public static long RedByProxy(IEnumerable<StoredRollup> ofOneHour) =>
        ofOneHour.Where(stored => stored.Proxy.Length == 0).Sum(stored => stored.Rollup.Builds.RedByProxy);
}
