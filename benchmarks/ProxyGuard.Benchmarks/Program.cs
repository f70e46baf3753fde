using ProxyGuard.Benchmarks;
using ProxyGuard.Benchmarks.Candidates;
using ProxyGuard.Benchmarks.Container;
using ProxyGuard.Benchmarks.Coverage;
using ProxyGuard.Benchmarks.Ingest;
using ProxyGuard.Benchmarks.Predictions;
using ProxyGuard.Benchmarks.Reading;
using ProxyGuard.Benchmarks.Rescue;
using ProxyGuard.Benchmarks.Rollups;
using ProxyGuard.Benchmarks.Startup;

// Figures go to standard output, progress to standard error: redirect the first and it is a document.
switch (args)
{
    case ["startup", var guard]:
        await StartupBenchmark.RunAsync(new GuardProgram(guard), Console.Out);
        return 0;
    case ["candidates", var guard]:
        await CandidatesBenchmark.RunAsync(new GuardProgram(guard), Console.Out);
        return 0;
    case ["coverage", var guard]:
        await CoverageBenchmark.RunAsync(new GuardProgram(guard), Console.Out);
        return 0;
    case ["container", var guard]:
        await ContainerBenchmark.RunAsync(new GuardProgram(guard), Console.Out);
        return 0;
    case ["predictions", _]:
        await PredictionsBenchmark.RunAsync(Console.Out);
        return 0;
    case ["rescue", var guard]:
        return await RescueBenchmark.RunAsync(new GuardProgram(guard), Console.Out, Console.Error) ? 0 : 1;
    case ["situations", _]:
        return await RescueBenchmark.RunSituationsAsync(Console.Out) ? 0 : 1;
    case ["rollups", _]:
        await RollupsBenchmark.RunAsync(Console.Out);
        return 0;
    case ["ingest", var guard]:
        await IngestBenchmark.RunAsync(Path.Combine(Path.GetDirectoryName(guard)!, "proxyguard-service", "proxyguard-service"), Console.Out);
        return 0;
    case ["reading", var guard]:
        await ReadingBenchmark.RunAsync(Path.Combine(Path.GetDirectoryName(guard)!, "proxyguard-service", "proxyguard-service"), Console.Out);
        return 0;
    case ["pages", var guard]:
        await PagesBenchmark.RunAsync(Path.Combine(Path.GetDirectoryName(guard)!, "proxyguard-service", "proxyguard-service"), Console.Out);
        return 0;
    case ["azure", var guard]:
        var service = Path.Combine(Path.GetDirectoryName(guard)!, "proxyguard-service", "proxyguard-service");
        await AzureIngestBenchmark.RunAsync(service, Console.Out);
        await AzureReadingBenchmark.RunAsync(service, Console.Out);
        return 0;
    default:
        await Console.Error.WriteLineAsync("usage: bash benchmarks/run.sh [startup|candidates|coverage|predictions|rescue|situations|rollups|ingest|reading|pages|azure|container|all]");
        return 2;
}
