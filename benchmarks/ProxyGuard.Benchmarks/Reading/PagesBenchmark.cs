using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using ProxyGuard.Benchmarks.Ingest;
using ProxyGuard.Service.Storage;
using ProxyGuard.Testing;

namespace ProxyGuard.Benchmarks.Reading;

/// <summary>How long each page takes, and how much of it beyond its JSON; both are asked for in turn, so that they meet the same machine.</summary>
internal static class PagesBenchmark
{
    private const string Big = "github.com/acme/widgets";
    private const int Names = 5000;
    private const int WarmUps = 60;
    private const int Rounds = 60;
    private const double Aim = 100, AimBeyond = 10;

    public static async Task RunAsync(string service, TextWriter output)
    {
        await output.WriteLineAsync($"""
            ## Pages

            The published service with SQLite, warm, {Rounds} requests each after {WarmUps} warm-ups, page and JSON in turn, the client beside it on the same processors;
            what was on the machine else: load {Load}. {Machine.Describe()}. Aims: p95 of a page {Aim} ms, its median beyond that of its JSON {AimBeyond} ms.

            | page | packed | p50 | p95 | JSON p50 | beyond its JSON | aims |
            |---|---|---|---|---|---|---|
            """);
        using var folder = new TempDirectory();
        await MeasureAsync(service, folder, await BigStoreAsync(folder["big.db"]), BigPagesAsync, output);
        await MeasureAsync(service, folder, await DemoStoreAsync(service, folder["demo.db"]), DemoPagesAsync, output);
        await output.WriteLineAsync();
    }

    private static string Load => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static async Task<string> BigStoreAsync(string database)
    {
        using var file = new SqliteTableStore(Options.Create(new StorageOptions { Sqlite = { Path = database } }));
        var store = new ReportStore(file, TimeProvider.System.GetUtcNow());
        await store.PrepareAsync();
        await store.FillAsync(Big, ReportStore.RunsADay);
        await store.AddNamesAsync(Names);
        return database;
    }

    private static async Task<string> DemoStoreAsync(string service, string database)
    {
        var run = await ProgramRun.RunAsync(service, null, false, "demo-data", "--Storage:Sqlite:Path=" + database);
        return run.ExitCode == 0 ? database : throw new InvalidOperationException(run.Error);
    }

    private static async Task<IReadOnlyList<(string Name, string Page, string Json)>> BigPagesAsync(HttpClient client)
    {
        var id = Big.Replace('/', '~');
        var key = (string)JsonNode.Parse(await client.GetStringAsync($"/api/v1/r/{id}/runs?limit=1"))!["runs"]![0]!["key"]!;
        return
        [
            ($"a repository: {ReportStore.Proxies} proxies, 90 days", $"/r/{id}", $"/api/v1/r/{id}"),
            ($"a run: {ReportStore.Proxies} proxies", $"/r/{id}/runs/{key}", $"/api/v1/r/{id}/runs/{key}"),
            ($"all {Names:N0} repositories", "/", "/api/v1/repositories"),
        ];
    }

    private static async Task<IReadOnlyList<(string Name, string Page, string Json)>> DemoPagesAsync(HttpClient client)
    {
        var incident = (string)JsonNode.Parse(await client.GetStringAsync("/api/v1/incidents"))!["incidents"]![0]!["id"]!;
        return
        [
            ("demonstration: a repository", "/r/github.com~acme~widgets", "/api/v1/r/github.com~acme~widgets"),
            ("demonstration: all repositories", "/", "/api/v1/repositories"),
            ("demonstration: proxies", "/proxies", "/api/v1/proxies"),
            ("demonstration: a proxy", "/proxies/goproxy.example", "/api/v1/proxies/goproxy.example"),
            ("demonstration: is it me?", "/proxies/goproxy.example?repository=github.com%2Facme%2Fwidgets", "/api/v1/proxies/goproxy.example"),
            ("demonstration: incidents", "/incidents", "/api/v1/incidents"),
            ("demonstration: an incident", "/incidents/" + incident, "/api/v1/incidents/" + incident),
        ];
    }

    private static async Task MeasureAsync(
        string service, TempDirectory folder, string database,
        Func<HttpClient, Task<IReadOnlyList<(string Name, string Page, string Json)>>> pages, TextWriter output)
    {
        string token;
        using (var file = new SqliteTableStore(Options.Create(new StorageOptions { Sqlite = { Path = database } })))
            token = await ServiceAccess.TokenAsync(file);
        await using var process = await ServiceProcess.StartAsync(service, folder, "--Storage:Sqlite:Path=" + database);
        using var client = new HttpClient(LoopbackOnly.Handler()) { BaseAddress = process.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        foreach (var (name, page, json) in await pages(client)) await output.WriteLineAsync(await LineAsync(client, name, page, json));
    }

    private static async Task<string> LineAsync(HttpClient client, string name, string page, string json)
    {
        var (ofPage, ofJson, bytes) = (new List<double>(), new List<double>(), 0);
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var (jsonTime, _) = await GetAsync(client, json);
            var (pageTime, length) = await GetAsync(client, page);
            if (round < 0) continue;
            ofPage.Add(pageTime);
            ofJson.Add(jsonTime);
            bytes = length;
        }
        var (html, data) = (new Figures(ofPage), new Figures(ofJson));
        var beyond = html.Median - data.Median;
        return $"| {name} | {bytes / 1024.0:F0} KiB | {html.Median:F1} ms | {html.P95:F1} ms | {data.Median:F1} ms | {beyond:F1} ms "
            + $"| {(html.P95 <= Aim ? "met" : "**missed**")}, {(beyond <= AimBeyond ? "met" : "**missed**")} |";
    }

    private static async Task<(double Milliseconds, int Bytes)> GetAsync(HttpClient client, string path)
    {
        var begin = Stopwatch.GetTimestamp();
        var bytes = (await client.GetByteArrayAsync(path)).Length;
        return (Stopwatch.GetElapsedTime(begin).TotalMilliseconds, bytes);
    }
}
