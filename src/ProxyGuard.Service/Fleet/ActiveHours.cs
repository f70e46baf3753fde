using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Fleet;

/// <summary>
/// Which repositories may have had a run in which hour: a row for each, written before the first run of the hour is, whenever that comes.
/// So a sum over all repositories knows where to look, and the hours of the others cost nothing.
/// </summary>
internal sealed class ActiveHours(ITableStore store)
{
    public const string Partition = "hours";
    private static readonly byte[] Version1 = new PackedWriter().Number(1).ToArray();

    public async Task AddAsync(string repository, IEnumerable<TimeBucket> hours, CancellationToken cancellationToken)
    {
        foreach (var batch in RowBatches.Split(Partition, hours.Select(hour => new RowWrite(Key(hour, repository), Version1, null))))
            await store.CommitAsync(Partition, batch, cancellationToken);
    }

    /// <summary>The repositories of an hour or of a day.</summary>
    public async Task<IReadOnlyList<string>> RepositoriesAsync(TimeBucket bucket, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(Partition, KeyRange.StartingWith(bucket.Name), int.MaxValue, cancellationToken);
        return [.. rows.Select(row => Parse(row.Key).Repository).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The first hour with a repository, from one on; null when there is none.</summary>
    public async Task<TimeBucket?> FirstAsync(TimeBucket from, CancellationToken cancellationToken)
    {
        var range = KeyRange.All with { From = from.Name };
        return await store.ReadAsync(Partition, range, 1, cancellationToken) is [var row] ? Parse(row.Key).Hour : null;
    }

    /// <summary>Forgets the hours of a day.</summary>
    public async Task RemoveAsync(TimeBucket day, CancellationToken cancellationToken)
    {
        var range = KeyRange.StartingWith(day.Name);
        while (await store.ReadAsync(Partition, range, TableLimits.BatchRows, cancellationToken) is { Count: > 0 } rows)
        {
            if (await store.CommitAsync(Partition, [.. rows.Select(row => new RowWrite(row.Key, null, null))], cancellationToken)
                != CommitResult.Committed) return;
        }
    }

    private static string Key(TimeBucket hour, string repository) => $"{hour.Name}|{IdEncoding.Encode(repository)}";

    private static (TimeBucket Hour, string Repository) Parse(string key)
    {
        var parts = key.Split('|');
        return (TimeBucket.Parse(BucketSize.Hour, parts[0]), RowKeys.Id(parts[1]));
    }
}
