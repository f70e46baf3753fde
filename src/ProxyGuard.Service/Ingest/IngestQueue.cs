using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Ingest;

/// <summary>
/// Takes in runs and outcomes, one writer per repository: whatever waits for a repository is committed together, so that a matrix of 500
/// jobs is not 500 conflicts. A client that leaves does not cancel its entry.
/// </summary>
internal sealed class IngestQueue(GroupCommit commit)
{
    // The other half is for the rollups; should they need more, the group is halved where their size is known.
    private const int MostEntryBytes = TableLimits.BatchBytes / 2;
    private readonly Dictionary<string, Writer> _writers = new(StringComparer.Ordinal);

    public Task<IngestOutcome> AddAsync(PendingEntry entry)
    {
        lock (_writers)
        {
            if (_writers.TryGetValue(entry.Repository, out var writer)) writer.Waiting.Add(entry);
            else _writers[entry.Repository] = new Writer([entry], Task.Run(() => WriteAllAsync(entry.Repository)));
        }
        return entry.Outcome;
    }

    /// <summary>Waits for what is still being written; at most until it is cancelled.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        Task writing;
        lock (_writers) writing = Task.WhenAll(_writers.Values.Select(writer => writer.Work));
        await writing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task WriteAllAsync(string repository)
    {
        while (Take(repository) is { Count: > 0 } group)
        {
            try
            {
                await commit.CommitAsync(repository, group);
            }
            catch (Exception fault)
            {
                // A store that does not answer is not asked again for each group that waits.
                if (ProxyGuardService.IsStoreFault(fault)) group.AddRange(TakeAll(repository));
                foreach (var entry in group) entry.Fail(fault);
            }
        }
    }

    // A repository is in the table as long as it has a writer.
    private List<PendingEntry> Take(string repository)
    {
        lock (_writers)
        {
            var queue = _writers[repository].Waiting;
            var group = queue[..SizeOfGroup(RowKeys.Partition(repository), queue)];
            queue.RemoveRange(0, group.Count);
            if (group.Count == 0) _writers.Remove(repository);
            return group;
        }
    }

    private List<PendingEntry> TakeAll(string repository)
    {
        lock (_writers)
        {
            List<PendingEntry> all = [.. _writers[repository].Waiting];
            _writers[repository].Waiting.Clear();
            return all;
        }
    }

    private static int SizeOfGroup(string partition, List<PendingEntry> queue)
    {
        var rollups = new HashSet<(TimeBucket, string)>();
        var entryBytes = 0;
        for (var taken = 0; taken < queue.Count; taken++)
        {
            entryBytes += TableLimits.CostOf(partition, queue[taken].RowKey, queue[taken].RowBytes);
            foreach (var addition in queue[taken].Additions) rollups.Add((addition.Bucket, addition.Proxy));
            if (taken + 1 + rollups.Count > TableLimits.BatchRows || entryBytes > MostEntryBytes) return Math.Max(1, taken);
        }
        return queue.Count;
    }

    private sealed record Writer(List<PendingEntry> Waiting, Task Work);
}
