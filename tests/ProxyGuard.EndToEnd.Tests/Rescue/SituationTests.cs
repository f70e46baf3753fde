using ProxyGuard.Testing;
using ProxyGuard.Testing.Rescue;

namespace ProxyGuard.EndToEnd.Tests.Rescue;

/// <summary>The situations of the rescue table: the real <c>go</c> ends as the model says, and for the reason that the guard gives.</summary>
public sealed class SituationTests
{
    public static TheoryData<string, string> All => [.. from situation in RescueSituations.All
                                                        from go in RealGo.All
                                                        select (situation.Name, go.Release)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task It_ends_as_the_model_says_before_and_after_the_guard(string name, string release)
    {
        var situation = RescueSituations.All.Single(one => one.Name == name);

        var run = await SituationRun.RunAsync(situation, new RealGo(release));

        var told = $"{run.Decision.Result}: {string.Join(", ", run.Decision.Reasons)}; after {run.After.Chain}\n{run.Before.Course}\n{run.After.Course}";
        Assert.True(situation.Before == run.Before.ByModel, $"before, model: {run.Before.ByModel}\n{told}");
        Assert.True(situation.Before == run.Before.ByGo, $"before, go: {run.Before.ByGo}\n{told}");
        Assert.True(situation.After == run.After.ByModel, $"after, model: {run.After.ByModel}\n{told}");
        Assert.True(situation.After == run.After.ByGo, $"after, go: {run.After.ByGo}\n{told}");
        Assert.Empty(run.Leaks);
        if (situation.Reason is { } reason) Assert.Contains(reason, run.Decision.Reasons);
        else Assert.Fail(told);
    }
}
