using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Fleet;

/// <summary>
/// Keeps up the rollups of the fleet. The hours that runs come in for now are made anew every round. Those before them, which only a late
/// run can change, come in turn; and once more, for the last time, when no run is taken for their day any more.
/// </summary>
internal sealed class FleetUpkeep(
    ITableStore store, ActiveHours hours, FleetRebuild rebuild, IOptions<IngestOptions> ingest, TimeProvider time)
{
    /// <summary>Repositories that one round reads beside those of the last hours.</summary>
    public const int RepositoriesPerRound = 2_000;

    // A run that was taken at the last moment is committed by then.
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    /// <summary>One round; each step gives the number of repositories it read.</summary>
    public async IAsyncEnumerable<int> WorkAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var isComplete = true;
        foreach (var bucket in Recent(now))
        {
            var rebuilt = await rebuild.RebuildAsync(bucket, cancellationToken);
            isComplete &= rebuilt.IsComplete;
            yield return rebuilt.Repositories;
        }
        if (isComplete) await ChangeAsync(state => state with { AsOf = now }, cancellationToken);
        await foreach (var read in SealAsync(now, cancellationToken)) yield return read;
        await foreach (var read in LookBackAsync(now, cancellationToken)) yield return read;
    }

    /// <summary>The hours a run may be of that does not come late, and their days. A clock may be ahead.</summary>
    private static IEnumerable<TimeBucket> Recent(DateTimeOffset now)
    {
        TimeBucket[] recent = [HourOf(now.AddHours(-1)), HourOf(now), HourOf(now + IngestOptions.MostAhead)];
        return recent.Concat(recent.Select(DayOf)).Distinct();
    }

    /// <summary>Closes one day a round, the oldest, as soon as no run is taken for it any more.</summary>
    private async IAsyncEnumerable<int> SealAsync(DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await hours.FirstAsync(HourOf(DateTimeOffset.UnixEpoch), cancellationToken) is not { } first) yield break;
        var day = DayOf(first);
        if (day.End + ingest.Value.MaxAge + Slack > now) yield break;
        if (!(await FleetState.ReadAsync(store, cancellationToken)).IsSealed(day))
        {
            var isComplete = true;
            foreach (var bucket in Enumerable.Range(0, 24).Select(hour => HourOf(day.Start.AddHours(hour))).Append(day))
            {
                var rebuilt = await rebuild.RebuildAsync(bucket, cancellationToken);
                isComplete &= rebuilt.IsComplete;
                yield return rebuilt.Repositories;
            }
            // Before its hours are forgotten: without them the day would be made anew from nothing.
            if (!isComplete || !await ChangeAsync(state => state.Seal(day), cancellationToken)) yield break;
        }
        await hours.RemoveAsync(day, cancellationToken);
    }

    /// <summary>Goes on through the hours before, as far as one round does, and begins again behind the last.</summary>
    private async IAsyncEnumerable<int> LookBackAsync(DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = HourOf((await FleetState.ReadAsync(store, cancellationToken)).Last);
        for (var left = RepositoriesPerRound; left > 0;)
        {
            var hour = await hours.FirstAsync(HourOf(last.End), cancellationToken);
            if (hour is null || hour.Value.End >= HourOf(now).Start)
            {
                last = HourOf(DateTimeOffset.UnixEpoch);
                break;
            }
            TimeBucket[] buckets = DayOf(hour.Value) == DayOf(last) ? [hour.Value] : [DayOf(hour.Value), hour.Value];
            foreach (var bucket in buckets)
            {
                var (read, _) = await rebuild.RebuildAsync(bucket, cancellationToken);
                left -= read;
                yield return read;
            }
            last = hour.Value;
        }
        await ChangeAsync(state => state with { Last = last.Start }, cancellationToken);
    }

    private async Task<bool> ChangeAsync(Func<FleetState, FleetState> change, CancellationToken cancellationToken)
    {
        var changed = change(await FleetState.ReadAsync(store, cancellationToken));
        return await store.CommitAsync(FleetRows.Partition, [changed.Write()], cancellationToken) == CommitResult.Committed;
    }

    private static TimeBucket HourOf(DateTimeOffset time) => TimeBucket.Of(BucketSize.Hour, time);

    private static TimeBucket DayOf(TimeBucket hour) => TimeBucket.Of(BucketSize.Day, hour.Start);
}
