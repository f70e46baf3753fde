using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Tests.Reports;

/// <summary>One small report with every field set: the first proxy stalls, the second serves.</summary>
internal static class ExampleReport
{
    public static RunReport Make(DateTimeOffset time) => new()
    {
        Key = new RandomReports(1).Key(time),
        StartedAt = time,
        DurationMs = 1830.5,
        ToolVersion = "0.1.0",
        Repository = "github.com/acme/widgets",
        Ci = new CiFacts(CiKind.GitHub, "4711", 1, "build", "test", "pull_request", new string('a', 40), 12, "https://github.com/acme/widgets/actions/runs/4711"),
        Modules = new ModuleFacts(2, 41, 40, 1, 4, "1.27"),
        Proxies = [Stalled, Healthy],
        Decision = new DecisionFacts
        {
            Result = DecisionResult.Chosen,
            Before = "https://proxy0.example,direct",
            After = "https://proxy1.example/go|direct",
            Changed = true,
            FormerChainPasses = false,
            Rescued = true,
            Dropped = ["proxy0.example"],
            Reasons = [DecisionReason.DroppedDown, DecisionReason.FallbackOpened],
            Variables = ["GOPROXY"],
        },
        Settings = [new SettingFacts("GOPROXY", SettingSource.UserFile, true)],
        Coverage = new CoverageFacts(41, 39, 1, 1, ["private-2"]),
        Warnings = [new WarningFacts("pattern-ignored", ["GOPRIVATE"])],
    };

    private static ProxyFacts Stalled => new()
    {
        Id = "proxy0.example",
        Trust = Trust.Public,
        InForce = true,
        Health = Health.Down,
        Reasons = [new Reason(ReasonCode.Failed, Endpoint.Zip, ProbeOutcome.StalledInBody, 200, 3, 4, 5000)],
        Probes = [new ProbeFacts
        {
            Endpoint = Endpoint.Zip, Module = "example.com/a@v1.2.3", Outcome = ProbeOutcome.StalledInBody, Status = 200, ConnectMs = 20.5,
            FirstByteMs = 41.25, TotalMs = 5000, Bytes = 1024, HttpVersion = "2", Cache = "Age: 3", CertificateDays = 61,
        }],
    };

    private static ProxyFacts Healthy => new()
    {
        Id = "proxy1.example/go",
        Trust = Trust.Public,
        InForce = false,
        Health = Health.Healthy,
        Reasons = [new Reason(ReasonCode.Slow, Milliseconds: 700)],
        Probes = [new ProbeFacts
        {
            Endpoint = Endpoint.List, Module = "private-1", Outcome = ProbeOutcome.Ok, Status = 200, FirstByteMs = 30, TotalMs = 31,
            Bytes = 12, HttpVersion = "1.1", Reused = true, RedirectHost = "cdn.example", NewestVersion = "v1.2.4",
        }],
        Coverage = new ProxyCoverageFacts(39, 35, 2, 1, 1),
    };
}
