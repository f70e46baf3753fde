using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Retention;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Upkeep;

namespace ProxyGuard.Service.Tests.Upkeep;

public sealed class UpkeepRoundTests : IDisposable
{
    private readonly TempDirectory _folder = new();
    private readonly FixedClock _clock = new(ServiceFixture.Start);
    private readonly SqliteTableStore _file;
    private readonly UnreliableStore _store;
    private readonly List<string> _log = [];

    public UpkeepRoundTests()
    {
        _file = new(Options.Create(new StorageOptions { Sqlite = { Path = Path.Combine(_folder.Path, "store.db") } }));
        _store = new(_file, new Random(1));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_store_that_is_down_is_said_once_and_tried_again()
    {
        await _file.PrepareAsync(Token);
        var round = Round();
        foreach (var failing in new[] { 100, 100, 100, 0, 0, 100, 0 })
        {
            _store.Failing = failing;
            await round.RunAsync(Token);
        }

        Assert.Equal(["Error the store", "Information the store", "Error the store", "Information the store"], _log);
    }

    [Fact]
    public async Task What_one_part_cannot_read_does_not_keep_the_other_from_its_turn()
    {
        await _file.PrepareAsync(Token);
        await _file.CommitAsync(FleetRows.Partition, [new RowWrite("state", [99], null)], Token);
        var round = Round();

        await round.RunAsync(Token);
        await round.RunAsync(Token);

        Assert.Equal(["Error the rollups of the fleet", "Error incidents"], _log);
        Assert.Single(await _file.ReadAsync(WorkerLease.Partition, KeyRange.Only("retention"), 1, Token));
    }

    [Fact]
    public async Task Only_who_holds_the_lease_works()
    {
        await _file.PrepareAsync(Token);
        await Round().RunAsync(Token);
        var before = _store.Commits;

        await Round().RunAsync(Token);

        Assert.Equal(before, _store.Commits);
        Assert.True(before > 0);
    }

    [Fact]
    public void The_service_has_one_worker()
    {
        using var service = new ServiceFixture { WorksInBackground = true };

        Assert.Single(service.Services.GetServices<IHostedService>().OfType<UpkeepWorker>());
    }

    private UpkeepRound Round()
    {
        var hours = new ActiveHours(_store);
        var rows = new RepositoryRows(_store);
        var catalogue = new Catalogue(_store, hours);
        var trouble = new PrivateTrouble();
        var rebuild = new FleetRebuild(
            _store, hours, rows, new FleetRows(_store), new CatalogueUpdate(catalogue, rows, _clock), trouble, _clock);
        return new UpkeepRound(
            new WorkerLease(_store, _clock),
            new FleetUpkeep(_store, hours, rebuild, Options.Create(new IngestOptions()), _clock),
            IncidentWork.Of(_store, trouble, _clock),
            new RetentionUpkeep(_store, catalogue, new PartitionSweep(_store), Options.Create(new RetentionOptions()), _clock),
            new UpkeepLog(new ListLogger(_log)),
            Options.Create(new WorkerOptions()),
            _clock);
    }

    private sealed class ListLogger(List<string> lines) : ILogger<UpkeepLog>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = (IReadOnlyList<KeyValuePair<string, object?>>)state!;
            lines.Add($"{logLevel} {values.First(value => value.Key == "Work").Value}");
        }
    }
}
