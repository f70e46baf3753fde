using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;
using ProxyGuard.Testing.Runs;

namespace ProxyGuard.Benchmarks.Reading;

/// <summary>A store with years of reports, written row by row through the store's own door.</summary>
internal sealed class ReportStore
{
    public const int Proxies = 20;
    public const int Days = 400;
    public const int HourDays = 90;
    public const int RunsADay = 50;
    private const int ProbesARun = 8;
    private const int KeptDays = 14;

    private readonly DateTimeOffset _now;
    private readonly ITableStore _store;
    private readonly Catalogue _catalogue;
    private readonly Random _random = new(5);

    public ReportStore(ITableStore store, DateTimeOffset now)
    {
        _now = now;
        _store = store;
        _catalogue = new Catalogue(_store, new ActiveHours(_store));
    }

    public ITableStore Rows => _store;

    /// <summary>Bytes of keys and values of a repository's rollups, by size of bucket.</summary>
    public Dictionary<BucketSize, long> Bytes { get; } = new() { [BucketSize.Day] = 0, [BucketSize.Hour] = 0 };

    public Task PrepareAsync() => _store.PrepareAsync(CancellationToken.None);

    /// <summary>A repository with all its days and hours, and so many runs a day of the last two weeks.</summary>
    public async Task FillAsync(string repository, int runsADay)
    {
        var batches = Buckets().Select(bucket => RollupsOf(bucket, bucket.Size == BucketSize.Day ? RunsADay : RunsADay / 24.0))
            .Concat(Runs(repository, runsADay).Chunk(50));
        foreach (var some in batches.Chunk(64))
            await Task.WhenAll(some.Select(batch => _store.CommitAsync(RowKeys.Partition(repository), batch, CancellationToken.None)));
        await _catalogue.AddAsync(repository, [], CancellationToken.None);
    }

    /// <summary>A repository with so many days and its last runs, and no hours.</summary>
    public async Task FillDaysAsync(string repository, int days)
    {
        var batches = Enumerable.Range(0, days).Select(day => RollupsOf(TimeBucket.Of(BucketSize.Day, _now.AddDays(-day)), RunsADay))
            .Append([.. Runs(repository, RunsADay).Take(50)]);
        foreach (var batch in batches) await _store.CommitAsync(RowKeys.Partition(repository), batch, CancellationToken.None);
        await _catalogue.AddAsync(repository, [], CancellationToken.None);
    }

    /// <summary>Repositories of which only the names matter.</summary>
    public async Task AddNamesAsync(int count)
    {
        foreach (var some in Enumerable.Range(0, count).Chunk(500))
            await Task.WhenAll(some.Select(number => _catalogue.AddAsync($"github.com/acme/service-{number}", [], CancellationToken.None)));
    }

    private IEnumerable<TimeBucket> Buckets() =>
    [
        .. Enumerable.Range(0, Days).Select(day => TimeBucket.Of(BucketSize.Day, _now.AddDays(-day))),
        .. Enumerable.Range(0, HourDays * 24).Select(hour => TimeBucket.Of(BucketSize.Hour, _now.AddHours(-hour))),
    ];

    private RowWrite[] RollupsOf(TimeBucket bucket, double runs)
    {
        var count = Math.Max(1, (int)(runs + _random.NextDouble()));
        RowWrite[] rows =
        [
            Row(bucket, "", new ProxyRollup { Runs = count, Rescued = count / 20 }),
            .. Enumerable.Range(0, Proxies).Select(proxy => Row(bucket, NameOf(proxy), RollupOf(bucket, proxy, count))),
        ];
        Bytes[bucket.Size] += rows.Sum(row => row.Key.Length + row.Value!.Length);
        return rows;
    }

    private static RowWrite Row(TimeBucket bucket, string proxy, ProxyRollup rollup) =>
        new(RowKeys.Rollup(bucket, proxy), RollupEncoding.Write(rollup), null);

    private ProxyRollup RollupOf(TimeBucket bucket, int proxy, int runs)
    {
        var down = _random.Next(30) == 0 ? 1 : 0;
        return new ProxyRollup
        {
            Runs = runs,
            Verdicts = new Dictionary<Health, long> { [Health.Healthy] = runs - down, [Health.Down] = down },
            Outcomes = new Dictionary<ProbeOutcome, long>
            {
                [ProbeOutcome.Ok] = runs * 6 - down,
                [ProbeOutcome.NotFound] = runs * 2,
                [ProbeOutcome.StalledInBody] = down,
            },
            Bytes = runs * 160_000L,
            ServingSlots = bucket.Size == BucketSize.Day ? 0xFFFFFFUL : 1UL,
            FailingSlots = down > 0 ? 1UL : 0,
            Connect = Latencies(proxy, runs),
            FirstByte = Latencies(proxy, runs * ProbesARun),
            Total = Latencies(proxy, runs * ProbesARun),
        };
    }

    // A median from 10 to 200 ms by proxy, spread over a factor of thirteen either way.
    private LatencyHistogram Latencies(int proxy, int count) =>
        LatencyHistogram.Of(Enumerable.Range(0, count).Select(_ => 10 * (1 + proxy) * Math.Exp(1.7 * Spread())));

    private double Spread() => _random.NextDouble() + _random.NextDouble() + _random.NextDouble() - 1.5;

    private IEnumerable<RowWrite> Runs(string repository, int runsADay)
    {
        var source = new TypicalRun(3);
        var answer = new RunAnswer(new Dictionary<string, DateTimeOffset>(), new Dictionary<string, AvailabilityFigure>());
        for (var run = 0; run < runsADay * KeptDays; run++)
        {
            var report = source.Next(repository, _now.AddDays(-(double)run / runsADay));
            report = report with { Proxies = [.. Enumerable.Range(0, Proxies).Select(proxy => report.Proxies[1] with { Id = NameOf(proxy) })] };
            var body = RunReportJson.Write(report);
            var stored = new StoredRun(new byte[32], answer, StoredRun.Pack(body), StoredRun.PackSummary(report, body));
            yield return new RowWrite(RowKeys.Run(report.Key), stored.Write(), null);
        }
    }

    private static string NameOf(int proxy) => $"proxy-{proxy}.example/go";
}
