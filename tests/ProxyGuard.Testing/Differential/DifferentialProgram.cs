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
            await output.WriteLineAsync(Describe(found, await run.ShrinkAsync(found)));
        var results = string.Join(", ", run.Results.OrderBy(result => result.Key).Select(result => $"{result.Value} {result.Key}"));
        await output.WriteLineAsync($"predicted: {results}; {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
        foreach (var (why, count) in run.WhyUnknown.OrderByDescending(why => why.Value))
            await output.WriteLineAsync($"unknown {count} times: {why}");
        await output.WriteLineAsync(Summary(run));
        return run.Disagreements.IsEmpty ? 0 : 1;
    }

    /// <summary>One line of figures.</summary>
    public static string Summary(DifferentialRun run) =>
        $"{run.Cases} cases, {run.Agreements} agreements, {run.Unknown} unknown, {run.Disagreements.Count} disagreements";

    /// <summary>What differs, the case and the smallest case that shows it.</summary>
    public static string Describe(Disagreement found, Disagreement smallest) => $"""
        --- disagreement
        {string.Join('\n', smallest.Differences)}
        replay: {smallest.Case}
        asked by the model: {string.Join(", ", smallest.Predicted.Asked.Select(asked => $"{asked.Hop.Url?.Text ?? "direct"} {asked.File.Endpoint} {asked.File.Path} {asked.File.Version}"))}
        go: {smallest.Course}
        drawn: {found.Case}
        {string.Join('\n', found.Differences)}
        """;
}
