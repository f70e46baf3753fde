using System.Diagnostics;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using ProxyGuard.Benchmarks.Ingest;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Trends;
using ProxyGuard.Testing;

namespace ProxyGuard.Benchmarks.Reading;

/// <summary>How fast reports are read, beside the bare read of their rows, and what they cost when ten times as many runs are stored.</summary>
internal static class ReadingBenchmark
{
    private const string Few = "github.com/acme/widgets";
    private const string Many = "github.com/acme/widgets-with-ten-times-the-runs";
    private const int Names = 5000;
    private const int WarmUps = 200;
    private const int Rounds = 60;

    private static readonly string AllDays = $"?from={DaysAgo(ReportStore.Days - 1)}";

    private static readonly (string Name, string Path, double Aim)[] Pages =
    [
        ("JSON, 90 days", "/api/v1/r/{0}", 20),
        ($"JSON, {ReportStore.Days} days", "/api/v1/r/{0}" + AllDays, 150),
        ("JSON, 31 days by hour", $"/api/v1/r/{{0}}?from={DaysAgo(30)}&step=hour", 0),
        ("JSON, 90 days of one proxy", "/api/v1/r/{0}?proxy=proxy-7.example/go", 0),
        ($"CSV, {ReportStore.Days} days", "/api/v1/r/{0}" + AllDays + "&format=csv", 0),
        ("page, 90 days", "/r/{0}?days=90", 0),
        ("50 runs", "/api/v1/r/{0}/runs", 0),
    ];

    public static async Task RunAsync(string service, TextWriter output)
    {
        using var folder = new TempDirectory();
        var database = Path.Combine(folder.Path, "store.db");
        var now = TimeProvider.System.GetUtcNow();
        using var file = new SqliteTableStore(Options.Create(new StorageOptions { Sqlite = { Path = database } }));
        var store = new ReportStore(file, now);
        await store.PrepareAsync();
        await store.FillAsync(Few, ReportStore.RunsADay);
        var (days, hours) = (store.Bytes[BucketSize.Day], store.Bytes[BucketSize.Hour]);
        await store.FillAsync(Many, ReportStore.RunsADay * 10);
        await store.AddNamesAsync(Names);
        var token = await ServiceAccess.TokenAsync(store.Rows);

        var begin = Stopwatch.GetTimestamp();
        await using var process = await ServiceProcess.StartAsync(service, folder, "--Storage:Sqlite:Path=" + database);
        using var client = new HttpClient(LoopbackOnly.Handler()) { BaseAddress = process.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await client.GetStringAsync("/healthz");
        var start = Stopwatch.GetElapsedTime(begin);

        await output.WriteLineAsync($"""
            ## Reading reports

            One repository with {ReportStore.Proxies} proxies, {ReportStore.Days} days of {ReportStore.RunsADay} runs ({ReportStore.RunsADay * 8} probes a proxy), hours of {ReportStore.HourDays} days, two weeks of runs; one
            with ten times the runs; {Names:N0} more names. The published service with SQLite ({new FileInfo(database).Length / 1e6:F0} MB), warm, {Rounds} requests each after {WarmUps}
            warm-ups, the client beside it on the same processors. {Machine.Describe()}.

            | answer | size | p50 | p95 | aim (p95) | table reads | rows | rows read alone, p50 | of it | p50 with ten times the runs |
            |---|---|---|---|---|---|---|---|---|---|
            """);
        foreach (var (name, path, aim) in Pages) await output.WriteLineAsync(await LineAsync(client, store, name, path, aim));
        await output.WriteLineAsync(await IndexLineAsync(client));
        await output.WriteLineAsync($"""

            Start to the first answer on this store: {start.TotalMilliseconds:F0} ms. A year of one repository's proxy takes {days / 1024.0 / ReportStore.Proxies / ReportStore.Days * 365:F0} KiB of days; its hours, kept for
            {ReportStore.HourDays} days, {hours / 1024.0 / ReportStore.Proxies:F0} KiB.

            """);
    }

    private static async Task<string> LineAsync(HttpClient client, ReportStore store, string name, string path, double aim)
    {
        var few = await MeasureAsync(client, path, Few);
        var many = await MeasureAsync(client, path, Many);
        var query = QueryOf(path);
        var alone = query is null ? null : await ReadAloneAsync(store.Rows, query);
        var (reads, rows) = query is null ? (0, 0) : await CountAsync(store.Rows, query);
        var verdict = aim == 0 ? "" : few.Times.P95 <= aim ? $"{aim} ms: met" : $"{aim} ms: **missed**";
        return $"| {name} | {few.Bytes / 1024.0:N0} KiB | {few.Times.Median:F1} ms | {few.Times.P95:F1} ms | {verdict} "
            + (query is null ? "| | | | " : $"| {reads} | {rows:N0} | {alone!.Median:F1} ms | {few.Times.Median / alone.Median:F1} × ")
            + $"| {many.Times.Median / few.Times.Median:F2} × |";
    }

    private static async Task<string> IndexLineAsync(HttpClient client)
    {
        var index = await MeasureAsync(client, "/", "");
        var verdict = index.Times.P95 <= 100 ? "met" : "**missed**";
        return $"| all {Names:N0} repositories | {index.Bytes / 1024.0:N0} KiB | {index.Times.Median:F1} ms | {index.Times.P95:F1} ms | 100 ms: {verdict} | | | | | |";
    }

    private static async Task<(Figures Times, int Bytes)> MeasureAsync(HttpClient client, string path, string repository)
    {
        var address = string.Format(path, repository.Replace('/', '~'));
        var (times, bytes) = (new List<double>(), 0);
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var begin = Stopwatch.GetTimestamp();
            bytes = (await client.GetByteArrayAsync(address)).Length;
            if (round >= 0) times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }
        return (new Figures(times), bytes);
    }

    private static TrendQuery? QueryOf(string path) => path switch
    {
        "/api/v1/r/{0}" or "/r/{0}?days=90" => TrendQuery.LastDays(90, TimeProvider.System.GetUtcNow()),
        _ when path == "/api/v1/r/{0}" + AllDays => TrendQuery.LastDays(ReportStore.Days, TimeProvider.System.GetUtcNow()),
        _ => null,
    };

    private static async Task<Figures> ReadAloneAsync(ITableStore store, TrendQuery query)
    {
        var range = new KeyRange(RowKeys.First(query.First), KeyRange.StartingWith(RowKeys.First(query.Last)).To);
        var times = new List<double>();
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var begin = Stopwatch.GetTimestamp();
            await store.ReadAsync(RowKeys.Partition(Few), range, int.MaxValue, CancellationToken.None);
            if (round >= 0) times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }
        return new Figures(times);
    }

    private static async Task<(int Reads, int Rows)> CountAsync(ITableStore store, TrendQuery query)
    {
        var counting = new CountingTableStore(store);
        var rows = new RepositoryRows(counting);
        var reader = new TrendReader(rows, new ProxyStateReader(new OutageReader(rows)), TimeProvider.System);
        await reader.ReadAsync(Few, query, CancellationToken.None);
        return counting.Take();
    }

    private static string DaysAgo(int days) => TimeProvider.System.GetUtcNow().AddDays(-days).ToString("yyyy-MM-dd");
}
