using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Ingest;

/// <summary>
/// Takes in runs, one writer per repository: whatever waits for a repository is committed together, so that a matrix of 500 jobs is not
/// 500 conflicts. A client that leaves does not cancel its run.
/// </summary>
internal sealed class RunIngest(RunCommit commit)
{
    private readonly Dictionary<string, List<PendingRun>> _waiting = new(StringComparer.Ordinal);

    public Task<IngestOutcome> AddAsync(PendingRun run)
    {
        var repository = run.Report.Repository;
        lock (_waiting)
        {
            if (_waiting.TryGetValue(repository, out var queue)) queue.Add(run);
            else
            {
                _waiting[repository] = [run];
                _ = Task.Run(() => WriteAllAsync(repository));
            }
        }
        return run.Outcome;
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
                foreach (var run in group) run.Fail(fault);
            }
        }
    }

    // A repository is in the table as long as it has a writer.
    private List<PendingRun> Take(string repository)
    {
        lock (_waiting)
        {
            var queue = _waiting[repository];
            var group = queue[..SizeOfGroup(queue)];
            queue.RemoveRange(0, group.Count);
            if (group.Count == 0) _waiting.Remove(repository);
            return group;
        }
    }

    private static int SizeOfGroup(List<PendingRun> queue)
    {
        var rows = new HashSet<string>(StringComparer.Ordinal);
        for (var taken = 0; taken < queue.Count; taken++)
        {
            rows.Add(RowKeys.Run(queue[taken].Report.Key));
            rows.UnionWith(queue[taken].Additions().Select(addition => addition.Key));
            if (rows.Count > TableLimits.BatchRows) return Math.Max(1, taken);
        }
        return queue.Count;
    }
}
