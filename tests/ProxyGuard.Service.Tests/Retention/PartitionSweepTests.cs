using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Outcomes;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Retention;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Retention;

public sealed class PartitionSweepTests : IDisposable
{
    private const string Repository = "github.com/acme/widgets";
    private readonly ServiceFixture _service = new();
    private readonly RetentionOptions _options = new() { Days = TimeSpan.FromDays(120) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Partition => RowKeys.Partition(Repository);

    private ITableStore Store => _service.Services.GetRequiredService<ITableStore>();

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Whatever_happens_in_between_exactly_what_the_rule_keeps_is_there(int seed)
    {
        var random = new Random(seed);
        var reports = new RandomReports(seed);
        var store = new UnreliableStore(Store, random) { Failing = 8 };
        var taken = new List<RunReport>();
        for (var step = 0; step < 120; step++)
        {
            var action = random.Next(10);
            if (action < 6) taken.AddRange(await TakeAsync(reports, random));
            else if (action < 8) _service.Clock.Now += TimeSpan.FromHours(random.Next(random.Next(2) == 0 ? 12 : 240));
            else await SweepAsync(store, random.Next(6));
        }

        await SweepAsync(Store, int.MaxValue);

        await CheckAsync(taken);
        // A second one finds nothing to do.
        var before = await RowsAsync();
        await SweepAsync(Store, int.MaxValue);
        Assert.Equal(before.Select(row => row.ETag), (await RowsAsync()).Select(row => row.ETag));
    }

    [Fact]
    public async Task Old_failures_are_not_read_again()
    {
        var reports = new RandomReports(5);
        for (var run = 0; run < 150; run++)
            await AddAsync(Report(reports, _service.Clock.Now.AddSeconds(run), Health.Down, DecisionResult.Chosen));
        _service.Clock.Now += TimeSpan.FromDays(20);
        var first = await CostAsync();

        var second = await CostAsync();

        Assert.True(first > 150);
        Assert.True(second < 10, $"{second} rows were read");
    }

    [Theory]
    [InlineData(Health.Healthy, DecisionResult.Chosen, false)]
    [InlineData(Health.Degraded, DecisionResult.Kept, false)]
    [InlineData(Health.Unknown, DecisionResult.NothingToFetch, false)]
    [InlineData(Health.Down, DecisionResult.Chosen, true)]
    [InlineData(Health.Poisoned, DecisionResult.Kept, true)]
    [InlineData(Health.Unknown, DecisionResult.NoneKept, true)]
    [InlineData(Health.Unknown, DecisionResult.NoneFloor, true)]
    [InlineData(Health.Unknown, DecisionResult.NoneFailed, true)]
    public async Task A_failure_is_kept_for_longer(Health health, DecisionResult decision, bool isKept)
    {
        await AddAsync(Report(new RandomReports(1), _service.Clock.Now, health, decision));
        _service.Clock.Now += _options.Runs + TimeSpan.FromMinutes(1);

        await SweepAsync(Store, int.MaxValue);

        Assert.Equal(isKept ? 1 : 0, (await RowsAsync(RowKeys.RunPrefix)).Count);
        Assert.Equal(1, await DayRunsAsync());
    }

    [Theory]
    [InlineData(BuildStatus.Success, false)]
    [InlineData(BuildStatus.Cancelled, false)]
    [InlineData(BuildStatus.Failure, true)]
    public async Task The_run_of_a_red_build_is_kept_for_longer_and_an_outcome_goes_with_its_run(BuildStatus status, bool isKept)
    {
        var run = Report(new RandomReports(1), _service.Clock.Now, Health.Healthy, DecisionResult.Chosen);
        await AddAsync(run);
        var outcome = new BuildOutcome { Repository = Repository, Status = status };
        await _service.Services.GetRequiredService<IngestQueue>()
            .AddAsync(new PendingOutcome(run.Key, outcome, run.Decision.Result, "{}"u8.ToArray()));
        _service.Clock.Now += _options.Runs + TimeSpan.FromMinutes(1);

        await SweepAsync(Store, int.MaxValue);

        var left = isKept ? 1 : 0;
        Assert.Equal((left, left), ((await RowsAsync(RowKeys.RunPrefix)).Count, (await RowsAsync(RowKeys.OutcomePrefix)).Count));
        _service.Clock.Now += _options.Failures;
        await SweepAsync(Store, int.MaxValue);
        Assert.Empty(await RowsAsync(RowKeys.OutcomePrefix));
    }

    private async Task<IEnumerable<RunReport>> TakeAsync(RandomReports reports, Random random)
    {
        var some = Enumerable.Range(0, random.Next(1, 15))
            .Select(_ => reports.Next(_service.Clock.Now.AddMinutes(-random.Next(6 * 24 * 60))) with { Repository = Repository }).ToList();
        foreach (var run in some) await AddAsync(run);
        return some;
    }

    private static RunReport Report(RandomReports reports, DateTimeOffset time, Health health, DecisionResult decision)
    {
        var example = ExampleReport.Make(time);
        return example with
        {
            Key = reports.Key(time),
            Proxies = [example.Proxies[1] with { Health = health }],
            Decision = example.Decision with { Result = decision, Dropped = [] },
        };
    }

    private async Task AddAsync(RunReport run)
    {
        // Through its own reader, which is what a posted run has passed.
        var body = RunReportJson.Write(run);
        var ingest = _service.Services.GetRequiredService<IngestQueue>();
        var outcome = await ingest.AddAsync(new PendingRun(RunReportReader.Parse(body).Report!, body));
        Assert.Equal(IngestResult.Stored, outcome.Result);
    }

    private async Task SweepAsync(ITableStore store, int most)
    {
        try
        {
            await foreach (var _ in new PartitionSweep(store).SweepAsync(Partition, Keep(), Token))
            {
                if (--most < 0) return;
            }
        }
        catch (StoreUnavailableException)
        {
            // The next one goes on.
        }
    }

    private async Task<int> CostAsync()
    {
        var rows = 0;
        await foreach (var read in new PartitionSweep(Store).SweepAsync(Partition, Keep(), Token)) rows += read;
        return rows;
    }

    private RetentionCutoffs Keep() => RetentionCutoffs.At(_service.Clock.Now, _options);

    private async Task CheckAsync(List<RunReport> taken)
    {
        var now = _service.Clock.Now;
        var kept = taken.Where(run => RunKey.TimeOf(run.Key) >= now - (IsFailed(run) ? _options.Failures : _options.Runs));
        Assert.Equal(
            kept.Select(run => RowKeys.Run(run.Key)).Order(StringComparer.Ordinal),
            (await RowsAsync(RowKeys.RunPrefix)).Select(row => row.Key));
        foreach (var (size, keep, prefix) in new[]
            { (BucketSize.Hour, _options.Hours, RowKeys.HourPrefix), (BucketSize.Day, _options.Days, RowKeys.DayPrefix) })
        {
            var buckets = taken.Select(run => TimeBucket.Of(size, RunKey.TimeOf(run.Key))).Where(bucket => bucket.End > now - keep)
                .CountBy(bucket => RowKeys.Rollup(bucket, "")).OrderBy(pair => pair.Key, StringComparer.Ordinal);
            var stored = (await RowsAsync(prefix)).Where(row => row.Key.EndsWith('|'));
            Assert.Equal(
                buckets.Select(pair => (pair.Key, (long)pair.Value)),
                stored.Select(row => (row.Key, RollupEncoding.Read(row.Value).Runs)));
        }
    }

    private static bool IsFailed(RunReport run) =>
        run.Proxies.Any(proxy => proxy.Health is Health.Down or Health.Poisoned)
        || run.Decision.Result is DecisionResult.NoneKept or DecisionResult.NoneFloor or DecisionResult.NoneFailed;

    private async Task<long> DayRunsAsync() =>
        (await RowsAsync(RowKeys.DayPrefix)).Where(row => row.Key.EndsWith('|')).Sum(row => RollupEncoding.Read(row.Value).Runs);

    private Task<IReadOnlyList<TableRow>> RowsAsync(string prefix) =>
        Store.ReadAsync(Partition, KeyRange.StartingWith(prefix), int.MaxValue, Token);

    private Task<IReadOnlyList<TableRow>> RowsAsync() => Store.ReadAsync(Partition, KeyRange.All, int.MaxValue, Token);
}
