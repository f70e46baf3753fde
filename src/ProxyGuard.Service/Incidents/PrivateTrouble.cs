using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Incidents;

/// <summary>
/// Which repositories may have news about the private proxies they use, as the rebuilding of hours comes across them. Nothing of it is
/// stored: what a restart forgets, the next turn through the same hours finds again.
/// </summary>
internal sealed class PrivateTrouble
{
    private readonly Dictionary<string, Dictionary<DateTimeOffset, int>> _seen = new(StringComparer.Ordinal);
    private readonly Queue<string> _due = new();
    private readonly HashSet<string> _waiting = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Watches repositories whatever their hours say: those that have an open incident.</summary>
    public void Watch(IEnumerable<string> repositories)
    {
        lock (_gate)
        {
            foreach (var repository in repositories) _seen.TryAdd(repository, []);
        }
    }

    /// <summary>Takes note of an hour of a repository as it is stored now.</summary>
    public void Record(TimeBucket hour, string repository, IReadOnlyCollection<StoredRollup> rollups)
    {
        var news = rollups.Where(stored => stored.Proxy.Length > 0 && stored.Rollup is { PrivateRuns: > 0, Judged: > 0 }).ToList();
        if (news.Count == 0) return;
        lock (_gate)
        {
            if (!_seen.TryGetValue(repository, out var hours))
            {
                if (news.All(stored => stored.Rollup.Failing == 0)) return;
                _seen[repository] = hours = [];
            }
            // A build may tell its end long after its run.
            var digest = news.Aggregate(TroubleSum.RedByProxy(rollups).GetHashCode(), (sum, stored) => sum ^ HashCode.Combine(
                stored.Proxy, stored.Rollup.Judged, stored.Rollup.Failing, stored.Rollup.ServingSlots, stored.Rollup.FailingSlots));
            if (hours.TryGetValue(hour.Start, out var known) && known == digest) return;
            hours[hour.Start] = digest;
            if (_waiting.Add(repository)) _due.Enqueue(repository);
        }
    }

    /// <summary>The next repository to look at; null when there is none.</summary>
    public string? Take()
    {
        lock (_gate)
        {
            if (_due.TryDequeue(out var repository)) _waiting.Remove(repository);
            return repository;
        }
    }

    /// <summary>It could not be done: once more, later.</summary>
    public void PutBack(string repository)
    {
        lock (_gate)
        {
            if (_waiting.Add(repository)) _due.Enqueue(repository);
        }
    }

    /// <summary>Forgets the hours before one, and repositories of which nothing is left.</summary>
    public void Forget(DateTimeOffset before)
    {
        lock (_gate)
        {
            foreach (var (repository, hours) in _seen)
            {
                foreach (var hour in hours.Keys.Where(hour => hour < before).ToList()) hours.Remove(hour);
                if (hours.Count == 0) _seen.Remove(repository);
            }
        }
    }
}
