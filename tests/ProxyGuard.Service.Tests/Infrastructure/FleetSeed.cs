using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Infrastructure;

/// <summary>Fills a store with many repositories past the ingest door, a batch each: one run and its rollups.</summary>
internal sealed class FleetSeed(ITableStore store, DateTimeOffset now)
{
    private static readonly (string, Health, Trust)[] Proxies =
        [("goproxy.example", Health.Healthy, Trust.Public), ("mirror.example", Health.Degraded, Trust.Public), ("go.acme.example", Health.Down, Trust.Private)];

    private readonly RunsOf _runs = new(17);

    public static string Name(int number) => $"github.com/acme-{number % 97}/service-{number:D5}";

    /// <param name="repositories">How many repositories.</param>
    /// <param name="active">How many of them have a run in this hour; the others had theirs two days ago.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task FillAsync(int repositories, int active, CancellationToken cancellationToken)
    {
        var catalogue = new Catalogue(store, new ActiveHours(store));
        for (var number = 0; number < repositories; number++)
        {
            var time = number < active ? now : now.AddDays(-2);
            var run = _runs.Next(Name(number), time, Proxies);
            var rollups = PendingRun.AdditionsOf(run);
            await catalogue.AddAsync(run.Repository, [TimeBucket.Of(BucketSize.Hour, time)], cancellationToken);
            var body = RunReportJson.Write(run);
            var answer = new RunAnswer(
                new Dictionary<string, DateTimeOffset> { ["go.acme.example"] = time }, new Dictionary<string, AvailabilityFigure>());
            var row = new StoredRun(
                System.Security.Cryptography.SHA256.HashData(body), answer, StoredRun.Pack(body), StoredRun.PackSummary(run, body)).Write();
            RowWrite[] writes =
            [
                new(RowKeys.Run(run.Key), row, null),
                .. rollups.Select(rollup => new RowWrite(rollup.Key, RollupEncoding.Write(rollup.Rollup), null)),
            ];
            await store.CommitAsync(RowKeys.Partition(run.Repository), writes, cancellationToken);
        }
    }
}
