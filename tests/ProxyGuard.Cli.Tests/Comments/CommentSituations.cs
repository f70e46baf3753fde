using ProxyGuard.Cli.Upload;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Tests.Comments;

/// <summary>Runs that a comment is about, by name, and what the service knew of them.</summary>
internal static class CommentSituations
{
    public static readonly DateTimeOffset Now = new(2026, 1, 5, 12, 0, 5, TimeSpan.Zero);

    public static readonly CiFacts Place = new(
        CiKind.GitHub, "4711", 1, "build", "test", RunUrl: "https://github.com/acme/widgets/actions/runs/4711");

    private static readonly UploadAnswer Known = new(
        "https://proxyguard.example/r/github.com~acme~widgets",
        new Dictionary<string, DateTimeOffset> { ["proxy.example.com"] = new(2026, 1, 4, 10, 0, 0, TimeSpan.Zero) },
        new Dictionary<string, Availability> { ["proxy.example.com"] = new(0.931, 420), ["mirror.example.net"] = new(1, 420) });

    public static IReadOnlyDictionary<string, (RunReport Report, UploadAnswer? Answer)> All { get; } =
        Situations.All.ToDictionary(pair => pair.Key, pair => (pair.Value().Report!, (UploadAnswer?)null))
            .Concat(Own).ToDictionary();

    private static Dictionary<string, (RunReport Report, UploadAnswer? Answer)> Own => new()
    {
        ["rescued"] = (Rescued, Known),
        ["modules-affected"] = (WithProbes(Situations.PrivateDownKept().Report!), null),
        ["candidate-down-kept"] = (CandidateDownKept, Known),
        ["many-proxies"] = (ManyProxies, null),
        ["recovered"] = (Situations.AllHealthyKept().Report!, Known),
        ["needed-though-down"] = (NeededThoughDown, null),
        ["private-down-in-front"] = (PrivateDownInFront, null),
    };

    private static RunReport Rescued
    {
        get
        {
            var report = Situations.FirstBrokenDropped().Report!;
            return WithProbes(report with { Decision = report.Decision with { Rescued = true } });
        }
    }

    private static RunReport CandidateDownKept => new ResultBuilder()
        .Before($"{Situations.Mirror},direct")
        .Proxy(Situations.Mirror, Health.Healthy)
        .Proxy(Situations.Broken, Health.Down, Trust.Public, false, null,
            new Reason(ReasonCode.Failed, Outcome: ProbeOutcome.NameNotResolved, Count: 5, Of: 5))
        .Decide(DecisionResult.Kept, $"{Situations.Mirror},direct", true)
        .Build().Report!;

    private static RunReport NeededThoughDown => new ResultBuilder()
        .Before($"{Situations.Broken}|{Situations.Mirror}")
        .Proxy(Situations.Broken, Health.Down, new Reason(ReasonCode.Failed, Endpoint.Zip, ProbeOutcome.CutShort, 200, 4, 5))
        .Proxy(Situations.Mirror, Health.Degraded, new Reason(ReasonCode.ModulesLacking, Count: 2, Of: 5))
        .Decide(DecisionResult.Chosen, $"{Situations.Mirror}|{Situations.Broken}", false, DecisionReason.NeededThoughDown)
        .Set("GOPROXY", $"{Situations.Mirror}|{Situations.Broken}")
        .Build().Report!;

    private static RunReport PrivateDownInFront => new ResultBuilder()
        .Before($"{Situations.Mirror},direct")
        .Proxy(Situations.Athens, Health.Down, Trust.Private, false, null,
            new Reason(ReasonCode.Failed, Outcome: ProbeOutcome.ConnectionRefused, Count: 4, Of: 4))
        .Proxy(Situations.Mirror, Health.Healthy)
        .Decide(DecisionResult.Chosen, $"{Situations.Athens},{Situations.Mirror},direct", true, DecisionReason.PrivateHopKept,
            DecisionReason.Added)
        .Set("GOPROXY", $"{Situations.Athens},{Situations.Mirror},direct")
        .Build().Report!;

    private static RunReport ManyProxies
    {
        get
        {
            var hops = Enumerable.Range(0, 40).Select(number => $"https://proxy-{number}.example.org").ToList();
            var builder = new ResultBuilder().Before(string.Join('|', hops));
            foreach (var (number, hop) in hops.Index())
                builder.Proxy(hop, number < 35 ? Health.Down : Health.Healthy, number < 35
                    ? [new Reason(ReasonCode.Failed, Outcome: ProbeOutcome.ServerError, Status: 502, Count: 5, Of: 5)]
                    : []);
            var after = string.Join('|', hops.Skip(35));
            return builder.Decide(DecisionResult.Chosen, after, false, DecisionReason.DroppedDown).Set("GOPROXY", after).Build().Report!;
        }
    }

    private static RunReport WithProbes(RunReport report) => report with
    {
        Proxies = [.. report.Proxies.Select(proxy => proxy.Health == Health.Down ? proxy with { Probes = Probes } : proxy)],
    };

    private static IReadOnlyList<ProbeFacts> Probes =>
    [
        Probe("github.com/spf13/cobra@v1.8.0", Endpoint.Info),
        Probe("github.com/spf13/cobra@v1.8.0", Endpoint.Zip),
        Probe("golang.org/x/mod@v0.17.0", Endpoint.Mod),
        Probe("private-1", Endpoint.Zip),
        Probe("private-2", Endpoint.Zip),
        Probe("gopkg.in/yaml.v3@v3.0.1", Endpoint.Mod) with { Outcome = ProbeOutcome.Ok },
        Probe("absent.invalid/x@v1.0.0", Endpoint.Absent),
    ];

    private static ProbeFacts Probe(string module, Endpoint endpoint) =>
        new() { Endpoint = endpoint, Module = module, Outcome = ProbeOutcome.ConnectTimedOut, TotalMs = 5000 };
}
