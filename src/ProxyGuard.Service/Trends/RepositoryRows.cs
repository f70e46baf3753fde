using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Trends;

/// <summary>One rollup as it is stored.</summary>
/// <param name="Bucket">The hour or day.</param>
/// <param name="Proxy">The proxy's id; empty for the repository itself.</param>
/// <param name="Rollup">The sum.</param>
/// <param name="Row">The row it was read from; null when there is none yet.</param>
internal sealed record StoredRollup(TimeBucket Bucket, string Proxy, ProxyRollup Rollup, TableRow? Row)
{
    public string Key => RowKeys.Rollup(Bucket, Proxy);
}

/// <summary>The rows of one repository as values.</summary>
internal sealed class RepositoryRows(ITableStore store)
{
    private const int NoLimit = int.MaxValue;

    public async Task<IReadOnlyList<StoredRollup>> ReadRollupsAsync(
        string repository, TimeBucket first, TimeBucket last, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(RowKeys.Partition(repository), RowKeys.Range(first, last), NoLimit, cancellationToken);
        return [.. rows.Select(ToRollup)];
    }

    /// <summary>The same without latencies, at a tenth of the work.</summary>
    public async Task<IReadOnlyList<StoredRollup>> ReadCountsAsync(
        string repository, TimeBucket first, TimeBucket last, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(RowKeys.Partition(repository), RowKeys.Range(first, last), NoLimit, cancellationToken);
        return [.. rows.Select(row => ToRollup(row, RollupEncoding.ReadCounts(row.Value)))];
    }

    public async Task<StoredRollup?> FindRollupAsync(
        string repository, TimeBucket bucket, string proxy, CancellationToken cancellationToken)
    {
        var range = KeyRange.Only(RowKeys.Rollup(bucket, proxy));
        return await store.ReadAsync(RowKeys.Partition(repository), range, 1, cancellationToken) is [var row] ? ToRollup(row) : null;
    }

    public async Task<StoredRun?> FindRunAsync(string repository, Guid key, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(RowKeys.Partition(repository), KeyRange.Only(RowKeys.Run(key)), 1, cancellationToken);
        return rows is [var row] ? StoredRun.Read(row.Value) : null;
    }

    /// <summary>The newest runs, newest first.</summary>
    public async Task<IReadOnlyList<RunReport>> ReadRunsAsync(string repository, int most, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(RowKeys.Partition(repository), KeyRange.StartingWith(RowKeys.RunPrefix), most, cancellationToken);
        return [.. rows.Select(row => StoredRun.Read(row.Value).ReadReport())];
    }

    private static StoredRollup ToRollup(TableRow row) => ToRollup(row, RollupEncoding.Read(row.Value));

    private static StoredRollup ToRollup(TableRow row, ProxyRollup rollup)
    {
        var (bucket, proxy) = RowKeys.ParseRollup(row.Key);
        return new StoredRollup(bucket, proxy, rollup, row);
    }
}
