using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Tests.Choosing;

public sealed class PrivateRoutingTests
{
    // Go's settings, the option, whether there is a private proxy; what is exported, and whether the list is still asked.
    [Theory]
    [InlineData("", null, false, "", false)]
    [InlineData("GOPRIVATE=a.test", null, false, "", false)]
    [InlineData("GOPRIVATE=a.test GONOPROXY=none", null, true, "", true)]
    [InlineData("GOPRIVATE=a.test GONOPROXY=a.test/x", null, true, "", true)]
    // With a private proxy only the database must not hear of them.
    [InlineData("", "a.test", true, "GONOSUMDB=a.test", true)]
    [InlineData("GONOSUMDB=b.test", "a.test", true, "GONOSUMDB=b.test,a.test", true)]
    [InlineData("GONOPROXY=a.test GONOSUMDB=a.test/", "a.test", true, "", false)]
    // Without one they go past the list. What has no value of its own follows GOPRIVATE.
    [InlineData("", "a.test", false, "GOPRIVATE=a.test", false)]
    [InlineData("GOPRIVATE=a.test", "a.test", false, "", false)]
    [InlineData("GOPRIVATE=b.test", "a.test", false, "GOPRIVATE=b.test,a.test", false)]
    [InlineData("GOPRIVATE=b.test GONOPROXY=none", "a.test", false, "GOPRIVATE=b.test,a.test GONOPROXY=none,a.test", false)]
    [InlineData("GOPRIVATE=a.test GONOSUMDB=c.test", "a.test,b.test", false, "GOPRIVATE=a.test,b.test GONOSUMDB=c.test,a.test,b.test")]
    public void What_is_declared_private_is_exported_as_far_as_go_does_not_know_it(
        string settings, string? option, bool hasPrivateProxy, string exported, bool throughTheList = false)
    {
        var variables = settings.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        var environment = GoEnvironment.From(variables, GoEnvironmentFiles.Nothing);

        var routing = PrivateRouting.Of(environment, option is null ? null : ModulePatterns.Parse(option, "private"), hasPrivateProxy);

        Assert.Equal(exported, string.Join(' ', routing.Variables.Select(pair => $"{pair.Key}={pair.Value}")));
        Assert.Equal(throughTheList, routing.ThroughTheList);
    }

    [Theory]
    [InlineData("*", 1)]
    [InlineData("**/x,a.test,*/", 2)]
    [InlineData("*.test,?/x,a*", 0)]
    public void A_pattern_for_every_host_is_refused(string patterns, int faults) =>
        Assert.Equal(faults, PrivateRouting.FaultsOf(ModulePatterns.Parse(patterns, "private")).Count());
}
