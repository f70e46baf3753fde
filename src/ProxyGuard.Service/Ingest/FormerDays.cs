using System.Collections.Concurrent;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Ingest;

/// <summary>
/// The counts of a repository's days before today, as far as a run's answer needs them. They are remembered for a minute: only late runs
/// change them, and a run that is committed alone would read a hundred rows for its answer. No sum that is stored comes from here.
/// </summary>
internal sealed class FormerDays(RepositoryRows rows, TimeProvider time)
{
    /// <summary>So long an answer may lack the late runs that another instance took in.</summary>
    public static readonly TimeSpan Believed = TimeSpan.FromMinutes(1);

    private const int AvailabilityDays = 30;

    // All are forgotten at once: what was asked for within a minute is all that is ever held.
    private Memory _memory = new(default, 0);

    /// <summary>The last 30 days, without the buckets that are about to change. One caller at a time for a repository.</summary>
    public async Task<IEnumerable<StoredRollup>> ReadAsync(string repository, IReadOnlyCollection<TimeBucket> changing)
    {
        var now = time.GetUtcNow();
        var (today, first) = (Day(now), Day(now.AddDays(1 - AvailabilityDays)));
        var known = Known(today);
        if (changing.Any(bucket => bucket.Size == BucketSize.Day && bucket != today))
        {
            known.TryRemove(repository, out _);
            var days = await rows.ReadCountsAsync(repository, first, today, CancellationToken.None);
            return days.Where(day => !changing.Contains(day.Bucket));
        }
        if (known.TryGetValue(repository, out var former)) return former;
        var read = await rows.ReadCountsAsync(repository, first, Day(now.AddDays(-1)), CancellationToken.None);
        return known[repository] = [.. read.Where(day => day.Proxy.Length > 0).GroupBy(day => day.Proxy).SelectMany(days => Condense([.. days]))];
    }

    /// <summary>Reads anew the next time.</summary>
    public void Forget(string repository) => _memory.Days.TryRemove(repository, out _);

    private ConcurrentDictionary<string, IReadOnlyList<StoredRollup>> Known(TimeBucket today)
    {
        var memory = _memory;
        if (memory.Today != today || time.GetElapsedTime(memory.At) >= Believed) _memory = memory = new(today, time.GetTimestamp());
        return memory.Days;
    }

    // To a run of today they answer as all days do: a proxy's outage began no earlier than the day on which it last served, and only the
    // sum of its verdicts counts.
    private static IEnumerable<StoredRollup> Condense(List<StoredRollup> days)
    {
        var served = Math.Max(0, days.FindLastIndex(day => day.Rollup.ServingSlots != 0));
        var sum = ProxyRollup.Merge([.. days.Take(served + 1).Select(day => day.Rollup)]);
        var last = days[served].Rollup;
        yield return days[served] with
        {
            Row = null,
            Rollup = new() { Verdicts = sum.Verdicts, ServingSlots = last.ServingSlots, FailingSlots = last.FailingSlots },
        };
        foreach (var day in days.Skip(served + 1)) yield return day with { Row = null };
    }

    private static TimeBucket Day(DateTimeOffset time) => TimeBucket.Of(BucketSize.Day, time);

    private sealed record Memory(TimeBucket Today, long At)
    {
        public ConcurrentDictionary<string, IReadOnlyList<StoredRollup>> Days { get; } = new(StringComparer.Ordinal);
    }
}
