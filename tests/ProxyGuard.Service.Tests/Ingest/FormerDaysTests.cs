using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Retention;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Ingest;

/// <summary>What is remembered of former days gives the answers that reading them gives.</summary>
public sealed class FormerDaysTests : IDisposable
{
    private const string Repository = "github.com/acme/widgets";
    private const string Proxy = "proxy.example";
    private static readonly Health[] Healths = [Health.Healthy, Health.Degraded, Health.Down, Health.Poisoned, Health.Unknown];
    private readonly ServiceFixture _service = new();
    private readonly RunsOf _runs = new(7);

    public FormerDaysTests() => _service.Clock.Stop();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_comes_in_whatever_order_the_answer_is_that_of_all_days(int seed)
    {
        var random = new Random(seed);
        for (var run = 0; run < 150; run++)
        {
            // Mostly failing in one stretch of days and serving in another, now and then a day later.
            if (random.Next(25) == 0) _service.Clock.Now += TimeSpan.FromHours(random.Next(1, 60));
            var at = _service.Clock.Now.AddHours(random.Next(4) == 0 ? -random.NextDouble() * 160 : -random.NextDouble() * 9);
            var health = Healths[random.Next(3) == 0 ? random.Next(Healths.Length) : run / 30 % 2 * 2];

            var answer = await TakeAsync(_service, at, health);

            Assert.Equal(await AvailabilityAsync(at), answer.Availability30d.GetValueOrDefault(Proxy));
            Assert.Equal(await SinceAsync(at, health), answer.Since.TryGetValue(Proxy, out var since) ? since : null);
        }
    }

    [Fact]
    public async Task A_late_run_that_another_instance_took_in_counts_within_a_minute()
    {
        using var other = new ServiceFixture();
        other.Settings["Storage:Sqlite:Path"] = _service.DatabasePath;
        var now = _service.Clock.Now;
        await TakeAsync(_service, now, Health.Healthy);
        await TakeAsync(_service, now, Health.Healthy);
        await TakeAsync(other, now.AddDays(-1), Health.Healthy);

        var early = await TakeAsync(_service, now, Health.Healthy);
        _service.Clock.Passed += FormerDays.Believed;
        var late = await TakeAsync(_service, now, Health.Healthy);

        Assert.Equal(3, early.Availability30d[Proxy].Of);
        Assert.Equal(5, late.Availability30d[Proxy].Of);
    }

    [Fact]
    public async Task Nothing_is_told_of_a_repository_that_was_deleted()
    {
        var now = _service.Clock.Now;
        await TakeAsync(_service, now.AddDays(-1), Health.Healthy);
        await TakeAsync(_service, now, Health.Healthy);
        await TakeAsync(_service, now, Health.Healthy);
        await new RepositoryDeletion(Store, _service.Services.GetRequiredService<Catalogue>()).DeleteAsync(Repository, Token);

        var answer = await TakeAsync(_service, now, Health.Healthy);

        Assert.Equal(1, answer.Availability30d[Proxy].Of);
    }

    [Fact]
    public async Task The_days_before_today_are_read_once_a_minute()
    {
        var counting = new CountingTableStore(Store);
        var days = new FormerDays(new RepositoryRows(counting), _service.Clock);
        for (var day = 1; day < 30; day++) await TakeAsync(_service, _service.Clock.Now.AddDays(-day % 7), Health.Healthy);
        TimeBucket[] today = [TimeBucket.Of(BucketSize.Day, _service.Clock.Now)];

        for (var run = 0; run < 10; run++) await days.ReadAsync(Repository, today);

        Assert.Equal(1, counting.Take().Reads);
    }

    [Fact]
    public async Task Many_repositories_are_not_read_again_all_at_once()
    {
        var counting = new CountingTableStore(Store);
        var days = new FormerDays(new RepositoryRows(counting), _service.Clock);

        Assert.Equal(40, await ReadFortyAsync(days, counting));
        _service.Clock.Passed += FormerDays.Believed * 0.49;
        Assert.Equal(0, await ReadFortyAsync(days, counting));
        _service.Clock.Passed += FormerDays.Believed * 0.26;
        Assert.InRange(await ReadFortyAsync(days, counting), 1, 39);
    }

    private async Task<int> ReadFortyAsync(FormerDays days, CountingTableStore counting)
    {
        TimeBucket[] today = [TimeBucket.Of(BucketSize.Day, _service.Clock.Now)];
        for (var number = 0; number < 40; number++) await days.ReadAsync($"github.com/acme/r{number}", today);
        return counting.Take().Reads;
    }

    private ITableStore Store => _service.Services.GetRequiredService<ITableStore>();

    private RepositoryRows Rows => _service.Services.GetRequiredService<RepositoryRows>();

    private async Task<RunAnswer> TakeAsync(ServiceFixture service, DateTimeOffset at, Health health)
    {
        var report = _runs.Next(Repository, at, (Proxy, health, Trust.Public));
        var outcome = await service.Services.GetRequiredService<IngestQueue>().AddAsync(new PendingRun(report, RunReportJson.Write(report)));
        return StoredRun.Read(outcome.Row).Answer;
    }

    private async Task<AvailabilityFigure?> AvailabilityAsync(DateTimeOffset at)
    {
        var days = (await DaysAsync(at)).Select(day => day.Rollup).ToList();
        var judged = days.Sum(day => day.Judged);
        return judged == 0 ? null : new AvailabilityFigure((double)days.Sum(day => day.Serving) / judged, judged);
    }

    private async Task<DateTimeOffset?> SinceAsync(DateTimeOffset at, Health health) => health is Health.Down or Health.Poisoned
        ? await new OutageReader(Rows).FailingSinceAsync(Repository, [.. await DaysAsync(at)], Millisecond(at), Token)
        : null;

    private async Task<IEnumerable<StoredRollup>> DaysAsync(DateTimeOffset at)
    {
        var (now, late) = (_service.Clock.Now, TimeBucket.Of(BucketSize.Day, at));
        var (first, last) = (TimeBucket.Of(BucketSize.Day, now.AddDays(-29)), TimeBucket.Of(BucketSize.Day, now));
        Assert.InRange(late.Start, first.Start, last.Start);
        return (await Rows.ReadRollupsAsync(Repository, first, last, Token)).Where(day => day.Proxy == Proxy);
    }

    // As exact as a key is.
    private static DateTimeOffset Millisecond(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}
