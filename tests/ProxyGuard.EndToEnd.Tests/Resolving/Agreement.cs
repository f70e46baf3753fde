using ProxyGuard.Testing.Differential;

namespace ProxyGuard.EndToEnd.Tests.Resolving;

internal static class Agreement
{
    /// <summary>Fails with the smallest case that shows the first disagreement.</summary>
    public static async Task AssertAsync(DifferentialRun run, string what)
    {
        if (run.Disagreements.TryPeek(out var found))
            Assert.Fail($"{what}: {run.Summary}\n{DifferentialRun.Describe(found, await run.ShrinkAsync(found))}");
    }
}
