using System.Text.Json;
using ProxyGuard.Core.Resolving;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Differential;

namespace ProxyGuard.EndToEnd.Tests.Resolving;

/// <summary>The model of resolution beside the real <c>go</c>. <c>eng/differential.sh</c> runs many more cases.</summary>
public sealed class DifferentialTests
{
    private const int Seed = 1;
    private static readonly string RegressionFile =
        SourceTree.PathOf("tests", "ProxyGuard.EndToEnd.Tests", "Resolving", "regressions.json");
    private static readonly int Cases = int.TryParse(LabEnvironment.Get("PROXYGUARD_CASES"), out var cases) ? cases : 400;

    [Fact]
    public async Task The_model_says_what_go_does_in_drawn_cases()
    {
        using var run = new DifferentialRun();

        await run.RunAsync(Enumerable.Range(0, Cases).Select(number => CaseGenerator.Draw(Seed, number)));

        await Agreement.AssertAsync(run, $"seed {Seed}");
        Assert.True(run.Unknown <= Cases / 50, run.Summary);
    }

    [Fact]
    public async Task What_once_differed_agrees()
    {
        using var run = new DifferentialRun();

        await run.RunAsync(Regressions().Select(regression => regression.Case));

        await Agreement.AssertAsync(run, "regression cases");
        Assert.Equal(0, run.Unknown);
    }

    [Fact]
    public void A_case_is_the_same_after_it_was_written_and_read()
    {
        foreach (var text in Enumerable.Range(0, 500).Select(number => CaseGenerator.Draw(Seed, number).ToString()))
            Assert.Equal(text, DifferentialCase.Parse(text).ToString());
    }

    [Fact]
    public void Passes_failures_and_hangs_are_all_frequent()
    {
        var results = Enumerable.Range(0, 1000).Select(number => CasePrediction.Of(CaseGenerator.Draw(Seed, number)).Result).ToList();

        foreach (var result in new[] { ResolutionResult.Pass, ResolutionResult.Fail, ResolutionResult.Hang })
            Assert.True(results.Count(one => one == result) >= 80, $"{result}: {results.Count(one => one == result)} of {results.Count}");
    }

    private static IEnumerable<Regression> Regressions() =>
        JsonSerializer.Deserialize<List<JsonElement>>(File.ReadAllText(RegressionFile))!
            .Select(one => new Regression(one.GetProperty("name").GetString()!, DifferentialCase.Parse(one.GetProperty("case").GetRawText())));

    private sealed record Regression(string Name, DifferentialCase Case);
}
