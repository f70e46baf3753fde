using System.Diagnostics;
using System.Net.Http.Headers;
using ProxyGuard.Benchmarks.Ingest;
using ProxyGuard.Service.Storage.AzureTables;
using ProxyGuard.Service.Trends;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Azurite;

namespace ProxyGuard.Benchmarks.Reading;

/// <summary>What a report costs on a table service: its requests, and its time on Azurite beside the bare read of its rows.</summary>
internal static class AzureReadingBenchmark
{
    private const string Repository = "github.com/acme/widgets";
    private const int Days = 90;
    private const int WarmUps = 20;
    private const int Rounds = 20;

    public static async Task RunAsync(string service, TextWriter output)
    {
        using var folder = new TempDirectory();
        await using var azurite = await AzuriteProcess.StartAsync();
        await using var front = await TableFront.StartAsync(azurite);
        var (table, counted) = (Open(azurite.ConnectionString), Open(azurite.ConnectionStringAt(front.Endpoint)));
        var store = new ReportStore(table, TimeProvider.System.GetUtcNow());
        await store.PrepareAsync();
        await store.FillDaysAsync(Repository, Days);
        var token = await ServiceAccess.TokenAsync(table);
        await using var process = await ServiceProcess.StartAsync(
            service, folder, "--Storage:Azure:ConnectionString=" + azurite.ConnectionString);
        using var client = new HttpClient(LoopbackOnly.Handler()) { BaseAddress = process.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        await counted.PrepareAsync(CancellationToken.None);
        var query = TrendQuery.LastDays(Days, TimeProvider.System.GetUtcNow());
        var before = front.Requests.Count;
        var rows = new RepositoryRows(counted);
        await new TrendReader(rows, new ProxyStateReader(new OutageReader(rows)), TimeProvider.System)
            .ReadAsync(Repository, query, CancellationToken.None);
        var requests = front.Requests.Count - before;

        var range = RowKeys.Range(query.First, query.Last);
        var alone = await TimeAsync(() => table.ReadAsync(RowKeys.Partition(Repository), range, int.MaxValue, CancellationToken.None));
        var json = await TimeAsync(() => client.GetByteArrayAsync($"/api/v1/r/{Repository.Replace('/', '~')}"));
        var page = await TimeAsync(() => client.GetByteArrayAsync($"/r/{Repository.Replace('/', '~')}?days={Days}"));
        await output.WriteLineAsync($"""
            ## Reading reports on Azurite

            The {Days} days of {ReportStore.Proxies} proxies and 50 runs, nothing else in the table; {Rounds} requests each after {WarmUps} warm-ups. {Machine.Describe()}.

            | answer | requests to the table | p50 | p95 | the days read alone, p50 | of it |
            |---|---|---|---|---|---|
            {Line("JSON", json)}
            {Line("page", page)}

            """);

        string Line(string name, Figures times) =>
            $"| {name}, {Days} days | {requests} | {times.Median:F0} ms | {times.P95:F0} ms | {alone.Median:F0} ms | {times.Median / alone.Median:F1} × |";
    }

    private static AzureTableStore Open(string connection) =>
        new(AzureTable.Of(new AzureTableOptions { ConnectionString = connection }, TimeProvider.System));

    private static async Task<Figures> TimeAsync<T>(Func<Task<T>> work)
    {
        var times = new List<double>();
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var begin = Stopwatch.GetTimestamp();
            await work();
            if (round >= 0) times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }
        return new Figures(times);
    }
}
