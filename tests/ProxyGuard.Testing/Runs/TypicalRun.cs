using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Testing.Runs;

/// <summary>Run reports as a step of a usual workflow sends them: three proxies with a dozen probes each, the first sometimes in trouble.</summary>
public sealed class TypicalRun(int seed)
{
    private static readonly (Endpoint Endpoint, ProbeOutcome Outcome)[] Asked =
    [
        (Endpoint.Info, ProbeOutcome.Ok), (Endpoint.Info, ProbeOutcome.Ok), (Endpoint.Mod, ProbeOutcome.Ok), (Endpoint.Mod, ProbeOutcome.Ok),
        (Endpoint.Zip, ProbeOutcome.Ok), (Endpoint.Zip, ProbeOutcome.Ok), (Endpoint.Zip, ProbeOutcome.TooLarge), (Endpoint.List, ProbeOutcome.Ok),
        (Endpoint.Latest, ProbeOutcome.Ok), (Endpoint.Absent, ProbeOutcome.NotFound),
    ];

    private readonly Random _random = new(seed);

    public RunReport Next(string repository, DateTimeOffset at)
    {
        var health = _random.Next(20) switch { 0 => Health.Down, 1 => Health.Poisoned, 2 or 3 => Health.Degraded, _ => Health.Healthy };
        var isFailing = health is Health.Down or Health.Poisoned;
        return new RunReport
        {
            Key = Guid.CreateVersion7(at),
            StartedAt = at,
            DurationMs = Math.Round(700 + _random.NextDouble() * 600, 1),
            ToolVersion = "0.1.0",
            Repository = repository,
            Ci = new CiFacts(CiKind.GitHub, $"{_random.Next(100000)}", 1, "build", "test", "push"),
            Modules = new ModuleFacts(2, 41, 40, 3, 4, "1.27"),
            Proxies =
            [
                Proxy("goproxy.example", Trust.Public, health, 40),
                Proxy("mirror.example/golang", Trust.Public, Health.Healthy, 65),
                Proxy("modules.acme.example/go", Trust.Private, Health.Healthy, 14),
            ],
            Decision = new DecisionFacts
            {
                Result = isFailing ? DecisionResult.Chosen : DecisionResult.Kept,
                Before = "https://modules.acme.example/go,https://goproxy.example,direct",
                After = isFailing
                    ? "https://modules.acme.example/go,https://mirror.example/golang|direct"
                    : "https://modules.acme.example/go,https://goproxy.example,direct",
                Changed = isFailing,
                FormerChainPasses = !isFailing,
                Rescued = isFailing,
                Dropped = isFailing ? ["goproxy.example"] : [],
                Reasons = isFailing ? [DecisionReason.DroppedDown, DecisionReason.FallbackOpened] : [],
                Variables = isFailing ? ["GOPROXY"] : [],
            },
        };
    }

    private ProxyFacts Proxy(string id, Trust trust, Health health, double milliseconds) => new()
    {
        Id = id,
        Trust = trust,
        InForce = id != "mirror.example/golang",
        Health = health,
        Reasons = health == Health.Healthy ? [] : [new Reason(ReasonCode.Failed, Endpoint.Zip, ProbeOutcome.ServerError, 502, 2, 3)],
        Probes = [.. Asked.Select(asked => Probe(asked.Endpoint, Outcome(asked, health), milliseconds))],
    };

    private static ProbeOutcome Outcome((Endpoint Endpoint, ProbeOutcome Outcome) asked, Health health) => (asked.Endpoint, health) switch
    {
        (Endpoint.Zip, Health.Down) => ProbeOutcome.ServerError,
        (Endpoint.Zip, Health.Poisoned) => ProbeOutcome.ChecksumMismatch,
        (Endpoint.Latest, Health.Degraded) => ProbeOutcome.Throttled,
        _ => asked.Outcome,
    };

    private ProbeFacts Probe(Endpoint endpoint, ProbeOutcome outcome, double milliseconds)
    {
        var firstByte = Math.Round(milliseconds * Math.Exp(_random.NextDouble() - 0.4), 1);
        return new ProbeFacts
        {
            Endpoint = endpoint,
            Module = $"github.com/acme/module-{_random.Next(40)}@v1.{_random.Next(30)}.{_random.Next(10)}",
            Outcome = outcome,
            Status = outcome switch
            {
                ProbeOutcome.NotFound => 404,
                ProbeOutcome.ServerError => 502,
                ProbeOutcome.Throttled => 429,
                _ => 200,
            },
            ConnectMs = _random.Next(5) == 0 ? Math.Round(firstByte / 2, 1) : null,
            FirstByteMs = firstByte,
            TotalMs = Math.Round(firstByte * 1.3, 1),
            Bytes = _random.Next(200, 60_000),
            HttpVersion = "2",
            Reused = _random.Next(5) != 0,
        };
    }
}
