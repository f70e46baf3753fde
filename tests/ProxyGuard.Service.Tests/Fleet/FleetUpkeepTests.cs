using Microsoft.Extensions.DependencyInjection;
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

namespace ProxyGuard.Service.Tests.Fleet;

public sealed class FleetUpkeepTests : IDisposable
{
    private static readonly string[] Repositories = ["github.com/acme/a", "github.com/acme/b", "github.com/acme/c", "dev.azure.com/x/y/z"];
    private static readonly string[] Proxies = ["goproxy.example", "mirror.example/go", "both.example", "proxy.acme.example:8443"];
    private readonly ServiceFixture _service = new();
    private RunsOf _runs = new(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ITableStore Store => _service.Services.GetRequiredService<ITableStore>();

    private DateTimeOffset Now => _service.Clock.Now;

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Whatever_happens_in_between_the_fleet_is_the_sum_over_what_is_stored(int seed)
    {
        var random = new Random(seed);
        _runs = new RunsOf(seed);
        var cut = new UnreliableStore(Store, random) { Failing = 2 };
        // A worker that lost its lease in the middle: others work, take runs and delete between any two of its calls.
        var overtaken = new UnreliableStore(Store, random);
        overtaken.Between = async () =>
        {
            if (random.Next(12) == 0) await DoAsync(random, Store);
        };
        for (var step = 0; step < 40; step++)
        {
            await DoAsync(random, cut);
            if (random.Next(4) == 0) await WorkAsync(overtaken);
        }

        for (var round = 0; round < 12; round++) await WorkAsync(Store);

        await CheckAsync();
    }

    [Fact]
    public async Task What_was_closed_stays_when_nothing_else_of_it_is_left()
    {
        await TakeAsync(Repositories[0], Now, (Proxies[0], Health.Down, Trust.Public), (Proxies[1], Health.Healthy, Trust.Public));
        await WorkAsync(Store);
        var before = await FleetAsync();
        _service.Clock.Now += TimeSpan.FromDays(9);
        await WorkAsync(Store);
        Assert.Empty(await Store.ReadAsync("hours", KeyRange.All, 1, Token));

        await new RepositoryDeletion(Store, Services<Catalogue>()).DeleteAsync(Repositories[0], Token);
        for (var round = 0; round < 3; round++) await WorkAsync(Store);

        Assert.Equal(6, before.Count);
        Assert.Equal(before.Select(row => row.ETag), (await FleetAsync()).Select(row => row.ETag));
    }

    [Fact]
    public async Task A_worker_that_was_overtaken_while_a_day_was_closed_does_not_open_it_again()
    {
        // At every other call of its round, which is at least once between what it read and what it writes.
        for (var moment = 1; moment < 120; moment += 2)
        {
            var day = TimeBucket.Of(BucketSize.Day, Now);
            await TakeAsync(Repositories[0], Now, (Proxies[0], Health.Healthy, Trust.Public));
            await WorkAsync(Store);
            _service.Clock.Now += TimeSpan.FromDays(9);
            var calls = 0;
            var overtaken = new UnreliableStore(Store, new Random(1)) { Between = () => ++calls == moment ? WorkAsync(Store) : Task.CompletedTask };

            await WorkAsync(overtaken);

            Assert.Equal(2, (await Services<FleetRows>().ReadAsync(day, day, Token)).Count);
            Assert.Equal(4, (await FleetAsync()).Count(row => RowKeys.ParseRollup(row.Key).Bucket.Name.StartsWith(day.Name, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_late_run_is_counted_and_a_proxy_that_is_private_somewhere_is_counted_elsewhere_only()
    {
        var late = Now.AddDays(-6).AddHours(-20);
        await TakeAsync(Repositories[0], late, ("p.example", Health.Down, Trust.Public));
        await TakeAsync(Repositories[1], late, ("p.example", Health.Healthy, Trust.Private));
        await TakeAsync(Repositories[2], late, ("p.example", Health.Healthy, Trust.Public), ("secret.example", Health.Healthy, Trust.Private));

        await WorkAsync(Store);

        var day = TimeBucket.Of(BucketSize.Day, late);
        var sums = await Services<FleetRows>().ReadAsync(day, day, Token);
        Assert.Equal(["", "p.example"], sums.Select(sum => sum.Proxy));
        Assert.Equal((3L, 3L), (sums[0].Sum.Repositories, sums[0].Sum.Rollup.Runs));
        Assert.Equal((2L, 2L, 1L), (sums[1].Sum.Repositories, sums[1].Sum.Rollup.Runs, sums[1].Sum.Rollup.Serving));
        Assert.Equal(Now, sums[1].Sum.AsOf);
    }

    [Fact]
    public async Task A_round_without_anything_new_changes_no_sum()
    {
        foreach (var repository in Repositories) await TakeAsync(repository, Now, (Proxies[0], Health.Healthy, Trust.Public));
        await WorkAsync(Store);
        var before = await FleetAsync();
        _service.Clock.Now += TimeSpan.FromMinutes(5);

        await WorkAsync(Store);

        Assert.Equal(before.Select(row => row.ETag), (await FleetAsync()).Select(row => row.ETag));
        Assert.Equal(Now, (await FleetState.ReadAsync(Store, Token)).AsOf);
    }

    [Fact]
    public async Task The_list_of_repositories_shows_the_newest_run_and_the_last_day()
    {
        await TakeAsync(Repositories[0], Now.AddHours(-30), (Proxies[0], Health.Down, Trust.Public));
        await TakeAsync(Repositories[0], Now.AddHours(-20), (Proxies[0], Health.Down, Trust.Public));
        await TakeAsync(Repositories[0], Now, (Proxies[0], Health.Degraded, Trust.Public), (Proxies[1], Health.Healthy, Trust.Public));
        Assert.Null((await Services<Catalogue>().FindAsync(Repositories[0], Token))!.LastRun);

        await WorkAsync(Store);

        var entry = (await Services<Catalogue>().FindAsync(Repositories[0], Token))!;
        Assert.Equal(Now, entry.LastRun);
        Assert.Equal([new(Proxies[0], Health.Degraded), new ProxyNow(Proxies[1], Health.Healthy)], entry.Proxies);
        var day = entry.LastDay(Now);
        Assert.Equal((2L, 2L, 3L), (day.Runs, day.Serving, day.Judged));
        Assert.Equal(1, entry.LastDay(Now.AddHours(5)).Runs);
        Assert.Equal(0, entry.LastDay(Now.AddHours(24)).Runs);
    }

    [Fact]
    public async Task A_repository_that_fell_out_of_the_list_comes_back_and_a_deleted_one_does_not()
    {
        foreach (var repository in Repositories[..2]) await TakeAsync(repository, Now, (Proxies[0], Health.Healthy, Trust.Public));
        await WorkAsync(Store);
        var catalogue = Services<Catalogue>();
        await catalogue.RemoveAsync((await catalogue.FindAsync(Repositories[0], Token))!, Token);
        await new RepositoryDeletion(Store, catalogue).DeleteAsync(Repositories[1], Token);

        await WorkAsync(Store);

        Assert.Equal([Repositories[0]], (await catalogue.ReadAsync("", 10, Token)).Select(entry => entry.Id));
    }

    private async Task DoAsync(Random random, ITableStore workers)
    {
        switch (random.Next(12))
        {
            case < 6: await TakeAsync(random); break;
            case < 8: _service.Clock.Now += TimeSpan.FromMinutes(random.Next(random.Next(3) == 0 ? 1500 : 90)); break;
            case 8: await DeleteAsync(random); break;
            default: await WorkAsync(workers); break;
        }
    }

    private Task TakeAsync(Random random)
    {
        var repository = Repositories[random.Next(Repositories.Length)];
        var time = Now.AddMinutes(-random.Next(random.Next(3) == 0 ? 7 * 24 * 60 : 70));
        var proxies = Proxies.Where(_ => random.Next(3) > 0).Select(proxy => (
            proxy,
            (Health)random.Next(Enum.GetValues<Health>().Length),
            proxy == Proxies[3] || (proxy == Proxies[2] && random.Next(3) == 0) ? Trust.Private : Trust.Public));
        return TakeAsync(repository, time, [.. proxies]);
    }

    private async Task TakeAsync(string repository, DateTimeOffset time, params (string, Health, Trust)[] proxies)
    {
        var body = RunReportJson.Write(_runs.Next(repository, time, proxies));
        await Services<IngestQueue>().AddAsync(new PendingRun(RunReportReader.Parse(body).Report!, body));
    }

    private async Task DeleteAsync(Random random) =>
        await new RepositoryDeletion(Store, Services<Catalogue>()).DeleteAsync(Repositories[random.Next(Repositories.Length)], Token);

    private async Task WorkAsync(ITableStore store)
    {
        try
        {
            await foreach (var _ in Worker(store).WorkAsync(Token)) Assert.Equal(Token, Token);
        }
        catch (StoreUnavailableException)
        {
            // Killed in the middle.
        }
    }

    private FleetUpkeep Worker(ITableStore store)
    {
        var hours = new ActiveHours(store);
        var rows = new RepositoryRows(store);
        var catalogue = new CatalogueUpdate(new Catalogue(store, hours), rows, _service.Clock);
        var rebuild = new FleetRebuild(store, hours, rows, new FleetRows(store), catalogue, new PrivateTrouble(), _service.Clock);
        return new FleetUpkeep(store, hours, rebuild, Options.Create(new IngestOptions()), _service.Clock);
    }

    private async Task CheckAsync()
    {
        var closed = (await FleetState.ReadAsync(Store, Token)).Sealed;
        var expected = new Dictionary<string, List<ProxyRollup>>(StringComparer.Ordinal);
        foreach (var repository in Repositories)
        {
            foreach (var prefix in new[] { RowKeys.HourPrefix, RowKeys.DayPrefix })
            {
                foreach (var row in await Store.ReadAsync(RowKeys.Partition(repository), KeyRange.StartingWith(prefix), 100_000, Token))
                {
                    var rollup = RollupEncoding.Read(row.Value);
                    if (RowKeys.ParseRollup(row.Key).Bucket.Start < closed || rollup.PrivateRuns > 0) continue;
                    if (!expected.TryGetValue(row.Key, out var parts)) expected[row.Key] = parts = [];
                    parts.Add(rollup);
                }
            }
        }
        var stored = (await FleetAsync()).Where(row => RowKeys.ParseRollup(row.Key).Bucket.Start >= closed).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), stored.Select(row => row.Key));
        foreach (var row in stored)
        {
            var sum = FleetRollup.Read(row.Value);
            Assert.Equal(expected[row.Key].Count, sum.Repositories);
            Assert.Equal(RollupEncoding.Write(ProxyRollup.Merge(expected[row.Key])), RollupEncoding.Write(sum.Rollup));
        }
    }

    private async Task<List<TableRow>> FleetAsync() =>
        [.. (await Store.ReadAsync(FleetRows.Partition, KeyRange.All, int.MaxValue, Token)).Where(row => row.Key[0] is 'h' or 'd')];

    private T Services<T>() where T : notnull => _service.Services.GetRequiredService<T>();
}
