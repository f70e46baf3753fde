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

    public static IEnumerable<int> SlotsOf(ulong bits) => Enumerable.Range(0, 64).Where(slot => (bits >> slot & 1) == 1);
}

/// <summary>Finds the minute an outage began: days tell the hour, and at most two hours tell the minute.</summary>
internal sealed class OutageReader(RepositoryRows rows)
{
    /// <param name="repository">The repository.</param>
    /// <param name="known">The proxy's days, and those of its hours that are at hand.</param>
    /// <param name="upTo">The moment that is asked about.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Since when the proxy is failing; null when it is not.</returns>
    public async Task<DateTimeOffset?> FailingSinceAsync(
        string repository, IReadOnlyCollection<StoredRollup> known, DateTimeOffset upTo, CancellationToken cancellationToken)
    {
        var days = known.Where(rollup => rollup.Bucket.Size == BucketSize.Day).ToList();
        var failing = Outage.FailingSlots(days, upTo);
        var hours = new List<StoredRollup>();
        foreach (var start in failing.Take(2))
        {
            var hour = TimeBucket.Of(BucketSize.Hour, start);
            var found = known.FirstOrDefault(rollup => rollup.Bucket == hour)
                ?? await rows.FindRollupAsync(repository, hour, days[0].Proxy, cancellationToken);
            if (found is not null) hours.Add(found);
        }
        return Outage.FailingSlots(hours, upTo) is [var minute, ..] ? minute : failing is [var slot, ..] ? slot : null;
    }
}
