using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Probing;

namespace ProxyGuard.Core.Tests.Choosing;

/// <summary>That the chosen chain is the best of all allowed ones, by trying them all.</summary>
[Collection(AllProcessors.Name)]
public sealed class BestChainTests
{
    private static readonly ProbeOutcome[] Some = [ProbeOutcome.Ok, ProbeOutcome.NotFound, ProbeOutcome.ServerError, ProbeOutcome.StalledInBody];

    private static readonly string[] Ends = ["", ",direct", "|direct", ",off"];

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 4)]
    [InlineData(3, 2)]
    [InlineData(4, 2)]
    public void Whenever_an_allowed_chain_passes_the_chosen_one_does(int hops, int files)
    {
        var cells = hops * files;
        Parallel.For(0, 1 << (2 * cells), number =>
        {
            var answers = Enumerable.Range(0, hops)
                .Select(hop => Enumerable.Range(0, files).Select(file => Some[(number >> (2 * ((hop * files) + file))) & 3]).ToArray())
                .ToArray();
            Check(new SmallWorld(answers, privates: 0, knowsPipe: true));
            if (hops == 4 && number % 7 != 0) return;
            Check(new SmallWorld(answers, privates: 0, knowsPipe: false));
            Check(new SmallWorld(answers, privates: 1, knowsPipe: true));
            if (hops > 1) Check(new SmallWorld(answers, privates: 2, knowsPipe: number % 2 == 0));
        });
    }

    [Fact]
    public void And_so_it_does_for_a_hundred_thousand_random_worlds() => Parallel.For(0, 100_000, seed =>
    {
        var random = new Random(seed);
        ProbeOutcome[] all =
        [
            .. Some, ProbeOutcome.Ok, ProbeOutcome.Ok, ProbeOutcome.ChecksumMismatch, ProbeOutcome.DamagedZip, ProbeOutcome.ConnectionRefused,
            ProbeOutcome.ConnectTimedOut,
        ];
        var hops = random.Next(1, 5);
        var files = random.Next(1, 5);
        var answers = Enumerable.Range(0, hops)
            .Select(_ => Enumerable.Range(0, files).Select(_ => all[random.Next(all.Length)]).ToArray()).ToArray();
        Check(new SmallWorld(answers, random.Next(3) == 0 ? random.Next(hops + 1) : 0, random.Next(4) > 0), Ends[random.Next(4)]);
    });

    [Fact]
    public void What_the_chain_in_force_would_have_done_is_told_whatever_its_separators() => Parallel.For(0, 30_000, seed =>
    {
        var random = new Random(seed);
        var answers = Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, 2).Select(_ => Some[random.Next(3)]).ToArray()).ToArray();
        var world = new SmallWorld(answers, random.Next(3), knowsPipe: true);
        var hops = Enumerable.Range(0, 4).OrderBy(_ => random.Next()).Take(random.Next(1, 5)).Select(hop => $"https://h{hop}.example");
        var inForce = Verdicts.Chain(hops.Aggregate((all, hop) => all + (random.Next(2) == 0 ? ',' : '|') + hop));

        var decision = ChainChooser.Choose(world.Verdicts, new ChoosingPolicy(inForce));

        Assert.True(decision.FormerChainPasses == world.Passes(inForce), $"{world}, in force {inForce}: {decision.FormerChainPasses}");
        if (decision.Rescued) Assert.True(!world.Passes(inForce) && world.Passes(decision.After));
        Assert.True(!world.Passes(inForce) || world.Passes(decision.After), $"{world}: {inForce} passes, {decision.After} does not");
    });

    private static void Check(SmallWorld world, string end = "")
    {
        var policy = new ChoosingPolicy(Verdicts.Chain("https://h0.example" + end), KnowsPipe: world.KnowsPipe);
        var decision = ChainChooser.Choose(world.Verdicts, policy);
        var chosen = world.Numbers(decision.After);
        var passing = world.Allowed().Where(chain => world.Passes(chain)).ToList();

        var passes = decision.Result == DecisionResult.Chosen ? world.Passes(chosen) : world.Passes(decision.After);
        Assert.True(passes || passing.Count == 0, $"{world}: chose {decision.After}, and {string.Join('>', passing.FirstOrDefault() ?? [])} passes");
        Assert.True(decision.Passes != true || passes, $"{world}: {decision.After} is said to pass and does not");
        var best = passing.Where(chain => chain.All(world.IsWilling)).Select(chain => world.Survives(chain)).DefaultIfEmpty(0).Max();
        if (passes && chosen.All(world.IsWilling) && decision.Result == DecisionResult.Chosen)
            Assert.True(world.Survives(chosen) >= best, $"{world}: {decision.After} survives {world.Survives(chosen)}, another {best}");
    }
}
