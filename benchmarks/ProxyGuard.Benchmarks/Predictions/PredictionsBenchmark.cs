using System.Diagnostics;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Benchmarks.Predictions;

/// <summary>How many predictions a second the model makes: 400 required modules, 5 hops, a complete go.sum.</summary>
internal static class PredictionsBenchmark
{
    private const int Modules = 400;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(TextWriter output)
    {
        await output.WriteLineAsync($"{Modules} modules, 5 hops, one processor");
        await output.WriteLineAsync($"all files from the first hop: {PerSecond(InputOf(lacksAll: 0)):F0} predictions a second");
        await output.WriteLineAsync($"all files from the fifth hop: {PerSecond(InputOf(lacksAll: 4)):F0} predictions a second");
    }

    private static double PerSecond(ResolutionInput input)
    {
        for (var warm = 0; warm < 50; warm++) Predict(input);
        var (start, count) = (Stopwatch.GetTimestamp(), 0);
        for (; Stopwatch.GetElapsedTime(start) < Time; count++) Predict(input);
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Predict(ResolutionInput input)
    {
        if (ResolutionModel.Predict(input).Result != ResolutionResult.Pass) throw new InvalidOperationException("the chain was to pass");
    }

    private static ResolutionInput InputOf(int lacksAll)
    {
        const string chain = "https://a.test,https://b.test,https://c.test,https://d.test,https://e.test";
        var environment = GoEnvironment.From(new Dictionary<string, string> { ["GOPROXY"] = chain }, GoEnvironmentFiles.Nothing);
        var lacking = environment.Chain!.Hops.Take(lacksAll).ToHashSet();
        var modules = Enumerable.Range(0, Modules).Select(number =>
            new WantedModule($"example.com/owner/m{number:D3}", "v1.2.3", true, true));
        _ = GoVersion.TryParse("1.27.4", out var go);
        return new(environment, go, GoOperation.Download, [.. modules], Answer);

        Answer Answer(Hop hop, FileRequest file) => lacking.Contains(hop) ? Core.Resolving.Answer.NotFound : Core.Resolving.Answer.Right;
    }
}
