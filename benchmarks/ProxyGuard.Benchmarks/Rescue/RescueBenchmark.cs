using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;

namespace ProxyGuard.Benchmarks.Rescue;

/// <summary>The rescue table: every fault before the real <c>go</c>, without and with the guard.</summary>
internal static class RescueBenchmark
{
    /// <summary>Measures, writes the document, and answers whether every row passed after the guard and no harmless hop was lost.</summary>
    public static async Task<bool> RunAsync(GuardProgram guard, TextWriter output, TextWriter progress)
    {
        using var measurement = new RescueMeasurement(guard, progress);
        var wanted = FaultNames.All.SelectMany(fault => RealGo.All.Select(go => (fault, go))).ToList();
        var document = new RescueDocument(await measurement.RunAsync(wanted));
        await output.WriteAsync(document.Render());
        return await RunSituationsAsync(output) && document.IsGood;
    }

    /// <summary>Only the section on situations; answers whether every row is as it must be.</summary>
    public static async Task<bool> RunSituationsAsync(TextWriter output)
    {
        var section = await SituationSection.RunAsync();
        await output.WriteAsync(section.Render());
        return section.IsGood;
    }
}
