using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Fleet;

/// <summary>A repository in the list of all, with what the list shows of it; the worker keeps that up.</summary>
/// <param name="Id">Its id.</param>
/// <param name="LastRun">The time of its newest run; null until the worker has seen one.</param>
/// <param name="Proxies">The proxies of that run.</param>
/// <param name="Hours">Its last hours with runs, oldest first.</param>
/// <param name="Row">The row it was read from.</param>
internal sealed record CatalogueEntry(
    string Id, DateTimeOffset? LastRun, IReadOnlyList<ProxyNow> Proxies, IReadOnlyList<HourFigures> Hours, TableRow? Row)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(26);

    public static CatalogueEntry New(string id) => new(id, null, [], [], null);

    /// <summary>The last 24 hours, the one that is under way included.</summary>
    public HourFigures LastDay(DateTimeOffset now)
    {
        var start = TimeBucket.Of(BucketSize.Hour, now).Start.AddHours(-23);
        var hours = Hours.Where(hour => hour.Start >= start).ToList();
        return new(start, hours.Sum(hour => hour.Runs), hours.Sum(hour => hour.Serving), hours.Sum(hour => hour.Judged));
    }

    /// <summary>The same with the figures of one hour, and without those that are too old to be shown.</summary>
    public CatalogueEntry With(HourFigures figures, DateTimeOffset now) => this with
    {
        Hours =
        [
            .. Hours.Where(hour => hour.Start != figures.Start && hour.Start > now - Kept).Append(figures)
                .Where(hour => hour.Runs > 0).OrderBy(hour => hour.Start),
        ],
    };

    public byte[] Write()
    {
        var writer = new PackedWriter().Number(2).Number(LastRun?.ToUnixTimeMilliseconds() ?? 0).Number(Proxies.Count);
        foreach (var proxy in Proxies) writer.Text(proxy.Id).Text(Codes.Of(proxy.Health));
        writer.Number(Hours.Count);
        foreach (var hour in Hours)
            writer.Number(hour.Start.ToUnixTimeSeconds() / 3600).Number(hour.Runs).Number(hour.Serving).Number(hour.Judged);
        return writer.ToArray();
    }

    public static CatalogueEntry Read(TableRow row)
    {
        var id = RowKeys.Id(row.Key);
        var reader = new PackedReader(row.Value);
        return reader.Number() switch
        {
            1 => New(id) with { Row = row },
            2 => new(id, ReadTime(ref reader), ReadProxies(ref reader), ReadHours(ref reader), row),
            var version => throw new InvalidDataException($"a repository has version {version}, this program knows up to 2: update it"),
        };
    }

    private static DateTimeOffset? ReadTime(ref PackedReader reader) =>
        reader.Number() is > 0 and var time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;

    private static ProxyNow[] ReadProxies(ref PackedReader reader)
    {
        var proxies = new ProxyNow[reader.Number()];
        for (var i = 0; i < proxies.Length; i++)
            proxies[i] = new(reader.Text(), Codes.TryParse<Health>(reader.Text(), out var health) ? health : Health.Unknown);
        return proxies;
    }

    private static HourFigures[] ReadHours(ref PackedReader reader)
    {
        var hours = new HourFigures[reader.Number()];
        for (var i = 0; i < hours.Length; i++)
        {
            var start = DateTimeOffset.FromUnixTimeSeconds(reader.Number() * 3600);
            hours[i] = new(start, reader.Number(), reader.Number(), reader.Number());
        }
        return hours;
    }
}

/// <summary>A proxy in the newest run.</summary>
internal sealed record ProxyNow(string Id, Health Health);

/// <summary>Runs, and of all proxies together the runs that they served and that could be judged.</summary>
internal sealed record HourFigures(DateTimeOffset Start, long Runs, long Serving, long Judged)
{
    public static HourFigures Of(TimeBucket hour, IReadOnlyCollection<StoredRollup> rollups) => new(
        hour.Start,
        rollups.Where(stored => stored.Proxy.Length == 0).Sum(stored => stored.Rollup.Runs),
        rollups.Sum(stored => stored.Rollup.Serving),
        rollups.Sum(stored => stored.Rollup.Judged));
}
