using ProxyGuard.Core;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Tests;

/// <summary>Runs as they happen, by name.</summary>
internal static class Situations
{
    public const string Broken = "https://proxy.example.com";
    public const string Mirror = "https://mirror.example.net";
    public const string Athens = "https://athens.corp.example/go";

    private static readonly Reason Silent = new(ReasonCode.Failed, Outcome: ProbeOutcome.ConnectTimedOut, Count: 5, Of: 5);

    public static IReadOnlyDictionary<string, Func<GuardResult>> All { get; } = new Dictionary<string, Func<GuardResult>>
    {
        ["all-healthy-kept"] = AllHealthyKept,
        ["first-broken-dropped"] = FirstBrokenDropped,
        ["poisoned-dropped"] = PoisonedDropped,
        ["private-down-kept"] = PrivateDownKept,
        ["none-keep"] = NoneKept,
        ["none-direct"] = () => None(DecisionResult.NoneFloor, "direct").Set("GOPROXY", "direct").Build(),
        ["none-cache"] = () => None(DecisionResult.NoneFloor, "file:///home/runner/go/pkg/mod/cache/download")
            .Set("GOPROXY", "file:///home/runner/go/pkg/mod/cache/download").Build(),
        ["none-vendor"] = () => None(DecisionResult.NoneFloor, $"{Broken}|{Mirror},direct").Set("GOFLAGS", "-mod=vendor").Build(),
        ["none-fail"] = () => None(DecisionResult.NoneFailed, $"{Broken}|{Mirror},direct").Build(),
        ["nothing-to-fetch"] = NothingToFetch,
        ["own-network"] = OwnNetwork,
        ["degraded-and-warnings"] = DegradedAndWarnings,
        ["covered"] = () => Covered(0).Build(),
        ["covered-in-part"] = () => Covered(12, "github.com/some/module", "corp.example/secret").Needing(419)
            .Lack("github.com/some/module", 7).Lack("corp.example/secret", 8).Build(),
    };

    public static GuardResult AllHealthyKept() => new ResultBuilder()
        .Before($"{Broken}|{Mirror},direct")
        .Proxy(Broken, Health.Healthy)
        .Proxy(Mirror, Health.Healthy, Trust.Public, true, 61)
        .Decide(DecisionResult.Kept, $"{Broken}|{Mirror},direct", true)
        .Build();

    public static GuardResult FirstBrokenDropped() => new ResultBuilder()
        .Before($"{Broken},direct")
        .Proxy(Broken, Health.Down, Silent)
        .Proxy(Mirror, Health.Healthy, Trust.Public, false, 42)
        .Decide(DecisionResult.Chosen, $"{Mirror}|direct", false, DecisionReason.DroppedDown, DecisionReason.Added,
            DecisionReason.FallbackOpened)
        .Set("GOPROXY", $"{Mirror}|direct")
        .Build();

    public static GuardResult PoisonedDropped() => new ResultBuilder()
        .Before($"{Broken}|{Mirror}")
        .Proxy(Broken, Health.Poisoned, new Reason(ReasonCode.BytesDiffer, Endpoint.Zip, ProbeOutcome.ChecksumMismatch, 200, 2, 5))
        .Proxy(Mirror, Health.Healthy)
        .Decide(DecisionResult.Chosen, Mirror, false, DecisionReason.DroppedPoisoned, DecisionReason.ChecksumDatabaseRerouted)
        .Set("GOPROXY", Mirror)
        .Set("GOSUMDB", "sum.golang.org https://sum.example.org")
        .Build();

    public static GuardResult PrivateDownKept() => new ResultBuilder()
        .Before($"{Athens},{Mirror},direct")
        .Proxy(Athens, Health.Down, Trust.Private, true, null,
            new Reason(ReasonCode.Failed, Outcome: ProbeOutcome.ServerError, Status: 503, Count: 4, Of: 4))
        .Proxy(Mirror, Health.Healthy)
        .Decide(DecisionResult.Kept, $"{Athens},{Mirror},direct", false, DecisionReason.PrivateHopKept)
        .Build();

    public static GuardResult NoneKept() => None(DecisionResult.NoneKept, $"{Broken}|{Mirror},direct").Build();

    public static GuardResult NothingToFetch() => new ResultBuilder()
        .Needing(0)
        .Before("https://proxy.golang.org,direct")
        .Decide(DecisionResult.NothingToFetch, "https://proxy.golang.org,direct", null)
        .Build();

    public static GuardResult OwnNetwork() => new ResultBuilder()
        .Before($"{Broken}|{Mirror},direct")
        .Proxy(Broken, Health.Unknown, new Reason(ReasonCode.OwnNetwork, Outcome: ProbeOutcome.CertificateNotTrusted))
        .Proxy(Mirror, Health.Unknown, new Reason(ReasonCode.OwnNetwork, Outcome: ProbeOutcome.CertificateNotTrusted))
        .Decide(DecisionResult.Kept, $"{Broken}|{Mirror},direct", null, DecisionReason.OwnNetwork)
        .Build();

    private static GuardResult DegradedAndWarnings() => new ResultBuilder()
        .Before($"{Athens},{Broken},{Mirror}")
        .Proxy(Athens, Health.NotJudged, Trust.Private, true, null, new Reason(ReasonCode.NeedsGoAuth))
        .Proxy(Broken, Health.Degraded, Trust.Public, true, 1340,
            new Reason(ReasonCode.ModulesLacking, Count: 1, Of: 5),
            new Reason(ReasonCode.AbsentNotRefused, Endpoint.Absent, ProbeOutcome.Throttled, 429),
            new Reason(ReasonCode.Slow, Milliseconds: 1340))
        .Proxy(Mirror, Health.Healthy)
        .Decide(DecisionResult.Chosen, $"{Athens},{Mirror}|{Broken}", true, DecisionReason.MovedBehind, DecisionReason.Faster,
            DecisionReason.FallbackOpened)
        .Set("GOPROXY", $"{Athens},{Mirror}|{Broken}")
        .Warn("white-space-in-pattern", "GOPRIVATE", "2")
        .Warn("some-later-code", "GOFLAGS", "x")
        .Build();

    private static ResultBuilder Covered(int unknown, params string[] lacking) => new ResultBuilder()
        .Needing(412)
        .Before($"{Broken}|{Mirror}")
        .Proxy(Broken, Health.Degraded,
            new Reason(ReasonCode.ModulesLacking, Count: 3, Of: 412), new Reason(ReasonCode.ToolchainLacking, Status: 404))
        .Proxy(Mirror, Health.Healthy)
        .Cover(412, unknown, lacking)
        .Warn("go-too-old", "1.27", "1.23.5")
        .Decide(DecisionResult.Chosen, $"{Mirror}|{Broken}", true,
            [DecisionReason.MovedBehind, .. lacking.Length > 0 ? [DecisionReason.ModulesLacking] : Array.Empty<DecisionReason>()])
        .Set("GOPROXY", $"{Mirror}|{Broken}");

    private static ResultBuilder None(DecisionResult result, string after) => new ResultBuilder()
        .Before($"{Broken}|{Mirror},direct")
        .Proxy(Broken, Health.Down, Silent)
        .Proxy(Mirror, Health.Down, new Reason(ReasonCode.Failed, Endpoint.Zip, ProbeOutcome.StalledInBody, Count: 3, Of: 5))
        .Decide(result, after, false);
}
