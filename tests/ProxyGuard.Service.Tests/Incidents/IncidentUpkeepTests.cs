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

namespace ProxyGuard.Service.Tests.Incidents;

public sealed class IncidentUpkeepTests : IDisposable
{
    private static readonly string[] Repositories = ["github.com/acme/a", "github.com/acme/b", "dev.azure.com/x/y/z"];
    private readonly ServiceFixture _service = new();
    private readonly List<(SeenRun Run, string Proxy, Trust Trust)> _taken = [];
    private PrivateTrouble _trouble = new();
    private RunsOf _runs = new(5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ITableStore Store => _service.Services.GetRequiredService<ITableStore>();

    private DateTimeOffset Now => _service.Clock.Now;

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_happens_in_between_incidents_are_those_of_all_runs(int seed)
    {
        var random = new Random(seed);
        _runs = new RunsOf(seed);
        await WorkAsync(Store);
        var cut = new UnreliableStore(Store, random) { Failing = 2 };
        // A worker that lost its lease in the middle: others work and take runs between any two of its calls.
        var overtaken = new UnreliableStore(Store, random);
        overtaken.Between = async () =>
        {
            if (random.Next(60) != 0) return;
            await TakeAsync(random);
            await WorkAsync(Store);
        };
        for (var step = 0; step < 100; step++)
        {
            _service.Clock.Now += TimeSpan.FromMinutes(random.Next(random.Next(30) == 0 ? 1500 : 150));
            for (var run = random.Next(1, 5); run > 0; run--) await TakeAsync(random);
            if (random.Next(10) == 0) _trouble = new PrivateTrouble();
            if (random.Next(3) == 0) await WorkAsync(random.Next(3) == 0 ? overtaken : cut);
        }

        for (var round = 0; round < 14; round++) await WorkAsync(Store);

        await CheckAsync();
    }

    [Fact]
    public async Task A_late_run_changes_an_incident_and_not_its_id()
    {
        await WorkAsync(Store);
        for (var minute = 0; minute < 3; minute++) await TakeAsync(Repositories[0], Now.AddMinutes(-minute), Health.Down);
        await WorkAsync(Store);
        var first = Assert.Single(await FleetAsync());

        await TakeAsync(Repositories[1], Now.AddHours(-5), Health.Down);
        await WorkAsync(Store);

        var second = Assert.Single(await FleetAsync());
        Assert.Equal((first.Incident.Id, first.Row.Key), (second.Incident.Id, second.Row.Key));
        Assert.Equal((first.Incident.Opened, Now.AddHours(-5)), (Now.AddMinutes(-2), second.Incident.Opened));
        Assert.Equal((4, 2), (second.Incident.Failing, second.Incident.Impact.Repositories));
    }

    [Fact]
    public async Task A_round_without_news_writes_nothing()
    {
        await OutageAsync(Trust.Public);
        await OutageAsync(Trust.Private);
        await WorkAsync(Store);
        var counted = new UnreliableStore(Store, new Random(1));

        await foreach (var _ in IncidentWork.Of(counted, _trouble, _service.Clock).WorkAsync(Token)) Assert.Equal(Token, Token);

        Assert.Equal(0, counted.Commits);
        Assert.InRange(counted.Reads, 1, 15);
    }

    [Fact]
    public async Task An_outage_of_months_is_one_incident_and_costs_no_more_than_one_of_days()
    {
        await WorkAsync(Store);
        var counted = new CountingTableStore(Store);
        var read = new List<int>();
        for (var day = 0; day < 40; day++)
        {
            await TakeAsync(Repositories[0], Now, Health.Down);
            await WorkAsync(Store);
            counted.Take();
            await foreach (var _ in IncidentWork.Of(counted, _trouble, _service.Clock).WorkAsync(Token)) Assert.Equal(Token, Token);
            read.Add(counted.Take().Rows);
            _service.Clock.Now += TimeSpan.FromDays(1);
        }

        var incident = Assert.Single(await FleetAsync()).Incident;
        Assert.Equal((ServiceFixture.Start, 40), (incident.Opened, incident.Failing));
        Assert.InRange(read[^1], 1, read[12] + 2);
    }

    [Fact]
    public async Task What_is_private_in_a_repository_is_an_incident_of_that_repository_only()
    {
        await OutageAsync(Trust.Private);

        Assert.Empty(await FleetAsync());
        var incident = Assert.Single(await Rows.ReadAsync(IncidentRows.AllPrivate, Token)).Incident;
        Assert.Equal((Repositories[0], 3), (incident.Repository, incident.Failing));
    }

    [Fact]
    public async Task A_private_outage_that_was_quiet_longer_than_runs_may_be_late_is_closed_by_the_runs_that_come_then()
    {
        await OutageAsync(Trust.Private);
        _service.Clock.Now += TimeSpan.FromDays(20);
        for (var round = 0; round < 3; round++) await WorkAsync(Store);
        _trouble = new PrivateTrouble();
        for (var hour = 0; hour < 2; hour++)
        {
            await TakeAsync(Repositories[0], Now, Health.Healthy, Trust.Private, "private.example");
            for (var round = 0; round < 2; round++) await WorkAsync(Store);
            _service.Clock.Now += TimeSpan.FromHours(1);
        }

        var incident = Assert.Single(await Rows.ReadAsync(IncidentRows.AllPrivate, Token)).Incident;
        Assert.Equal((ServiceFixture.Start.AddMinutes(-2), ServiceFixture.Start), (incident.Opened, incident.LastFailing));
        Assert.Equal(Now.AddHours(-1), incident.Closed);
    }

    [Fact]
    public async Task A_repository_that_is_deleted_is_named_nowhere()
    {
        foreach (var repository in Repositories[..2])
        {
            for (var run = 0; run < 3; run++) await TakeAsync(repository, Now, Health.Down);
            for (var run = 0; run < 3; run++) await TakeAsync(repository, Now, Health.Down, Trust.Private, "private.example");
        }
        await WorkAsync(Store);

        await new RepositoryDeletion(Store, _service.Services.GetRequiredService<Catalogue>()).DeleteAsync(Repositories[0], Token);

        Assert.DoesNotContain(StoreDump.Read(_service), row => row.Contains(Convert.ToHexString("acme/a"u8), StringComparison.Ordinal)
            || row.Contains("acme~a", StringComparison.Ordinal) && !row.StartsWith("hours", StringComparison.Ordinal));
        await WorkAsync(Store);
        Assert.Equal([Repositories[1]], Assert.Single(await FleetAsync()).Incident.Hits.Select(hit => hit.Repository));
    }

    private IncidentRows Rows => new(Store);

    private Task<IReadOnlyList<StoredIncident>> FleetAsync() => Rows.ReadAsync(IncidentRows.Fleet, Token);

    private async Task OutageAsync(Trust trust)
    {
        for (var minute = 0; minute < 3; minute++)
            await TakeAsync(Repositories[0], Now.AddMinutes(-minute), Health.Down, trust, trust == Trust.Public ? SeenRun.Proxy : "private.example");
        await WorkAsync(Store);
    }

    // Each proxy has its good and bad stretches of five hours.
    private Task TakeAsync(Random random)
    {
        var time = Now.AddMinutes(-random.Next(random.Next(12) == 0 ? 6 * 24 * 60 : 50));
        var repository = Repositories[random.Next(Repositories.Length)];
        var (proxy, trust) = random.Next(3) switch
        {
            0 => ("public.example", Trust.Public),
            1 => ("both.example", repository == Repositories[2] ? Trust.Private : Trust.Public),
            _ => ("private.example", Trust.Private),
        };
        var isBad = new Random((int)(time.ToUnixTimeSeconds() / 18_000) * 7 + proxy[0]).Next(4) == 0;
        var health = random.Next(8) == 0 ? (Health)random.Next(6) : isBad ? Health.Down : Health.Healthy;
        return TakeAsync(repository, time, health, trust, proxy);
    }

    private async Task TakeAsync(
        string repository, DateTimeOffset time, Health health, Trust trust = Trust.Public, string proxy = SeenRun.Proxy)
    {
        var minute = new DateTimeOffset(time.Ticks - time.Ticks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
        var body = RunReportJson.Write(_runs.Next(repository, minute, (proxy, health, trust)));
        await _service.Services.GetRequiredService<IngestQueue>().AddAsync(new PendingRun(RunReportReader.Parse(body).Report!, body));
        _taken.Add((new SeenRun(minute, repository, health), proxy, trust));
    }

    private async Task WorkAsync(ITableStore store)
    {
        try
        {
            var (hours, rows) = (new ActiveHours(store), new RepositoryRows(store));
            var catalogue = new CatalogueUpdate(new Catalogue(store, hours), rows, _service.Clock);
            var rebuild = new FleetRebuild(store, hours, rows, new FleetRows(store), catalogue, _trouble, _service.Clock);
            var fleet = new FleetUpkeep(store, hours, rebuild, Options.Create(new IngestOptions()), _service.Clock);
            await foreach (var _ in fleet.WorkAsync(Token)) Assert.Equal(Token, Token);
            await foreach (var _ in IncidentWork.Of(store, _trouble, _service.Clock).WorkAsync(Token)) Assert.Equal(Token, Token);
        }
        catch (StoreUnavailableException)
        {
            // Killed in the middle.
        }
    }

    private async Task CheckAsync()
    {
        var fold = new IncidentFold(new IncidentOptions());
        var expected = _taken.GroupBy(taken => (taken.Proxy, Repository: taken.Trust == Trust.Private ? taken.Run.Repository : ""))
            .SelectMany(same => fold.IncidentsOf(fold.Fold(same.Key.Proxy, null, SeenRun.Hours(same.Select(taken => taken.Run))))
                .Select(incident => (same.Key.Repository, same.Key.Proxy, Line: MinuteByMinute.Line.Of(incident))))
            .OrderBy(one => one.Repository, StringComparer.Ordinal)
            .ThenBy(one => one.Proxy, StringComparer.Ordinal).ThenBy(one => one.Line.Opened);
        StoredIncident[] stored = [.. await FleetAsync(), .. await Rows.ReadAsync(IncidentRows.AllPrivate, Token)];
        var found = stored.Select(one => (one.Incident.Repository, one.Incident.Proxy, Line: MinuteByMinute.Line.Of(one.Incident)))
            .OrderBy(one => one.Repository, StringComparer.Ordinal)
            .ThenBy(one => one.Proxy, StringComparer.Ordinal).ThenBy(one => one.Line.Opened);

        Assert.True(stored.Length > 3, $"{stored.Length} incidents");
        Assert.Equal(expected, found);
        Assert.Equal(stored.Length, stored.Select(one => one.Incident.Id).Distinct().Count());
    }
}
