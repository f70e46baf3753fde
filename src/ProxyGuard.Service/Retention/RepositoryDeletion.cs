using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Retention;

/// <summary>How many rows a repository has, or had, by kind.</summary>
internal sealed record RepositoryContent(long Runs, long Outcomes, long Hours, long Days)
{
    public static readonly RepositoryContent Nothing = new(0, 0, 0, 0);

    public RepositoryContent With(TableRow row) => row.Key[..(row.Key.IndexOf('|') + 1)] switch
    {
        RowKeys.RunPrefix => this with { Runs = Runs + 1 },
        RowKeys.OutcomePrefix => this with { Outcomes = Outcomes + 1 },
        RowKeys.HourPrefix => this with { Hours = Hours + 1 },
        RowKeys.DayPrefix => this with { Days = Days + 1 },
        _ => this,
    };

    public override string ToString() => $"{Runs} runs, {Outcomes} outcomes of builds, {Hours} rollups of hours, {Days} rollups of days";
}

/// <summary>
/// Removes all that is kept of a repository, also while runs come in: it goes over the partition until nothing is there, and takes the
/// repository out of the list last, so that one that was cut short can be repeated. A run that comes later begins the repository anew.
/// </summary>
internal sealed class RepositoryDeletion(ITableStore store, Catalogue catalogue)
{
    private readonly IncidentErasure _incidents = new(store, new IncidentRows(store), new TroubleRows(store));

    /// <summary>What there is to remove.</summary>
    public async Task<RepositoryContent> CountAsync(string repository, CancellationToken cancellationToken)
    {
        var content = RepositoryContent.Nothing;
        for (var range = KeyRange.All; ;)
        {
            var rows = await store.ReadAsync(RowKeys.Partition(repository), range, TableLimits.BatchRows, cancellationToken);
            if (rows.Count == 0) return content;
            content = rows.Aggregate(content, (sum, row) => sum.With(row));
            range = range.After(rows[^1].Key);
        }
    }

    /// <summary>Removes it and says what was removed.</summary>
    public async Task<RepositoryContent> DeleteAsync(string repository, CancellationToken cancellationToken)
    {
        var removed = RepositoryContent.Nothing;
        var partition = RowKeys.Partition(repository);
        while (await store.ReadAsync(partition, KeyRange.All, TableLimits.BatchRows, cancellationToken) is { Count: > 0 } rows)
        {
            // Whatever a row has become meanwhile: a condition would never hold while runs come in.
            RowWrite[] writes = [.. rows.Select(row => new RowWrite(row.Key, null, null))];
            if (await store.CommitAsync(partition, writes, cancellationToken) == CommitResult.Committed)
                removed = rows.Aggregate(removed, (sum, row) => sum.With(row));
        }
        await _incidents.EraseAsync(repository, cancellationToken);
        if (await catalogue.FindAsync(repository, cancellationToken) is { } entry) await catalogue.RemoveAsync(entry, cancellationToken);
        return removed;
    }
}
