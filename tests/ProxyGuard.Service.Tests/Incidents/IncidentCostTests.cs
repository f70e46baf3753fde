using System.Diagnostics;
using Microsoft.Extensions.Options;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Incidents;

/// <summary>What incidents cost where everybody is hit, in bytes and in calls of the store, which are the same on every machine.</summary>
public sealed class IncidentCostTests : IDisposable
{
    private const int Repositories = 5_000;
    private readonly TempDirectory _folder = new();
    private readonly FixedClock _clock = new(ServiceFixture.Start);
    private readonly SqliteTableStore _file;

    public IncidentCostTests() =>
        _file = new(Options.Create(new StorageOptions { Sqlite = { Path = Path.Combine(_folder.Path, "store.db") } }));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_day_in_which_a_proxy_fails_everybody_fits_into_its_rows()
    {
        var hours = Enumerable.Range(0, 24).SelectMany(hour => Enumerable.Range(0, Repositories).Select(number => new SeenRun(
            _clock.Now.AddHours(hour).AddMinutes(number % 30), FleetSeed.Name(number), Health.Down, ProbeOutcome.ConnectTimedOut)));
        var read = SeenRun.Hours(hours);
        var fold = new IncidentFold(new IncidentOptions());
        var watch = Stopwatch.StartNew();

        var incident = Assert.Single(fold.IncidentsOf(fold.Fold(SeenRun.Proxy, null, read)));

        var (ofHour, whole) = (read[0].Trouble.Write().Length, IncidentEncoding.Write(incident).Length);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"an hour's trouble {ofHour} bytes, the incident {whole} bytes, folding {read.Count} hours {watch.ElapsedMilliseconds} ms");
        Assert.Equal((Repositories, HourTrouble.MostNamed), (incident.Impact.Repositories, incident.Hits.Count));
        Assert.Equal(24 * Repositories, incident.Failing);
        Assert.InRange(ofHour, 1, 64 * 1024);
        Assert.InRange(whole, 1, 64 * 1024);
    }

    [Fact]
    public async Task A_private_outage_of_everybody_is_listed_in_three_reads()
    {
        await _file.PrepareAsync(Token);
        var trouble = new PrivateTrouble();
        await FillAsync(trouble);
        var counted = new UnreliableStore(_file, new Random(1));
        var incidents = IncidentWork.Of(counted, trouble, _clock);
        var worked = Stopwatch.StartNew();
        for (var round = 0; round <= Repositories / IncidentUpkeep.RepositoriesPerRound; round++)
            await foreach (var _ in incidents.WorkAsync(Token)) Assert.Equal(Token, Token);
        worked.Stop();
        var (reads, commits) = (counted.Reads, counted.Commits);

        var (rows, repositories) = (new IncidentRows(counted), new RepositoryRows(counted));
        var reader = new IncidentReader(
            counted, rows, repositories, new IncidentEvidence(repositories), Options.Create(new IncidentOptions()), _clock);
        await reader.ReadAsync(IncidentQuery.All, AccessGrant.Public, Token);
        var before = counted.Reads;
        var watch = Stopwatch.StartNew();
        var page = await reader.ReadAsync(IncidentQuery.All, AccessGrant.Public, Token);
        watch.Stop();

        var kept = await _file.ReadAsync(IncidentRows.Partition, KeyRange.All, int.MaxValue, Token);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Repositories} repositories: {reads} reads, {commits} commits, {worked.ElapsedMilliseconds} ms; "
            + $"{kept.Sum(row => row.Value.Length + row.Key.Length) / Repositories} bytes each; the list {watch.Elapsed.TotalMilliseconds:F1} ms");
        Assert.Equal(IncidentQuery.Default, page!.Incidents.Count);
        Assert.Equal(Repositories, kept.Count(row => row.Key.StartsWith("private|", StringComparison.Ordinal) && !IncidentRows.Parse(row.Key).IsGuard));
        Assert.Equal(3, counted.Reads - before);
        Assert.InRange(reads, 2 * Repositories, 2 * Repositories + 500);
        Assert.InRange(commits, Repositories, Repositories + 100);
    }

    private async Task FillAsync(PrivateTrouble trouble)
    {
        var hour = TimeBucket.Of(BucketSize.Hour, _clock.Now);
        var rollup = new ProxyRollup
        {
            Runs = 3,
            PrivateRuns = 3,
            Verdicts = new Dictionary<Health, long> { [Health.Down] = 3 },
            Outcomes = new Dictionary<ProbeOutcome, long> { [ProbeOutcome.ConnectTimedOut] = 9 },
            FailingSlots = 0b111,
        };
        for (var number = 0; number < Repositories; number++)
        {
            StoredRollup stored = new(hour, "go.acme.example", rollup, null);
            var write = new RowWrite(stored.Key, RollupEncoding.Write(rollup), null);
            await _file.CommitAsync(RowKeys.Partition(FleetSeed.Name(number)), [write], Token);
            trouble.Record(hour, FleetSeed.Name(number), [stored]);
        }
    }
}
