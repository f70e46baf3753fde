using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Tests.Infrastructure;

/// <summary>Small runs of any repository, from a seed.</summary>
internal sealed class RunsOf(int seed)
{
    private readonly Random _random = new(seed);
    private readonly RandomReports _keys = new(seed);

    public RunReport Next(string repository, DateTimeOffset time, params (string Proxy, Health Health, Trust Trust)[] proxies)
    {
        var example = ExampleReport.Make(time);
        return example with
        {
            Key = _keys.Key(time),
            Repository = repository,
            Proxies = [.. proxies.Select(proxy => example.Proxies[^1] with
            {
                Id = proxy.Proxy,
                Health = proxy.Health,
                Trust = proxy.Trust,
                Probes = [.. example.Proxies[^1].Probes.Select(probe => probe with { TotalMs = _random.Next(1, 5000) })],
            })],
            Decision = example.Decision with { Dropped = [] },
        };
    }
}
