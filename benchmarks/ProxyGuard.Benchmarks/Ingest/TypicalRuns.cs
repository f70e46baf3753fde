using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Benchmarks.Ingest;

/// <summary>Run reports as a matrix makes them: three proxies, a dozen probes each, one of the proxies failing now and then.</summary>
internal sealed class TypicalRuns(int seed)
{
    private static readonly string[] Hosts = ["goproxy.example", "proxy.acme.example/go", "mirror.example"];
    private readonly Random _random = new(seed);

    public RunReport Next(string repository, DateTimeOffset time)
    {
        var proxies = Hosts.Select((host, index) => Proxy(host, index, isDown: index == 0 && _random.Next(20) == 0)).ToList();
        var down = proxies.Where(proxy => proxy.Health == Health.Down).Select(proxy => proxy.Id).ToList();
        return new RunReport
        {
            Key = Guid.CreateVersion7(time),
            StartedAt = time,
            DurationMs = 900 + _random.Next(900),
            ToolVersion = "0.1.0",
            Repository = repository,
            Ci = new CiFacts(
                CiKind.GitHub, "12345678901", 1, "build", $"test ({_random.Next(64)})", "push", new string('a', 40), null,
                $"https://{repository}/actions/runs/12345678901"),
            Modules = new ModuleFacts(2, 141, 140, 1, 4, "1.27"),
            Proxies = proxies,
            Decision = new DecisionFacts
            {
                Result = down.Count == 0 ? DecisionResult.Kept : DecisionResult.Chosen,
                Before = "https://goproxy.example,https://proxy.acme.example/go,direct",
                After = "https://proxy.acme.example/go|direct",
                Changed = down.Count > 0,
                FormerChainPasses = down.Count == 0,
                Rescued = down.Count > 0,
                Dropped = down,
                Variables = ["GOPROXY"],
            },
        };
    }

    private ProxyFacts Proxy(string id, int index, bool isDown) => new()
    {
        Id = id,
        Trust = index == 1 ? Trust.Private : Trust.Public,
        InForce = index < 2,
        Health = isDown ? Health.Down : Health.Healthy,
        Reasons = isDown ? [new Reason(ReasonCode.Failed, Endpoint.Zip, ProbeOutcome.StalledInBody, 200, 3, 4, 5000)] : [],
        Probes = [.. Enumerable.Range(0, 12).Select(probe => Probe(probe, isDown && probe % 4 == 3))],
    };

    private ProbeFacts Probe(int index, bool isStalled)
    {
        var firstByte = Math.Round(20 * Math.Exp(_random.NextDouble() * 3), 1);
        return new ProbeFacts
        {
            Endpoint = (Endpoint)(index % 4),
            Module = $"github.com/example/module-{index / 4}@v1.{_random.Next(40)}.{_random.Next(9)}",
            Outcome = isStalled ? ProbeOutcome.StalledInBody : ProbeOutcome.Ok,
            Status = 200,
            ConnectMs = index == 0 ? Math.Round(firstByte / 2, 1) : null,
            FirstByteMs = firstByte,
            TotalMs = isStalled ? 5000 : Math.Round(firstByte * 1.3, 1),
            Bytes = _random.Next(65_536),
            HttpVersion = "2",
            Reused = index > 0,
            Cache = "Age: " + _random.Next(9999),
        };
    }
}
