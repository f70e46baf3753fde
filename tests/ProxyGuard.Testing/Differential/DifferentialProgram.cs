using System.Diagnostics;

namespace ProxyGuard.Testing.Differential;

/// <summary>The long differential test as a program: <c>eng/differential.sh</c>.</summary>
internal static class DifferentialProgram
{
    private const int MostShown = 10;

    /// <summary>Runs many cases, or one that is given.</summary>
    /// <returns>0 when all agree, else 1.</returns>
    public static async Task<int> RunAsync(int cases, int seed, string? replay, TextWriter output)
    {
        using var run = new DifferentialRun();
        var start = Stopwatch.GetTimestamp();
        await output.WriteLineAsync($"seed {seed}, {(replay is null ? cases : 1)} cases, go 1.23 and 1.27");
        await run.RunAsync(replay is null
            ? Enumerable.Range(0, cases).Select(number => CaseGenerator.Draw(seed, number))
            : [DifferentialCase.Parse(replay)]);
        foreach (var found in run.Disagreements.OrderBy(found => found.Case.ToString().Length).Take(MostShown))
            await output.WriteLineAsync(DifferentialRun.Describe(found, await run.ShrinkAsync(found)));
        var results = string.Join(", ", run.Results.OrderBy(result => result.Key).Select(result => $"{result.Value} {result.Key}"));
        await output.WriteLineAsync($"predicted: {results}; {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
        foreach (var (why, count) in run.WhyUnknown.OrderByDescending(why => why.Value))
            await output.WriteLineAsync($"unknown {count} times: {why}");
        await output.WriteLineAsync(run.Summary);
        return run.Disagreements.IsEmpty ? 0 : 1;
    }
}
