using Microsoft.Extensions.Options;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Storage;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Runs;

namespace ProxyGuard.Benchmarks.Ingest;

/// <summary>How fast runs are taken in: for one repository and spread over many, beside what the engine alone takes.</summary>
internal static class IngestBenchmark
{
    private const int AtOnce = 500;
    private const int Runs = 20_000;
    private const int WarmUps = 4_000;
    private const int Pace = 2_000;
    private const double AimMilliseconds = 50;
    private const int RunsOfABatch = 92;

    public static async Task RunAsync(string service, TextWriter output)
    {
        await output.WriteLineAsync($"""
            ## Taking in runs

            {Runs:N0} typical runs (3 proxies, 30 probes, {SizeOf(One(1)[0]):F1} KiB), prepared beforehand, over {AtOnce} keep-alive connections to the published service
            with SQLite, the load beside it on the same processors; each repository has 30 days of history. {Machine.Describe()}.

            - *As fast as it goes*: {AtOnce} posts in flight all the time, so that a post waits for the {AtOnce - 1} before it.
            - *At {Pace:N0} a second*: posts are due at that rate whatever the answers; a post's time counts from when it was due. Aim: p99 ≤ {AimMilliseconds} ms.
            - *The engine alone*: the same rows in the same batches, prepared, through the store's own door, without a service.

            | repositories | as fast as it goes | p50 | p99 | at {Pace:N0} a second | p50 | p99 | aim | the engine alone | of the engine | processor time a run | of the load |
            |---|---|---|---|---|---|---|---|---|---|---|---|
            """);
        await MeasureAsync("1", One, RunsOfABatch, 1, service, output);
        await MeasureAsync("1,000", Thousand, 1, AtOnce, service, output);
        await output.WriteLineAsync();
    }

    private static async Task MeasureAsync(
        string name, Func<int, List<RunReport>> make, int perBatch, int batchesAtOnce, string service, TextWriter output)
    {
        using var folder = new TempDirectory();
        var database = Path.Combine(folder.Path, "store.db");
        double engine;
        string token;
        using (var file = new SqliteTableStore(Options.Create(new StorageOptions { Sqlite = { Path = database } })))
        {
            var store = new RunStore(file);
            token = await store.AddTokenAsync();
            await store.FillAsync(make(1000).Select(run => run.Repository).Distinct(), TimeProvider.System.GetUtcNow());
            await store.MeasureAsync(make(WarmUps), perBatch, batchesAtOnce);
            engine = await store.MeasureAsync(make(Runs), perBatch, batchesAtOnce);
        }

        await using var process = await ServiceProcess.StartAsync(service, folder, "--Storage:Sqlite:Path=" + database);
        using var load = await PostLoad.OpenAsync(process.Address, AtOnce);
        await load.SaturateAsync(Requests(make(WarmUps), token));
        var (fast, paced) = (Requests(make(Runs), token), Requests(make(Runs), token));
        var (before, ownBefore) = (process.ProcessorTime, Environment.CpuUsage.TotalTime);
        var saturated = await load.SaturateAsync(fast);
        var each = (process.ProcessorTime - before).TotalMilliseconds / Runs;
        var own = (Environment.CpuUsage.TotalTime - ownBefore).TotalMilliseconds / Runs;
        var steady = await load.PaceAsync(paced, Pace);

        var aim = steady.PerSecond > 0.98 * Pace && steady.Milliseconds.P99 <= AimMilliseconds ? "met" : "**missed**";
        await output.WriteLineAsync(
            $"| {name} | {saturated.PerSecond:N0} runs/s | {saturated.Milliseconds.Median:F0} ms | {saturated.Milliseconds.P99:F0} ms "
            + $"| {steady.PerSecond:N0} runs/s | {steady.Milliseconds.Median:F1} ms | {steady.Milliseconds.P99:F0} ms | {aim} "
            + $"| {engine:N0} runs/s | {saturated.PerSecond / engine:F2} × | {each:F2} ms | {own:F2} ms |");
    }

    private static List<RunReport> One(int count) => Make(count, _ => "github.com/acme/widgets");

    private static List<RunReport> Thousand(int count) => Make(count, index => $"github.com/acme/widgets-{index % 1000}");

    public static List<RunReport> Make(int count, Func<int, string> repository)
    {
        var runs = new TypicalRun(count);
        var now = TimeProvider.System.GetUtcNow();
        return [.. Enumerable.Range(0, count).Select(index => runs.Next(repository(index), now))];
    }

    public static List<byte[]> Requests(IEnumerable<RunReport> runs, string token) =>
        [.. runs.Select(run => PostConnection.Request("/api/v1/runs", RunReportJson.Write(run), $"Authorization: Bearer {token}\r\n"))];

    private static double SizeOf(RunReport run) => RunReportJson.Write(run).Length / 1024.0;
}
