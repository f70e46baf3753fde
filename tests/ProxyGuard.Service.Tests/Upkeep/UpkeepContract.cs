using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Retention;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Upkeep;

namespace ProxyGuard.Service.Tests.Upkeep;

/// <summary>What the work in the background must come to on every table store, however often it is cut off.</summary>
public abstract class UpkeepContract
{
    private static readonly string[] Repositories = ["github.com/acme/a", "github.com/acme/b", "dev.azure.com/x/y/z"];
    private static readonly string[] Proxies = ["goproxy.example", "proxy.acme.example:8443"];
    private readonly MovedClock _clock = new(new DateTimeOffset(2026, 11, 21, 9, 30, 0, TimeSpan.Zero));
    private readonly RunsOf _runs = new(11);
    private readonly Random _random = new(11);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => _clock.GetUtcNow();

    private protected abstract Task<ITableStore> OpenAsync();

    [Fact]
    public async Task The_fleet_is_the_sum_over_what_is_stored_and_the_list_shows_the_newest_run()
    {
        var store = await OpenAsync();
        for (var step = 0; step < 6; step++)
        {
            foreach (var repository in Repositories) await TakeAsync(store, repository, Now.AddMinutes(-_random.Next(600)), AnyHealth());
            await WorkAsync(store, failing: 10);
            _clock.Ahead += TimeSpan.FromMinutes(40);
        }
        var newest = Now;
        await TakeAsync(store, Repositories[0], newest, Health.Degraded);

        await WorkAsync(store);
        await WorkAsync(store);

        await AssertFleetAsync(store);
        var listed = await Catalogue(store).ReadAsync("", 10, Token);
        Assert.Equal(Repositories.Order(StringComparer.Ordinal), listed.Select(entry => entry.Id).Order(StringComparer.Ordinal));
        var entry = listed.Single(entry => entry.Id == Repositories[0]);
        Assert.Equal(newest, entry.LastRun);
        Assert.All(entry.Proxies, proxy => Assert.Equal(Health.Degraded, proxy.Health));
        Assert.Equal(7, entry.LastDay(Now).Runs);
    }

    [Fact]
    public async Task What_is_too_old_goes_kind_by_kind_and_in_the_end_the_repository()
    {
        var store = await OpenAsync();
        var keep = new RetentionOptions();
        var (runs, failed) = (60, 0);
        for (var run = 0; run < runs; run++)
        {
            var health = run % 4 == 0 ? Health.Down : Health.Healthy;
            if (health == Health.Down) failed++;
            await TakeAsync(store, Repositories[0], Now.AddHours(-run), health);
        }
        Assert.Equal((60, 60, 4), await CountAsync(store));

        await AfterAsync(store, keep.Runs);
        Assert.Equal((failed, 60, 4), await CountAsync(store));

        await AfterAsync(store, keep.Hours - keep.Runs);
        Assert.Equal((0, 0, 4), await CountAsync(store));
        Assert.Single(await Catalogue(store).ReadAsync("", 10, Token));

        await AfterAsync(store, keep.Days - keep.Hours);
        Assert.Empty(await store.ReadAsync(RowKeys.Partition(Repositories[0]), KeyRange.All, 1, Token));
        Assert.Empty(await Catalogue(store).ReadAsync("", 10, Token));
    }

    [Fact]
    public async Task A_repository_that_is_deleted_while_the_store_fails_leaves_no_row()
    {
        var store = await OpenAsync();
        for (var run = 0; run < 55; run++) await TakeAsync(store, Repositories[run % 2], Now.AddHours(-run), AnyHealth());
        await WorkAsync(store);
        var cut = new UnreliableStore(store, _random) { Failing = 15 };
        var known = await new RepositoryDeletion(store, Catalogue(store)).CountAsync(Repositories[0], Token);

        while (!await TryDeleteAsync(cut, Repositories[0])) Assert.Equal(Token, Token);
        await WorkAsync(store);

        Assert.Equal(28, known.Runs);
        Assert.Empty(await store.ReadAsync(RowKeys.Partition(Repositories[0]), KeyRange.All, 1, Token));
        Assert.Equal([Repositories[1]], (await Catalogue(store).ReadAsync("", 10, Token)).Select(entry => entry.Id));
        await StoredSums.AssertAsync(store, Repositories[1]);
    }

    [Fact]
    public async Task Incidents_open_and_close_are_kept_once_and_go_when_they_are_too_old()
    {
        var store = await OpenAsync();
        var course = new[] { Health.Down, Health.Down, Health.Poisoned, Health.Down, Health.Healthy, Health.Healthy };
        foreach (var (step, health) in course.Index())
        {
            if (step > 2) _clock.Ahead += TimeSpan.FromHours(1);
            await TakeAsync(store, Repositories[0], Now, health);
            await TakeAsync(store, Repositories[1], Now, health);
            for (var round = 0; round < 3; round++) await WorkAsync(store, failing: 10);
        }
        for (var round = 0; round < 3; round++) await WorkAsync(store);

        var rows = new IncidentRows(store);
        StoredIncident[] kept = [.. await rows.ReadAsync(IncidentRows.Fleet, Token), .. await rows.ReadAsync(IncidentRows.AllPrivate, Token)];
        Assert.Equal(["", Repositories[0], Repositories[1]], kept.Select(one => one.Incident.Repository).Order(StringComparer.Ordinal));
        Assert.All(kept, one => Assert.False(one.Incident.IsOpen));
        Assert.Equal([8, 4, 4], kept.OrderBy(one => one.Incident.Repository, StringComparer.Ordinal).Select(one => (int)one.Incident.Failing));
        Assert.All(kept, one => Assert.Equal(one.Row.Key, IncidentRows.Key(one.Incident.Repository, one.Incident.Id)));

        await new RepositoryDeletion(store, Catalogue(store)).DeleteAsync(Repositories[0], Token);
        var left = await rows.ReadAsync(IncidentRows.Fleet, Token);
        Assert.Equal([Repositories[1]], Assert.Single(left).Incident.Hits.Select(hit => hit.Repository));
        Assert.Empty(await store.ReadAsync(IncidentRows.Partition, IncidentRows.PrivateOf(Repositories[0]), 1, Token));

        await AfterAsync(store, new IncidentOptions().Keep);
        for (var round = 0; round < 2; round++) await WorkAsync(store);
        Assert.DoesNotContain(await store.ReadAsync(IncidentRows.Partition, KeyRange.All, 100, Token), row => row.Key != "state");
        Assert.Empty(await store.ReadAsync(FleetRows.Partition, KeyRange.StartingWith("trouble|"), 1000, Token));
    }

    private Health AnyHealth() => (Health)_random.Next(Enum.GetValues<Health>().Length);

    private async Task TakeAsync(ITableStore store, string repository, DateTimeOffset time, Health health)
    {
        var rows = new RepositoryRows(store);
        var commit = new GroupCommit(store, Catalogue(store), rows, new FormerDays(rows, _clock), new OutageReader(rows), _clock);
        var run = _runs.Next(repository, time, (Proxies[0], health, Trust.Public), (Proxies[1], health, Trust.Private));
        await new IngestQueue(commit).AddAsync(new PendingRun(run, RunReportJson.Write(run)));
    }

    // As long as the next one may work, and for retention to begin again.
    private async Task AfterAsync(ITableStore store, TimeSpan time)
    {
        _clock.Ahead += time + TimeSpan.FromDays(4);
        for (var round = 0; round < 4; round++) await WorkAsync(store, failing: 15);
        _clock.Ahead += TimeSpan.FromDays(1);
        await WorkAsync(store);
    }

    private Task WorkAsync(ITableStore store, int failing = 0)
    {
        // Every round is that of another process, and the one before has let the lease run out.
        _clock.Ahead += TimeSpan.FromMinutes(10);
        var (seen, ingest) = (new UnreliableStore(store, _random) { Failing = failing }, Options.Create(new IngestOptions()));
        var (hours, rows, catalogue) = (new ActiveHours(seen), new RepositoryRows(seen), Catalogue(seen));
        var trouble = new PrivateTrouble();
        var rebuild = new FleetRebuild(
            seen, hours, rows, new FleetRows(seen), new CatalogueUpdate(catalogue, rows, _clock), trouble, _clock);
        var retention = new RetentionUpkeep(seen, catalogue, new PartitionSweep(seen), Options.Create(new RetentionOptions()), _clock);
        return new UpkeepRound(
            new WorkerLease(seen, _clock), new FleetUpkeep(seen, hours, rebuild, ingest, _clock),
            IncidentWork.Of(seen, trouble, _clock), retention,
            new UpkeepLog(NullLogger<UpkeepLog>.Instance), Options.Create(new WorkerOptions()), _clock).RunAsync(Token);
    }

    private static Catalogue Catalogue(ITableStore store) => new(store, new ActiveHours(store));

    private static async Task<bool> TryDeleteAsync(ITableStore store, string repository)
    {
        try
        {
            await new RepositoryDeletion(store, Catalogue(store)).DeleteAsync(repository, Token);
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private static async Task AssertFleetAsync(ITableStore store)
    {
        var rollups = new List<TableRow>();
        foreach (var repository in Repositories)
        {
            foreach (var prefix in new[] { RowKeys.HourPrefix, RowKeys.DayPrefix })
                rollups.AddRange(await store.ReadAsync(RowKeys.Partition(repository), KeyRange.StartingWith(prefix), 1000, Token));
        }
        var expected = rollups.Select(row => (row.Key, Rollup: RollupEncoding.Read(row.Value))).Where(row => row.Rollup.PrivateRuns == 0)
            .GroupBy(row => row.Key)
            .Select(same => (same.Key, Repositories: (long)same.Count(), Sum: Text(ProxyRollup.Merge([.. same.Select(row => row.Rollup)]))));
        var fleet = (await store.ReadAsync(FleetRows.Partition, KeyRange.All, 1000, Token)).Where(row => row.Key[0] is 'h' or 'd')
            .Select(row => (row.Key, Sum: FleetRollup.Read(row.Value))).Select(row => (row.Key, row.Sum.Repositories, Sum: Text(row.Sum.Rollup)));
        Assert.Equal(expected.OrderBy(sum => sum.Key, StringComparer.Ordinal), fleet);
    }

    private static string Text(ProxyRollup rollup) => Convert.ToHexString(RollupEncoding.Write(rollup));

    private static async Task<(int Runs, int Hours, int Days)> CountAsync(ITableStore store)
    {
        var rows = await store.ReadAsync(RowKeys.Partition(Repositories[0]), KeyRange.All, int.MaxValue, Token);
        int Count(string prefix) => rows.Count(row => row.Key.StartsWith(prefix, StringComparison.Ordinal) && row.Key.EndsWith('|'));
        var runs = rows.Count(row => row.Key.StartsWith(RowKeys.RunPrefix, StringComparison.Ordinal));
        return (runs, Count(RowKeys.HourPrefix), Count(RowKeys.DayPrefix));
    }

    private sealed class MovedClock(DateTimeOffset start) : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => start + Ahead;
    }
}
