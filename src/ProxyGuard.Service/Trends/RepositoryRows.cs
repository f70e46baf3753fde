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

/// <summary>How often a proxy was judged in an hour or day.</summary>
/// <param name="Bucket">The hour or day.</param>
/// <param name="Proxy">The proxy's id; empty for the repository itself, which is never judged.</param>
/// <param name="Serving">Runs in which it served.</param>
/// <param name="Judged">Runs in which it served or failed.</param>
internal readonly record struct JudgedRuns(TimeBucket Bucket, string Proxy, long Serving, long Judged)
{
    public static JudgedRuns Read(TimeBucket bucket, string proxy, TableRow row)
    {
        var (serving, judged) = RollupEncoding.ReadJudged(row.Value);
        return new(bucket, proxy, serving, judged);
    }
}

/// <summary>The rows of one repository as values.</summary>
internal sealed class RepositoryRows(ITableStore store)
{
    private const int NoLimit = int.MaxValue;

    private static readonly HashSet<string> AllProxies = [];

    /// <summary>The rollups of all proxies, and of the repository itself, from a bucket to another of the same size.</summary>
    public Task<IReadOnlyList<StoredRollup>> ReadRollupsAsync(
        string repository, TimeBucket first, TimeBucket last, CancellationToken cancellationToken) =>
        ReadRollupsAsync(repository, first, last, AllProxies, cancellationToken);

    /// <summary>
    /// The same of some proxies and the repository itself; of all when none is named. The others are read and not decoded.
    /// </summary>
    public async Task<IReadOnlyList<StoredRollup>> ReadRollupsAsync(
        string repository, TimeBucket first, TimeBucket last, IReadOnlySet<string> proxies, CancellationToken cancellationToken) =>
        RollupDecoding.Decode(
            await ReadRowsAsync(repository, first, last, cancellationToken), proxies, value => RollupEncoding.Read(value));

    /// <summary>Whether anything was ever counted for a repository.</summary>
    public async Task<bool> ExistsAsync(string repository, CancellationToken cancellationToken) =>
        (await store.ReadAsync(RowKeys.Partition(repository), RowKeys.AllDays, 1, cancellationToken)).Count > 0;

    /// <summary>The same without latencies, at a tenth of the work.</summary>
    public async Task<IReadOnlyList<StoredRollup>> ReadCountsAsync(
        string repository, TimeBucket first, TimeBucket last, CancellationToken cancellationToken) =>
        RollupDecoding.Decode(
            await ReadRowsAsync(repository, first, last, cancellationToken), AllProxies, value => RollupEncoding.ReadCounts(value));

    /// <summary>What availability is made of, at half of that.</summary>
    public async Task<IReadOnlyList<JudgedRuns>> ReadJudgedAsync(
        string repository, TimeBucket first, TimeBucket last, CancellationToken cancellationToken) =>
        RollupDecoding.Decode(await ReadRowsAsync(repository, first, last, cancellationToken), AllProxies, JudgedRuns.Read);

    public async Task<StoredRollup?> FindRollupAsync(
        string repository, TimeBucket bucket, string proxy, CancellationToken cancellationToken)
    {
        var range = KeyRange.Only(RowKeys.Rollup(bucket, proxy));
        return await store.ReadAsync(RowKeys.Partition(repository), range, 1, cancellationToken) is [var row]
            ? new StoredRollup(bucket, proxy, RollupEncoding.Read(row.Value), row)
            : null;
    }

    public async Task<StoredRun?> FindRunAsync(string repository, Guid key, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(RowKeys.Partition(repository), KeyRange.Only(RowKeys.Run(key)), 1, cancellationToken);
        return rows is [var row] ? StoredRun.Read(row.Value) : null;
    }

    /// <summary>Runs of a range, newest first.</summary>
    public async Task<IReadOnlyList<StoredRun>> ReadRunsAsync(
        string repository, KeyRange range, int most, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(RowKeys.Partition(repository), range, most, cancellationToken);
        return [.. rows.Select(row => StoredRun.Read(row.Value))];
    }

    private Task<IReadOnlyList<TableRow>> ReadRowsAsync(
        string repository, TimeBucket first, TimeBucket last, CancellationToken cancellationToken) =>
        store.ReadAsync(RowKeys.Partition(repository), RowKeys.Range(first, last), NoLimit, cancellationToken);
}
