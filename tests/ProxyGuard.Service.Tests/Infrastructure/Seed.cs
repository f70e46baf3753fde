using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Tests.Infrastructure;

/// <summary>Whole situations of a repository, posted through the ingest door run by run with the service's clock.</summary>
internal sealed class Seed(ServiceFixture service)
{
    public const string Repository = "github.com/acme/widgets";
    private const string LongName = "a-mirror-with-a-rather-long-name.cdn.region-1.example/modules/go";
    private readonly Random _random = new(11);

    /// <summary>Thirty days of a repository with three proxies: an outage, a slow stretch, a poisoned day; all well today.</summary>
    public async Task RichAsync()
    {
        for (var hour = -30 * 24; hour <= 0; hour += 3)
        {
            var day = -hour / 24;
            var mirror = (day, hour) switch
            {
                (17, _) => Health.Down,
                (9, _) when hour % 2 == 0 => Health.Poisoned,
                (4, _) when hour % 2 == 0 => Health.Degraded,
                _ => Health.Healthy,
            };
            var slow = day is >= 20 and <= 24 ? 4.0 : 1.0;
            await PostAsync(
                hour,
                Proxy("goproxy.example", mirror, 45 * slow, Fault(mirror)),
                Proxy("proxy.acme.example/go", Health.Healthy, 18),
                Proxy("mirror.example", day == 2 ? Health.Unknown : Health.Healthy, 80));
        }
    }

    public Task OneRunAsync() => PostAsync(0, Proxy("goproxy.example", Health.Healthy, 40));

    /// <summary>A day in which one proxy after the other fails until nothing is usable.</summary>
    public async Task OnFireAsync()
    {
        for (var hour = -72; hour <= 0; hour++)
        {
            await PostAsync(
                hour,
                Proxy("goproxy.example", hour > -9 ? Health.Down : Health.Healthy, 45, ProbeOutcome.StalledInBody),
                Proxy(LongName, hour > -5 ? Health.Poisoned : Health.Healthy, 95, ProbeOutcome.ChecksumMismatch),
                Proxy("mirror.example", hour > -2 ? Health.Down : Health.Degraded, 80, ProbeOutcome.Throttled));
        }
    }

    public Task NothingToFetchAsync() => PostAsync(0);

    private static ProbeOutcome Fault(Health health) => health switch
    {
        Health.Poisoned => ProbeOutcome.ChecksumMismatch,
        Health.Degraded => ProbeOutcome.Throttled,
        _ => ProbeOutcome.StalledInBody,
    };

    private ProxyFacts Proxy(string id, Health health, double speed, ProbeOutcome fault = ProbeOutcome.Ok)
    {
        var isWell = health is Health.Healthy or Health.Unknown;
        return new ProxyFacts
        {
            Id = id,
            Trust = id.StartsWith("proxy.acme", StringComparison.Ordinal) ? Trust.Private : Trust.Public,
            InForce = id != "mirror.example",
            Health = health,
            Reasons = isWell ? [] : [new Reason(ReasonCode.Failed, Endpoint.Zip, fault, 200, 2, 4)],
            Probes =
            [
                Probe(Endpoint.Info, ProbeOutcome.Ok, speed),
                Probe(Endpoint.Mod, ProbeOutcome.Ok, speed),
                Probe(Endpoint.Absent, ProbeOutcome.NotFound, speed),
                Probe(Endpoint.Zip, isWell ? ProbeOutcome.Ok : fault, speed * 2),
            ],
        };
    }

    private ProbeFacts Probe(Endpoint endpoint, ProbeOutcome outcome, double speed)
    {
        var firstByte = Math.Round(speed * Math.Exp(_random.NextDouble() - 0.4), 1);
        var isCut = outcome == ProbeOutcome.StalledInBody;
        return new ProbeFacts
        {
            Endpoint = endpoint,
            Module = "example.com/thing@v1.2.3",
            Outcome = outcome,
            Status = outcome == ProbeOutcome.NotFound ? 404 : 200,
            ConnectMs = endpoint == Endpoint.Info ? Math.Round(firstByte / 2, 1) : null,
            FirstByteMs = firstByte,
            TotalMs = isCut ? 5000 : Math.Round(firstByte * 1.3, 1),
            Bytes = 5000,
            HttpVersion = "2",
            Reused = endpoint != Endpoint.Info,
        };
    }

    private async Task PostAsync(int hour, params ProxyFacts[] proxies)
    {
        service.Clock.Now = ServiceFixture.Start.AddHours(hour);
        var at = service.Clock.Now.AddMinutes(-18);
        var failing = proxies.Where(proxy => proxy.Health is Health.Down or Health.Poisoned).ToList();
        using var response = await service.PostAsync(new RunReport
        {
            Key = new RandomReports(hour).Key(at),
            StartedAt = at,
            DurationMs = 900 + _random.Next(900),
            ToolVersion = "0.1.0",
            Repository = Repository,
            Ci = new CiFacts(CiKind.GitHub, "4711", 1, "build", "test", "push", RunUrl: "https://github.com/acme/widgets/actions/runs/4711"),
            Modules = new ModuleFacts(2, 41, 40, 1, 4, "1.27"),
            Proxies = proxies,
            Decision = Decide(proxies, failing),
        });
        Assert.Equal(System.Net.HttpStatusCode.Created, response.StatusCode);
    }

    private static DecisionFacts Decide(ProxyFacts[] proxies, List<ProxyFacts> failing)
    {
        var before = string.Join(',', proxies.Where(proxy => proxy.InForce).Select(proxy => "https://" + proxy.Id)) + ",direct";
        var usable = proxies.Except(failing).Select(proxy => "https://" + proxy.Id).ToList();
        var isStuck = usable.Count == 0;
        var after = failing.Count == 0 || isStuck ? before : string.Join('|', usable) + "|direct";
        return new DecisionFacts
        {
            Result = (proxies.Length, isStuck, failing.Count) switch
            {
                (0, _, _) => DecisionResult.NothingToFetch,
                (_, true, _) => DecisionResult.NoneKept,
                (_, _, > 0) => DecisionResult.Chosen,
                _ => DecisionResult.Kept,
            },
            Before = before,
            After = after,
            Changed = before != after,
            FormerChainPasses = failing.Count == 0,
            Rescued = before != after,
            Dropped = isStuck ? [] : [.. failing.Select(proxy => proxy.Id)],
            Reasons = failing.Count == 0 ? [] : [DecisionReason.DroppedDown, DecisionReason.FallbackOpened],
            Variables = before != after ? ["GOPROXY"] : [],
        };
    }
}
