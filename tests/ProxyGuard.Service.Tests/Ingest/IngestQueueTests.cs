using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Ingest;

public sealed class IngestQueueTests : IDisposable
{
    private const string Repository = "github.com/acme/widgets";
    private readonly ServiceFixture _base = new();
    private readonly SqliteTableStore _sqlite;

    public IngestQueueTests() =>
        _sqlite = new SqliteTableStore(Options.Create(new StorageOptions { Sqlite = { Path = _base.DatabasePath } }));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _sqlite.Dispose();
        _base.Dispose();
    }

    [Fact]
    public async Task Stopping_waits_for_what_is_being_written_but_not_longer_than_the_host()
    {
        var store = new GatedStore(_sqlite);
        var queue = Queue(store);
        var report = ExampleReport.Make(ServiceFixture.Start);
        var outcome = queue.AddAsync(new PendingRun(report, RunReportJson.Write(report)));

        var stopping = queue.DrainAsync(CancellationToken.None);
        await queue.DrainAsync(new CancellationToken(canceled: true));
        Assert.False(stopping.IsCompleted);
        store.Gate.SetResult();
        await stopping;

        Assert.True(outcome.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public async Task The_largest_runs_are_committed_into_the_largest_rollups(int runs)
    {
        var queue = Queue(_sqlite);
        var full = new ProxyRollup { Runs = 1L << 40, Bytes = 1L << 60, Connect = Full, FirstByte = Full, Total = Full };
        foreach (var batch in LargestRun(0).Additions.Select(addition => new RowWrite(addition.Key, RollupEncoding.Write(full), null)).Chunk(41))
            await _sqlite.CommitAsync(RowKeys.Partition(Repository), batch, Token);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, runs).Select(LargestRun).Select(queue.AddAsync));
        var again = await Task.WhenAll(Enumerable.Range(0, runs).Select(LargestRun).Select(queue.AddAsync));

        Assert.All(outcomes, outcome => Assert.Equal(IngestResult.Stored, outcome.Result));
        Assert.All(again, outcome => Assert.Equal(IngestResult.Known, outcome.Result));
        var day = TimeBucket.Of(BucketSize.Day, ServiceFixture.Start);
        var stored = await new RepositoryRows(_sqlite).ReadRollupsAsync(Repository, day, day, Token);
        Assert.All(stored, rollup => Assert.Equal(full.Runs + runs, rollup.Rollup.Runs));
        Assert.Equal(41, stored.Count);
    }

    [Fact]
    public async Task A_store_that_never_answers_fails_all_that_wait_and_is_asked_a_bounded_number_of_times()
    {
        var store = new SilentStore(_sqlite);
        var queue = Queue(store);
        var pending = Enumerable.Range(0, 500)
            .Select(index => new RandomReports(index).Next(ServiceFixture.Start))
            .Select(report => new PendingRun(report, RunReportJson.Write(report)))
            .ToList();

        var posts = pending.Select(queue.AddAsync).ToList();

        foreach (var post in posts) await Assert.ThrowsAsync<StoreUnavailableException>(() => post);

        Assert.InRange(store.Commits, 1, 12);
    }

    private IngestQueue Queue(ITableStore store) => _base
        .WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton(store)))
        .Services.GetRequiredService<IngestQueue>();

    // Every bucket that a report's durations can reach, with counts of many digits.
    private static LatencyHistogram Full { get; } = LatencyHistogram.FromBuckets(
        [.. LatencyHistogram.Of(Enumerable.Range(0, 26_000).Select(step => 0.001 * Math.Exp(step * 0.001))).Buckets
            .Select(bucket => KeyValuePair.Create(bucket.Key, 1L << 32))]);

    // A body of the full size that does not compress.
    private static PendingRun LargestRun(int index)
    {
        var proxy = ExampleReport.Make(ServiceFixture.Start).Proxies[0];
        var report = ExampleReport.Make(ServiceFixture.Start) with
        {
            Key = new RandomReports(index).Key(ServiceFixture.Start),
            Proxies = [.. Enumerable.Range(0, ReportLimits.Proxies)
                .Select(number => proxy with { Id = $"proxy{number}.example/{new string('漢', 48)}" })],
        };
        var body = new byte[ReportLimits.Bytes];
        new Random(index).NextBytes(body);
        return new PendingRun(report, body);
    }

    private sealed class GatedStore(ITableStore inner) : ITableStore
    {
        public TaskCompletionSource Gate { get; } = new();

        public Task PrepareAsync(CancellationToken cancellationToken) => inner.PrepareAsync(cancellationToken);

        public Task<IReadOnlyList<TableRow>> ReadAsync(string partition, KeyRange range, int limit, CancellationToken cancellationToken) =>
            inner.ReadAsync(partition, range, limit, cancellationToken);

        public async Task<CommitResult> CommitAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
        {
            if (partition == RowKeys.Partition(Repository)) await Gate.Task;
            return await inner.CommitAsync(partition, writes, cancellationToken);
        }
    }

    private sealed class SilentStore(ITableStore inner) : ITableStore
    {
        private int _commits;

        public int Commits => _commits;

        public Task PrepareAsync(CancellationToken cancellationToken) => inner.PrepareAsync(cancellationToken);

        public Task<IReadOnlyList<TableRow>> ReadAsync(string partition, KeyRange range, int limit, CancellationToken cancellationToken) =>
            inner.ReadAsync(partition, range, limit, cancellationToken);

        public Task<CommitResult> CommitAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _commits);
            throw new StoreUnavailableException("nothing");
        }
    }
}
