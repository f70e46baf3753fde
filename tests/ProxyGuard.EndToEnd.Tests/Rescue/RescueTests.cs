using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Rescue;

namespace ProxyGuard.EndToEnd.Tests.Rescue;

public sealed class RescueTests(RescueRuns runs) : IClassFixture<RescueRuns>
{
    public static TheoryData<string> All => [.. FaultNames.All.Select(fault => fault.Name)];

    public static TheoryData<string> Harmless => [.. FaultNames.All.Where(fault => fault.HarmlessToGo).Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task After_guard_the_real_go_passes_whatever_the_first_hop_does(string fault)
    {
        var build = await runs.RunAsync(fault);

        Assert.True(build.Outcome == RescueOutcome.Passed, $"{fault}: {build.Outcome}, {build.Log}");
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public async Task A_hop_with_a_harmless_fault_stays_in_the_chain(string fault)
    {
        var build = await runs.RunAsync(fault);

        Assert.True(build.Kept, $"{fault}: {build.Log}");
    }
}
