using System.Numerics;

namespace ProxyGuard.Service.Trends;

/// <summary>Since when a proxy is failing, from the slots of its buckets: sums, so the order of arrival does not matter.</summary>
internal static class Outage
{
    /// <summary>
    /// The slots, ascending, in which the proxy failed since it last served, up to a moment. A slot with both counts as failing, since
    /// the failing run asks.
    /// </summary>
    public static IReadOnlyList<DateTimeOffset> FailingSlots(IReadOnlyCollection<StoredRollup> buckets, DateTimeOffset upTo)
    {
        var served = Slots(buckets, rollup => rollup.ServingSlots).Where(slot => slot <= upTo)
            .DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        return [.. Slots(buckets, rollup => rollup.FailingSlots).Where(slot => slot >= served && slot <= upTo).Order()];
    }

    private static IEnumerable<DateTimeOffset> Slots(IEnumerable<StoredRollup> buckets, Func<ProxyRollup, ulong> bits) =>
        from stored in buckets
        from slot in SlotsOf(bits(stored.Rollup))
        select stored.Bucket.SlotStart(slot);

    public static IEnumerable<int> SlotsOf(ulong bits)
    {
        for (; bits != 0; bits &= bits - 1) yield return BitOperations.TrailingZeroCount(bits);
    }
}

/// <summary>Finds the minute an outage began: days tell the hour, and at most two hours tell the minute.</summary>
internal sealed class OutageReader(RepositoryRows rows)
{
    /// <summary>How long ago an outage may have begun to be told in full.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromDays(29);

    /// <param name="repository">The repository.</param>
    /// <param name="known">The proxy's days, and those of its hours that are at hand.</param>
    /// <param name="upTo">The moment that is asked about.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Since when the proxy is failing; null when it is not.</returns>
    public async Task<DateTimeOffset?> FailingSinceAsync(
        string repository, IReadOnlyCollection<StoredRollup> known, DateTimeOffset upTo, CancellationToken cancellationToken)
    {
        var days = known.Where(rollup => rollup.Bucket.Size == BucketSize.Day).ToList();
        var hours = new List<StoredRollup>();
        foreach (var hour in FirstHours(days, upTo))
        {
            var found = known.FirstOrDefault(rollup => rollup.Bucket == hour)
                ?? await rows.FindRollupAsync(repository, hour, days[0].Proxy, cancellationToken);
            if (found is not null) hours.Add(found);
        }
        return Since(days, hours, upTo);
    }

    /// <summary>The same for many proxies at once, in as few reads: one of days, and one an hour in which an outage began.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="failing">The proxies, each with the moment that is asked about.</param>
    /// <param name="shown">What was read already.</param>
    /// <param name="known">The rollups that gave.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> FailingSinceAsync(
        string repository,
        IReadOnlyDictionary<string, DateTimeOffset> failing,
        TrendQuery shown,
        IReadOnlyList<StoredRollup> known,
        CancellationToken cancellationToken)
    {
        var ids = failing.Keys.ToHashSet(StringComparer.Ordinal);
        var first = TimeBucket.Of(BucketSize.Day, failing.Values.Min() - Window);
        var last = TimeBucket.Of(BucketSize.Day, failing.Values.Max());
        var isAtHand = shown.Step == BucketSize.Day && shown.From <= first.Start && shown.To >= last.End;
        var days = (isAtHand ? known : await rows.ReadRollupsAsync(repository, first, last, ids, cancellationToken))
            .ToLookup(day => day.Proxy);
        var began = failing.SelectMany(pair => FirstHours([.. days[pair.Key]], pair.Value)).Distinct();
        var read = await Task.WhenAll(began.Select(hour => rows.ReadRollupsAsync(repository, hour, hour, ids, cancellationToken)));
        var hours = read.SelectMany(rollups => rollups).ToLookup(rollup => rollup.Proxy);
        return failing
            .Select(pair => (pair.Key, Since: Since([.. days[pair.Key]], [.. hours[pair.Key]], pair.Value)))
            .Where(pair => pair.Since is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Since!.Value, StringComparer.Ordinal);
    }

    private static IEnumerable<TimeBucket> FirstHours(IReadOnlyCollection<StoredRollup> days, DateTimeOffset upTo) =>
        Outage.FailingSlots(days, upTo).Take(2).Select(start => TimeBucket.Of(BucketSize.Hour, start));

    private static DateTimeOffset? Since(
        IReadOnlyCollection<StoredRollup> days, IReadOnlyCollection<StoredRollup> hours, DateTimeOffset upTo) =>
        Outage.FailingSlots(hours, upTo) is [var minute, ..] ? minute : Outage.FailingSlots(days, upTo) is [var slot, ..] ? slot : null;
}
