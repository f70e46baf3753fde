namespace ProxyGuard.Service.Storage;

/// <summary>Cuts writes into batches that every engine takes.</summary>
internal static class RowBatches
{
    public static IEnumerable<IReadOnlyList<RowWrite>> Split(string partition, IEnumerable<RowWrite> writes)
    {
        var batch = new List<RowWrite>();
        var bytes = 0L;
        foreach (var write in writes)
        {
            var cost = TableLimits.CostOf(partition, write.Key, write.Value?.Length ?? 0);
            if (batch.Count == TableLimits.BatchRows || (batch.Count > 0 && bytes + cost > TableLimits.BatchBytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }
            batch.Add(write);
            bytes += cost;
        }
        if (batch.Count > 0) yield return batch;
    }
}
