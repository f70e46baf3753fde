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

    private readonly ConcurrentDictionary<string, Memory> _memories = new(StringComparer.Ordinal);
    private long _swept = time.GetTimestamp();

    /// <summary>The last 30 days, without the buckets that are about to change. One caller at a time for a repository.</summary>
    public async Task<IEnumerable<StoredRollup>> ReadAsync(string repository, IReadOnlyCollection<TimeBucket> changing)
    {
        var now = time.GetUtcNow();
        var (today, first) = (Day(now), Day(now.AddDays(1 - AvailabilityDays)));
        if (changing.Any(bucket => bucket.Size == BucketSize.Day && bucket != today))
        {
            Forget(repository);
            var days = await rows.ReadCountsAsync(repository, first, today, CancellationToken.None);
            return days.Where(day => !changing.Contains(day.Bucket));
        }
        if (_memories.TryGetValue(repository, out var known) && known.Today == today && !IsOver(known)) return known.Days;
        var read = await rows.ReadCountsAsync(repository, first, Day(now.AddDays(-1)), CancellationToken.None);
        return Remember(repository, today,
            [.. read.Where(day => day.Proxy.Length > 0).GroupBy(day => day.Proxy).SelectMany(days => Condense([.. days]))]);
    }

    /// <summary>Reads anew the next time.</summary>
    public void Forget(string repository) => _memories.TryRemove(repository, out _);

    // What was read together is not read again together: each is believed for half a minute to a whole one.
    private IReadOnlyList<StoredRollup> Remember(string repository, TimeBucket today, IReadOnlyList<StoredRollup> days)
    {
        ForgetOld();
        _memories[repository] = new Memory(today, days, time.GetTimestamp(), Believed * (0.5 + Random.Shared.NextDouble() / 2));
        return days;
    }

    private void ForgetOld()
    {
        if (time.GetElapsedTime(_swept) < Believed) return;
        _swept = time.GetTimestamp();
        foreach (var (repository, memory) in _memories)
        {
            if (IsOver(memory)) Forget(repository);
        }
    }

    private bool IsOver(Memory memory) => time.GetElapsedTime(memory.Since) >= memory.Lasts;

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

    private sealed record Memory(TimeBucket Today, IReadOnlyList<StoredRollup> Days, long Since, TimeSpan Lasts);
}
