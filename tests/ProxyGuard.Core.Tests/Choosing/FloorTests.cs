using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Tests.Probing;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Core.Tests.Choosing;

public sealed class FloorTests : IDisposable
{
    // The lab misbehaves at the endpoints of a proxy only, so the module has the path of one.
    private const string Faulty = "two/@v/list";

    private static readonly ModuleManifest Manifest = ModuleManifest.Empty with
    {
        Needs = [new(new("github.com/acme/tool", "v1.0.0"), null, null, true, false, "go.mod", 1)],
    };

    private readonly TempDirectory _tools = new();

    public FloorTests() => _tools.WriteExecutable("git");

    public void Dispose() => _tools.Dispose();

    [Theory]
    [InlineData(WhenNone.Direct, "", null)]
    [InlineData(WhenNone.Direct, "container", DecisionReason.FloorNotVisible)]
    [InlineData(WhenNone.Direct, "no-git", DecisionReason.DirectNeedsGit)]
    [InlineData(WhenNone.Direct, "GOVCS=public:off", DecisionReason.DirectForbidden)]
    [InlineData(WhenNone.Direct, "GOVCS=nonsense", DecisionReason.DirectForbidden)]
    [InlineData(WhenNone.Direct, "GOVCS=private:off", null)]
    [InlineData(WhenNone.Direct, "GOPRIVATE=github.com/acme", null)]
    [InlineData(WhenNone.Direct, "GOVCS=public:off GONOPROXY=github.com/acme", null)]
    [InlineData(WhenNone.Direct, "GOVCS=public:off GONOPROXY=github.com/other", DecisionReason.DirectForbidden)]
    [InlineData(WhenNone.Cache, "", DecisionReason.CacheIncomplete)]
    [InlineData(WhenNone.Cache, "complete", null)]
    [InlineData(WhenNone.Cache, "complete poisoned", DecisionReason.CachePoisoned)]
    [InlineData(WhenNone.Cache, "complete container", DecisionReason.FloorNotVisible)]
    [InlineData(WhenNone.Vendor, "", DecisionReason.VendorInconsistent)]
    [InlineData(WhenNone.Vendor, "vendored", null)]
    [InlineData(WhenNone.Vendor, "vendored container", null)]
    [InlineData(WhenNone.Keep, "no-git container", null)]
    [InlineData(WhenNone.Fail, "no-git", null)]
    public void A_floor_is_one_only_if_it_can_bear(WhenNone whenNone, string facts, object? whyNot)
    {
        var words = facts.Split(' ');
        var variables = words.Where(word => word.Contains('=')).Select(word => word.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        variables["PATH"] = words.Contains("no-git") ? "/nowhere" : _tools.Path;
        IReadOnlyList<PoisonedFile> poisoned = words.Contains("poisoned") ? [new(Manifest.Needs[0].Module, "file")] : [];

        var found = Floors.WhyNot(
            new GuardOptions { WhenNone = whenNone, InContainer = words.Contains("container") },
            Manifest with { IsVendored = words.Contains("vendored") },
            GoEnvironment.From(variables, GoEnvironmentFiles.Nothing),
            new ModuleCacheState(words.Contains("complete"), poisoned),
            variables);

        Assert.Equal(whyNot, found);
    }

    [Theory]
    [InlineData(WhenNone.Direct, DecisionReason.DirectNeedsGit)]
    [InlineData(WhenNone.Cache, DecisionReason.CachePoisoned)]
    [InlineData(WhenNone.Vendor, DecisionReason.VendorInconsistent)]
    public void A_floor_that_cannot_bear_is_not_written_and_the_reason_is_said(WhenNone whenNone, DecisionReason why)
    {
        var inForce = GoProxyParser.Parse("https://a.example").Value!;
        var policy = new ChoosingPolicy(inForce, WhenNone: whenNone, VendorFlags: "-mod=vendor", Cache: inForce.Hops[0].Url, WhyNoFloor: why);

        var decision = ChainChooser.Choose(Verdicts.Read("P:down a:down"), policy);

        Assert.Equal((DecisionResult.NoneKept, false), (decision.Result, decision.Changed));
        Assert.Equal([DecisionReason.PrivateHopKept, why], decision.Reasons);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("http-404", true)]
    [InlineData("html-200", true)]
    [InlineData("http-503", false)]
    [InlineData("redirect-loop", false)]
    [InlineData("conn-refused", false)]
    [InlineData("tls-self-signed", false)]
    [InlineData("tcp-accept-stall", false)]
    public async Task An_origin_answers_or_it_does_not(string fault, bool answers)
    {
        await using var good = await LabHop.StartAsync(ModuleTree.Sample(), options: new LabOptions { Tls = true });
        await using var origin = await LabHop.StartAsync(
            ModuleTree.Sample(), fault.Length == 0 ? null : HopFaults.All(fault), new LabOptions { Tls = true });
        var probe = new OriginProbe(ProbeLab.Settings(fault.Contains("stall") ? TimeSpan.FromSeconds(3) : ProbeLab.Patient), TimeProvider.System);

        Assert.Equal(answers, await probe.AnswerAsync([Need(good, "one/lib"), Need(origin, Faulty)], TestContext.Current.CancellationToken));

        // Each origin hears of its own module and of no other.
        Assert.All(good.Requests, request => Assert.Equal("/one/lib?go-get=1", request.RawTarget));
        Assert.NotEmpty(good.Requests);
    }

    private static ModuleNeed Need(LabHop hop, string path) => new(
        new($"{new Uri(hop.Url).Authority}/{path}", "v1.0.0"), null, null, true, false, "go.mod", 1);
}
