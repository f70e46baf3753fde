using System.Net;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.EndToEnd.Tests.Service;

namespace ProxyGuard.EndToEnd.Tests.Browser;

/// <summary>
/// Two weeks of a repository, posted run by run to each of the services: an outage, a slow stretch, a poisoned morning, and trouble
/// right now.
/// </summary>
internal sealed class SeededRuns(params IReadOnlyList<ServiceProgram> services)
{
    public const int Days = 14;
    public const string Repository = "github.com/acme/widgets";

    /// <summary>The settings that let runs of all these days in.</summary>
    public static readonly string[] Settings = ["--Ingest:MaxAge=14.00:00:00", "--Retention:Runs=16.00:00:00"];

    private readonly Random _random = new(7);
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    public async Task PostAsync()
    {
        for (var hour = -24 * Days + 4; hour <= 0; hour += 4) await PostAsync(hour);
    }

    private async Task PostAsync(int hour)
    {
        var day = -hour / 24;
        var mirror = (day, hour) switch
        {
            ( >= 8 and <= 9, _) => Health.Down,
            (5, _) when hour % 8 == 0 => Health.Poisoned,
            (3, _) => Health.Degraded,
            (0, > -9) => Health.Down,
            _ => Health.Healthy,
        };
        var slow = day is >= 6 and <= 7 ? 3.5 : 1;
        await PostAsync(hour,
            Proxy("goproxy.example", Trust.Public, mirror, 42 * slow),
            Proxy("modules.acme.example/go", Trust.Private, Health.Healthy, 14),
            Proxy("mirror.example/golang", Trust.Public, Health.Healthy, 65));
    }

    private ProxyFacts Proxy(string id, Trust trust, Health health, double milliseconds)
    {
        var fault = health switch
        {
            Health.Poisoned => ProbeOutcome.ChecksumMismatch,
            Health.Degraded => ProbeOutcome.Throttled,
            Health.Down => ProbeOutcome.ServerError,
            _ => ProbeOutcome.Ok,
        };
        int? status = health switch { Health.Down => 502, Health.Degraded => 429, _ => 200 };
        return new ProxyFacts
        {
            Id = id,
            Trust = trust,
            InForce = trust == Trust.Private || id == "goproxy.example",
            Health = health,
            Reasons = health == Health.Healthy ? [] : [new Reason(ReasonCode.Failed, Endpoint.Zip, fault, status, 3, 4)],
            Probes =
            [
                Probe(Endpoint.Info, ProbeOutcome.Ok, 200, milliseconds * 2),
                Probe(Endpoint.Mod, ProbeOutcome.Ok, 200, milliseconds),
                Probe(Endpoint.Zip, fault, status, milliseconds * 1.4),
                Probe(Endpoint.Absent, ProbeOutcome.NotFound, 404, milliseconds),
            ],
        };
    }

    private ProbeFacts Probe(Endpoint endpoint, ProbeOutcome outcome, int? status, double milliseconds)
    {
        var firstByte = Math.Round(milliseconds * (0.8 + _random.NextDouble() * 0.6), 1);
        return new ProbeFacts
        {
            Endpoint = endpoint,
            Module = "example.com/thing@v1.2.3",
            Outcome = outcome,
            Status = status,
            ConnectMs = endpoint == Endpoint.Info ? Math.Round(firstByte / 2, 1) : null,
            FirstByteMs = firstByte,
            TotalMs = Math.Round(firstByte * 1.3, 1),
            Bytes = 4200,
            HttpVersion = "2",
            Reused = endpoint != Endpoint.Info,
        };
    }

    private async Task PostAsync(int hour, params ProxyFacts[] proxies)
    {
        var at = _now.AddHours(hour).AddMinutes(-7);
        var failing = proxies.Where(proxy => proxy.Health is Health.Down or Health.Poisoned).Select(proxy => proxy.Id).ToList();
        var isRescue = failing.Count > 0;
        const string before = "https://modules.acme.example/go,https://goproxy.example,direct";
        var report = new RunReport
        {
            Key = Guid.CreateVersion7(at),
            StartedAt = at,
            DurationMs = Math.Round(700 + _random.NextDouble() * 600, 1),
            ToolVersion = "0.1.0",
            Repository = Repository,
            Ci = new CiFacts(CiKind.GitHub, $"{4711 + hour}", 1, "build", "test", "push"),
            Modules = new ModuleFacts(2, 41, 40, 3, 4, "1.27"),
            Proxies = proxies,
            Decision = new DecisionFacts
            {
                Result = isRescue ? DecisionResult.Chosen : DecisionResult.Kept,
                Before = before,
                After = isRescue ? "https://modules.acme.example/go,https://mirror.example/golang|direct" : before,
                Changed = isRescue,
                FormerChainPasses = !isRescue,
                Rescued = isRescue,
                Dropped = failing,
                Reasons = isRescue ? [DecisionReason.DroppedDown, DecisionReason.Added, DecisionReason.FallbackOpened] : [],
                Variables = isRescue ? ["GOPROXY"] : [],
            },
        };
        foreach (var service in services) await PostAsync(service, RunReportJson.Write(report));
    }

    private static async Task PostAsync(ServiceProgram service, byte[] report)
    {
        using var content = new ByteArrayContent(report);
        content.Headers.ContentType = new("application/json");
        using var answer = await service.Client.PostAsync("api/v1/runs", content, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, text);
    }
}
