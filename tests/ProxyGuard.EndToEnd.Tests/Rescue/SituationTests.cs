using ProxyGuard.Testing;
using ProxyGuard.Testing.Rescue;

namespace ProxyGuard.EndToEnd.Tests.Rescue;

/// <summary>The situations of the rescue table: the real <c>go</c> ends as the model says, for the reason that the guard gives.</summary>
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

        Assert.True(run.IsGood, $"{run}");
    }

    [Fact]
    public async Task The_private_hop_is_asked_for_what_the_others_are_not()
    {
        var situation = RescueSituations.All.Single(one => one.PrivatePath is not null);

        var run = await SituationRun.RunAsync(situation, RealGo.V127);

        Assert.Contains(run.After.Course.Requests, request => request.File.Path == situation.PrivatePath);
        Assert.DoesNotContain(run.After.Course.Requests, request => situation.Public.Contains(request.Hop));
    }
}
