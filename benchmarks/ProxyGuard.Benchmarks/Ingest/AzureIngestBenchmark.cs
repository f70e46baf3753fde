using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Storage.AzureTables;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Azurite;

namespace ProxyGuard.Benchmarks.Ingest;

/// <summary>How fast runs are taken in on Azurite, beside what it takes when nothing is done but to write the same batches.</summary>
internal static class AzureIngestBenchmark
{
    private const int AtOnce = 500;
    private const int Rounds = 3;
    private const double Aim = 0.7;

    public static async Task RunAsync(string service, TextWriter output)
    {
        await output.WriteLineAsync($"""
            ## Taking in runs on Azurite

            The same runs on one process of Azurite, {AtOnce} posts in flight; {Rounds} rounds in turn with the same rows in batches of the same
            length, as many at once, written without a service. Medians, and the ratio's range. {Machine.Describe()}.

            | repositories | runs a round | the service | p99 | Azurite alone | of Azurite alone | aim {Aim} × |
            |---|---|---|---|---|---|---|
            """);
        await MeasureAsync(1, 920, 92, service, output);
        await MeasureAsync(20, 500, 25, service, output);
        await output.WriteLineAsync();
    }

    private static async Task MeasureAsync(int repositories, int runs, int perBatch, string service, TextWriter output)
    {
        using var folder = new TempDirectory();
        await using var azurite = await AzuriteProcess.StartAsync();
        var table = new AzureTableStore(AzureTable.Of(new AzureTableOptions { ConnectionString = azurite.ConnectionString }, TimeProvider.System));
        await table.PrepareAsync(CancellationToken.None);
        var store = new RunStore(table);
        var token = await store.AddTokenAsync();
        await store.FillAsync(Make(repositories).Select(run => run.Repository), TimeProvider.System.GetUtcNow(), atOnce: 20);
        await using var process = await ServiceProcess.StartAsync(
            service, folder, "--Storage:Azure:ConnectionString=" + azurite.ConnectionString);
        using var load = await PostLoad.OpenAsync(process.Address, AtOnce);
        await load.SaturateAsync(IngestBenchmark.Requests(Make(runs), token));
        await store.MeasureAsync(Make(runs), perBatch, repositories);

        var (alone, taken) = (new List<double>(), new List<LoadResult>());
        for (var round = 0; round < Rounds; round++)
        {
            alone.Add(await store.MeasureAsync(Make(runs), perBatch, repositories));
            taken.Add(await load.SaturateAsync(IngestBenchmark.Requests(Make(runs), token)));
        }
        var (rate, bare) = (new Figures(taken.Select(one => one.PerSecond)), new Figures(alone));
        var ratio = new Figures(taken.Zip(alone, (one, other) => one.PerSecond / other));
        await output.WriteLineAsync(
            $"| {repositories} | {runs:N0} | {rate.Median:N0} runs/s | {taken.Max(one => one.Milliseconds.P99):N0} ms | {bare.Median:N0} runs/s "
            + $"| {ratio.ToString("F2", "×")} | {(ratio.Median >= Aim ? "met" : "**missed**")} |");

        List<RunReport> Make(int count) => IngestBenchmark.Make(count, index => $"github.com/acme/widgets-{index % repositories}");
    }
}
