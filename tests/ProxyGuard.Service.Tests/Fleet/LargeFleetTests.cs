using System.Diagnostics;
using Microsoft.Extensions.Options;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Retention;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Fleet;

/// <summary>What a round and the list cost with many repositories, in calls of the store, which are the same on every machine.</summary>
public sealed class LargeFleetTests : IDisposable
{
    private const int Repositories = 5_000;
    private const int Active = 50;
    private readonly TempDirectory _folder = new();
    private readonly FixedClock _clock = new(ServiceFixture.Start);
    private readonly SqliteTableStore _file;

    public LargeFleetTests() =>
        _file = new(Options.Create(new StorageOptions { Sqlite = { Path = Path.Combine(_folder.Path, "store.db") } }));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_round_costs_what_is_active_and_the_list_one_partition()
    {
        await _file.PrepareAsync(Token);
        await new FleetSeed(_file, _clock.Now).FillAsync(Repositories, Active, Token);
        var store = new UnreliableStore(_file, new Random(1));
        var hours = new ActiveHours(store);
        var rows = new RepositoryRows(store);
        var catalogue = new Catalogue(store, hours);
        var trouble = new PrivateTrouble();
        var rebuild = new FleetRebuild(store, hours, rows, new FleetRows(store), new CatalogueUpdate(catalogue, rows, _clock), trouble, _clock);
        var fleet = new FleetUpkeep(store, hours, rebuild, Options.Create(new IngestOptions()), _clock);
        var retention = new RetentionUpkeep(
            store, catalogue, new PartitionSweep(store), Options.Create(new RetentionOptions()), _clock);

        var first = await MeasureAsync(store, () => RunAsync(fleet.WorkAsync(Token)));
        // Everybody's hour of two days ago is behind the budget of one round; it is passed by then.
        await RunAsync(fleet.WorkAsync(Token));
        var incidents = IncidentWork.Of(store, trouble, _clock);
        var opening = await MeasureAsync(store, () => RunAsync(incidents.WorkAsync(Token)));
        for (var round = 0; round < Repositories / IncidentUpkeep.RepositoriesPerRound; round++) await RunAsync(incidents.WorkAsync(Token));
        var quietIncidents = await MeasureAsync(store, () => RunAsync(incidents.WorkAsync(Token)));
        var quiet = await MeasureAsync(store, () => RunAsync(fleet.WorkAsync(Token)));
        var sweep = await MeasureAsync(store, () => RunAsync(retention.WorkAsync(Token)));
        var list = await MeasureAsync(store, () => new RepositoryListReader(catalogue, store, _clock)
            .ReadAsync(new RepositoryQuery("", "", 100, _ => true), Token));

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"(reads, commits, ms): first round {first}, round without news {quiet}, sweep {sweep}, list {list}; "
            + $"incidents of everybody's private proxy {opening}, without news {quietIncidents}");
        Assert.InRange(opening.Reads, IncidentUpkeep.RepositoriesPerRound, 2 * IncidentUpkeep.RepositoriesPerRound + 20);
        Assert.InRange(opening.Commits, 0, IncidentUpkeep.RepositoriesPerRound + 10);
        Assert.InRange(quietIncidents.Reads, 1, 20);
        Assert.Equal(0, quietIncidents.Commits);
        Assert.InRange(quiet.Reads, 1, 4 * Active + 2 * (FleetUpkeep.RepositoriesPerRound + Repositories) + 100);
        Assert.InRange(quiet.Commits, 0, 4);
        Assert.InRange(sweep.Reads, 1, RetentionUpkeep.RowsPerRound + 100);
        Assert.InRange(sweep.Commits, 0, 2);
        Assert.Equal((2, 0), (list.Reads, list.Commits));
    }

    private static async Task<(int Reads, int Commits, long Milliseconds)> MeasureAsync(UnreliableStore store, Func<Task> work)
    {
        var (reads, commits, watch) = (store.Reads, store.Commits, Stopwatch.StartNew());
        await work();
        return (store.Reads - reads, store.Commits - commits, watch.ElapsedMilliseconds);
    }

    private static async Task RunAsync(IAsyncEnumerable<int> steps)
    {
        await foreach (var _ in steps) Assert.Equal(Token, Token);
    }
}
