using ProxyGuard.Core.Outcomes;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Infrastructure;

/// <summary>Holds every rollup of a repository against the sum over its stored runs and outcomes.</summary>
internal static class StoredSums
{
    /// <returns>The rows that were summed up, by key.</returns>
    public static async Task<IReadOnlyDictionary<string, byte[]>> AssertAsync(ITableStore store, string repository)
    {
        var rows = await store.ReadAsync(RowKeys.Partition(repository), KeyRange.All, int.MaxValue, TestContext.Current.CancellationToken);
        var sums = rows.SelectMany(AdditionsOf)
            .GroupBy(addition => addition.Key)
            .Select(group => (group.Key, Value: Text(ProxyRollup.Merge([.. group.Select(addition => addition.Rollup)]))));
        var stored = rows.Where(row => IsRollup(row.Key)).Select(row => (row.Key, Value: Text(RollupEncoding.Read(row.Value))));

        Assert.Equal(sums.OrderBy(sum => sum.Key, StringComparer.Ordinal), stored.OrderBy(sum => sum.Key, StringComparer.Ordinal));
        return rows.Where(row => !IsRollup(row.Key)).ToDictionary(row => row.Key, row => row.Value);
    }

    private static bool IsRollup(string key) =>
        key.StartsWith("hour|", StringComparison.Ordinal) || key.StartsWith("day|", StringComparison.Ordinal);

    private static IReadOnlyList<StoredRollup> AdditionsOf(TableRow row)
    {
        if (row.Key.StartsWith(RowKeys.RunPrefix, StringComparison.Ordinal))
            return PendingRun.AdditionsOf(StoredRun.Read(row.Value).ReadReport());
        if (!row.Key.StartsWith(RowKeys.OutcomePrefix, StringComparison.Ordinal)) return [];
        var stored = StoredOutcome.Read(row.Value);
        var outcome = new BuildOutcome { Repository = "", Status = stored.Status, Cause = stored.Cause };
        return PendingOutcome.AdditionsOf(Guid.Parse(row.Key.Split('|')[2]), outcome, stored.Decision);
    }

    private static string Text(ProxyRollup rollup) => Convert.ToHexString(RollupEncoding.Write(rollup));
}
