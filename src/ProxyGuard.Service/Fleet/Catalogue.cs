using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Fleet;

/// <summary>
/// Which repositories are known: one partition with a row each, since neither engine lists partitions at a bearable price. A repository is
/// added before the first run of every hour, so that one whose row was removed comes back by itself.
/// </summary>
internal sealed class Catalogue(ITableStore store, ActiveHours active)
{
    public const string Partition = "repositories";

    /// <summary>
    /// Adds a repository, one that is there stays as it is, and notes the hours in which it is about to have its first run.
    /// </summary>
    public async Task AddAsync(string repository, IReadOnlyCollection<TimeBucket> hours, CancellationToken cancellationToken)
    {
        await active.AddAsync(repository, hours, cancellationToken);
        await WriteAsync([CatalogueEntry.New(repository)], cancellationToken);
    }

    /// <summary>Repositories in the order of their encoded ids.</summary>
    /// <param name="after">The encoded id behind which to begin; empty for the first.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<CatalogueEntry>> ReadAsync(string after, int most, CancellationToken cancellationToken)
    {
        var range = after.Length == 0 ? KeyRange.All : KeyRange.All.After(after);
        return [.. (await store.ReadAsync(Partition, range, most, cancellationToken)).Select(CatalogueEntry.Read)];
    }

    /// <summary>One repository; null when it is not in the list.</summary>
    public async Task<CatalogueEntry?> FindAsync(string repository, CancellationToken cancellationToken)
    {
        var range = KeyRange.Only(IdEncoding.Encode(repository));
        return await store.ReadAsync(Partition, range, 1, cancellationToken) is [var row] ? CatalogueEntry.Read(row) : null;
    }

    /// <summary>Writes over what was read; one that somebody else changed meanwhile takes its batch with it.</summary>
    public async Task WriteAsync(IEnumerable<CatalogueEntry> entries, CancellationToken cancellationToken)
    {
        var writes = entries.Select(entry => RowWrite.Over(entry.Row, IdEncoding.Encode(entry.Id), entry.Write()));
        foreach (var batch in RowBatches.Split(Partition, writes)) await store.CommitAsync(Partition, batch, cancellationToken);
    }

    /// <summary>Takes a repository out of the list, unless it changed since it was read.</summary>
    public Task RemoveAsync(CatalogueEntry entry, CancellationToken cancellationToken) => entry.Row is { } row
        ? store.CommitAsync(Partition, [new RowWrite(row.Key, null, row.ETag)], cancellationToken)
        : Task.CompletedTask;
}
