using System.Text.RegularExpressions;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using static ProxyGuard.Core.Tests.Choosing.Verdicts;

namespace ProxyGuard.Core.Tests.Choosing;

/// <summary>Small situations of which each rests on one condition of the choice; a letter stands for a hop.</summary>
public sealed partial class ChainReasonTests
{
    [Theory]
    [InlineData("a:down b:healthy", "a,b", "b", "dropped-down")]
    [InlineData("a:poisoned b:healthy", "a,b", "b", "dropped-poisoned")]
    [InlineData("a:unknown=cut b:healthy=ok", "a,b", "b", "not-waited-for")]
    [InlineData("a:unknown=503 b:healthy=ok", "a,b", "b", "")]
    [InlineData("a:degraded b:healthy", "a,b", "b|a", "moved-behind")]
    [InlineData("a:healthy@300 b:healthy@20", "a,b", "b|a", "faster")]
    [InlineData("P:down b:healthy", "p,b", "p,b", "private-hop-kept")]
    [InlineData("a:healthy b+:healthy", "a,direct", "a|b|direct", "added fallback-opened")]
    // What was open already is not opened.
    [InlineData("a:healthy b:down", "a|b|direct", "a|direct", "dropped-down")]
    [InlineData("a:healthy b:down", "a,b,direct", "a|direct", "dropped-down fallback-opened")]
    // Down, or not waited for, stays where it completes what is needed, and only there.
    [InlineData("a:healthy=ok,404 b:down=503,ok", "a,b,direct", "a|b|direct", "needed-though-down fallback-opened")]
    [InlineData("a:healthy=ok,404 b:unknown=cut,ok", "a,b", "a|b", "fallback-opened")]
    [InlineData("a:healthy=ok,404,404 b:down=503,ok,404", "a,b", "a", "dropped-down modules-lacking")]
    // What is lacking is news where no origin follows, or where everything was asked for, and where something else is served.
    [InlineData("a:healthy=ok,404", "a", "a", "modules-lacking")]
    [InlineData("a:healthy=ok,404", "a|direct", "a|direct", "")]
    [InlineData("a:healthy=ok,*404", "a|direct", "a|direct", "modules-lacking")]
    [InlineData("a:healthy=404,404", "a", "a", "")]
    [InlineData("a:healthy=ok,t404", "a", "a", "toolchain-lacking")]
    [InlineData("a:healthy=t404", "a", "a", "toolchain-lacking")]
    [InlineData("a:healthy=404,t404", "a", "a", "")]
    public void A_decision_has_exactly_its_reasons(string verdicts, string inForce, string expected, string reasons) =>
        Check(verdicts, expected, reasons, new ChoosingPolicy(ChainOf(inForce)));

    [Theory]
    // A hop that fails late is not met before one that serves.
    [InlineData("a:healthy=late,404 b:healthy=ok,ok", "a|b", "b|a")]
    [InlineData("a:healthy=503,404 b:healthy=ok,ok", "a|b", "a|b")]
    // The fastest first, and not the first that is faster.
    [InlineData("a:healthy@200 b:healthy@140 c:healthy@20", "a|b|c", "c|b|a")]
    // Where a comma follows, what nobody needs stands last, and what a private hop serves is needed of nobody.
    [InlineData("a:healthy=404 b:healthy=ok", "a,b", "b,a", false)]
    [InlineData("P:healthy=ok a:healthy=503 b:healthy=ok", "p,a,b", "p,a,b", false)]
    // Nothing was learned: nothing is changed.
    [InlineData("a:notjudged b:notjudged", "a,direct", "a,direct")]
    // One private hop that lives is enough.
    [InlineData("P:down Q:healthy a:down", "p,q,a", "p,q")]
    public void The_order_is_that_of_what_is_needed(string verdicts, string inForce, string expected, bool knowsPipe = true) =>
        Check(verdicts, expected, null, new ChoosingPolicy(ChainOf(inForce), KnowsPipe: knowsPipe));

    // The first module is private, and go asks the list for it.
    [Theory]
    [InlineData("P:healthy=404 a:healthy=ok", "p,a", "p", "kept-from-private-paths")]
    [InlineData("P:healthy=404 a:healthy=ok", "p,a,direct", "p,a|direct", "fallback-opened")]
    [InlineData("P:healthy=404 a:healthy=ok b+:healthy=ok", "p,a,direct", "p,direct", "kept-from-private-paths")]
    [InlineData("P:healthy=ok a:down=stall b+:degraded=ok", "p,a", "p", "kept-from-private-paths dropped-down")]
    // Behind a private hop a new one is added where it is needed; where none is private it is not.
    [InlineData("P:healthy=ok,404 a:healthy=404,404 b+:healthy=404,ok", "p,a", "p,a|b", "added")]
    [InlineData("a:degraded=503 b+:healthy=ok", "a,direct", "a|direct", "kept-from-private-paths fallback-opened")]
    [InlineData("a:healthy=ok", "a", "a", "")]
    public void No_public_hop_hears_of_a_private_module_for_nothing(string verdicts, string inForce, string expected, string reasons)
    {
        var routing = new PrivateRouting(ModulePatterns.Parse("example.com/m0"), new Dictionary<string, string>(), ThroughTheList: true);

        Check(verdicts, expected, reasons, new ChoosingPolicy(ChainOf(inForce), Private: routing));
    }

    [Fact]
    public void Where_nothing_is_changed_nobody_is_dropped() =>
        Assert.Empty(ChainChooser.Choose(Read("a:down b+:down"), new ChoosingPolicy(ChainOf("a"))).Dropped);

    private static void Check(string verdicts, string expected, string? reasons, ChoosingPolicy policy)
    {
        var decision = ChainChooser.Choose(Read(verdicts), policy);

        Assert.Equal(ChainOf(expected).Reveal(), decision.After.Reveal());
        if (reasons is not null) Assert.Equal(reasons, string.Join(' ', decision.Reasons.Select(Codes.Of)));
    }

    private static ProxyChain ChainOf(string letters) => Chain(Letter().Replace(letters, "https://$0.example"));

    [GeneratedRegex(@"\b[a-z]\b")]
    private static partial Regex Letter();
}
