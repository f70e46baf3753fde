using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Fleet;

/// <summary>
/// Which repositories are known: one partition with a row each, since neither engine lists partitions at a bearable price. A repository is
/// added before the first run of every hour, so that one whose row was removed comes back by itself.
/// </summary>
internal sealed class Catalogue(ITableStore store)
{
    private const string Partition = "repositories";
    private static readonly byte[] Version1 = new PackedWriter().Number(1).ToArray();

    /// <summary>Adds a repository; one that is there stays as it is.</summary>
    public Task AddAsync(string repository, CancellationToken cancellationToken) =>
        store.CommitAsync(Partition, [new RowWrite(IdEncoding.Encode(repository), Version1, RowWrite.Absent)], cancellationToken);

    /// <summary>All repositories in the order of their encoded ids.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(Partition, KeyRange.All, int.MaxValue, cancellationToken);
        return [.. rows.Select(row => Decode(row.Key))];
    }

    private static string Decode(string key) =>
        IdEncoding.TryDecode(key, out var id) ? id : throw new InvalidDataException("a repository's key is no id");
}
