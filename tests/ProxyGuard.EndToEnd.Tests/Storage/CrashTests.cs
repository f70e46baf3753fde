using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing.Crash;

namespace ProxyGuard.EndToEnd.Tests.Storage;

/// <summary>The short form of <c>eng/crash.sh</c>.</summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.AzureTables)]
    public async Task Killed_at_any_moment_the_service_loses_and_doubles_nothing(Engine engine)
    {
        var result = await CrashProgram.RunAsync(PublishedProgram.Service, engine, TimeSpan.FromSeconds(8), seed: 11);

        Assert.True(result.IsClean, $"{result}\n{string.Join('\n', result.Faults)}");
        Assert.InRange(result.Kills, 3, 100);
        Assert.InRange(result.Acknowledged, 100, result.Stored);
    }
}
