using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Ingest;

/// <summary>The rollups that a group changes, merged, among those of the last days that its answers need.</summary>
internal sealed class MergedRollups
{
    private readonly OutageReader _outages;
    private readonly ILookup<string, StoredRollup> _byProxy;
    private readonly Dictionary<string, AvailabilityFigure?> _availability = new(StringComparer.Ordinal);

    public MergedRollups(IEnumerable<StoredRollup> stored, IEnumerable<StoredRollup> additions, OutageReader outages)
    {
        _outages = outages;
        var known = stored.ToDictionary(rollup => (rollup.Bucket, rollup.Proxy));
        Changed = [.. additions.GroupBy(addition => (addition.Bucket, addition.Proxy))
            .Select(group => Merge(known.GetValueOrDefault(group.Key), group))];
        foreach (var rollup in Changed) known[(rollup.Bucket, rollup.Proxy)] = rollup;
        _byProxy = known.Values.ToLookup(rollup => rollup.Proxy);
    }

    /// <summary>What is to be written.</summary>
    public IReadOnlyList<StoredRollup> Changed { get; }

    /// <summary>Whether one of the entries is the first of its hour.</summary>
    public bool OpenAnHour => Changed.Any(rollup => rollup is { Bucket.Size: BucketSize.Hour, Proxy: "", Row: null });

    /// <summary>What a run of the group is told.</summary>
    public async Task<RunAnswer> AnswerAsync(RunReport report)
    {
        var since = new SortedDictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var availability = new SortedDictionary<string, AvailabilityFigure>(StringComparer.Ordinal);
        var at = RunKey.TimeOf(report.Key);
        foreach (var proxy in report.Proxies)
        {
            if (AvailabilityOf(proxy.Id) is { } figure) availability[proxy.Id] = figure;
            if (proxy.Health is not (Health.Down or Health.Poisoned)) continue;
            var known = _byProxy[proxy.Id].ToList();
            since[proxy.Id] = await _outages.FailingSinceAsync(report.Repository, known, at, CancellationToken.None) ?? at;
        }
        return new RunAnswer(since, availability);
    }

    // The same for all runs of the group, so it is worked out once a proxy.
    private AvailabilityFigure? AvailabilityOf(string proxy)
    {
        if (_availability.TryGetValue(proxy, out var known)) return known;
        var days = _byProxy[proxy].Where(rollup => rollup.Bucket.Size == BucketSize.Day).Select(rollup => rollup.Rollup).ToList();
        var (serving, judged) = (days.Sum(day => day.Serving), days.Sum(day => day.Judged));
        return _availability[proxy] = judged == 0 ? null : new AvailabilityFigure((double)serving / judged, judged);
    }

    private static StoredRollup Merge(StoredRollup? stored, IEnumerable<StoredRollup> additions)
    {
        var parts = additions.Select(addition => addition.Rollup).Prepend(stored?.Rollup ?? ProxyRollup.Empty).ToList();
        return additions.First() with { Rollup = ProxyRollup.Merge(parts), Row = stored?.Row };
    }
}
