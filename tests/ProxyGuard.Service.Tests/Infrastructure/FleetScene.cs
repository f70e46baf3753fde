using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Incidents;

namespace ProxyGuard.Service.Tests.Infrastructure;

/// <summary>Whole situations of a fleet, posted through the ingest door, and the rounds of the worker behind them.</summary>
internal sealed class FleetScene(ServiceFixture service)
{
    public const string Mirror = "goproxy.example";
    public const string Other = "mirror.example/go";
    public const string Own = "go.acme.example";
    private const int Repositories = 12;
    private readonly RunsOf _runs = new(23);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static string Name(int number) => $"github.com/acme/service-{number:D2}";

    public async Task OneRunAsync()
    {
        await PostAsync(Name(1), 0, (Mirror, Health.Healthy, Trust.Public));
        await WorkAsync();
    }

    /// <summary>
    /// Six days: the mirror fails everybody for the last three hours, another failed some repositories four days ago, a private proxy fails
    /// one repository now, and one repository has not had a run for days.
    /// </summary>
    public async Task OnFireAsync()
    {
        await PostAsync(Name(0), -70, (Mirror, Health.Healthy, Trust.Public));
        for (var number = 1; number < Repositories; number++)
        {
            var before = number == 7 ? Health.Degraded : Health.Healthy;
            for (var hour = -144; hour <= -6; hour += 12) await PostAsync(Name(number), hour, before, Health.Healthy);
            for (var hour = -100; hour < -97 && number < 4; hour++) await PostAsync(Name(number), hour, Health.Healthy, Health.Poisoned);
            for (var hour = -94; hour < -90 && number < 4; hour++) await PostAsync(Name(number), hour, Health.Healthy, Health.Healthy);
            if (number is 5 or 7) continue;
            for (var hour = -2; hour <= 0; hour++) await PostAsync(Name(number), hour, Health.Down, Health.Healthy);
        }
        for (var hour = -3; hour <= 0; hour++)
            await PostAsync(Name(5), hour, (Mirror, Health.Healthy, Trust.Public), (Own, Health.Down, Trust.Private));
        await WorkAsync();
    }

    /// <summary>Rounds of the worker, until nothing is left to be summed up.</summary>
    public async Task WorkAsync()
    {
        for (var round = 0; round < 2; round++)
        {
            await foreach (var _ in service.Services.GetRequiredService<FleetUpkeep>().WorkAsync(Token)) Assert.Equal(Token, Token);
            await foreach (var _ in service.Services.GetRequiredService<IncidentUpkeep>().WorkAsync(Token)) Assert.Equal(Token, Token);
        }
    }

    public async Task PostAsync(string repository, int hour, params (string Proxy, Health Health, Trust Trust)[] proxies)
    {
        var run = _runs.Next(repository, service.Clock.Now.AddHours(hour).AddMinutes(-Math.Abs(hour) % 7), proxies);
        using var response = await service.PostAsync(run with { Proxies = [.. run.Proxies.Select(WithOutcome)] });
        Assert.Equal(System.Net.HttpStatusCode.Created, response.StatusCode);
    }

    private Task PostAsync(string repository, int hour, Health mirror, Health other) =>
        PostAsync(repository, hour, (Mirror, mirror, Trust.Public), (Other, other, Trust.Public));

    private static ProxyFacts WithOutcome(ProxyFacts proxy)
    {
        var fault = proxy.Health switch
        {
            Health.Down => ProbeOutcome.StalledInBody,
            Health.Poisoned => ProbeOutcome.ChecksumMismatch,
            Health.Degraded => ProbeOutcome.Throttled,
            _ => ProbeOutcome.Ok,
        };
        return proxy with
        {
            Reasons = fault == ProbeOutcome.Ok ? [] : [new Reason(ReasonCode.Failed, Endpoint.Zip, fault, 200, 1, 1)],
            Probes = [.. proxy.Probes.Select(probe => probe with { Outcome = fault, FirstByteMs = proxy.Id.Length * 7, ConnectMs = null })],
        };
    }
}
