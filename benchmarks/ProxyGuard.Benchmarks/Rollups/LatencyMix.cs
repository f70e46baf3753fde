using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Benchmarks.Rollups;

/// <summary>A proxy's probes as its runs report them: log-normal latencies around a median, with a tail; a stall now and then.</summary>
/// <param name="Name">What kind of proxy it is.</param>
/// <param name="Median">The median of the first byte, in milliseconds.</param>
/// <param name="Spread">The standard deviation of its logarithm.</param>
/// <param name="Tail">The share of probes that take three to thirty times as long.</param>
internal sealed record LatencyMix(string Name, double Median, double Spread, double Tail)
{
    /// <summary>Probes of one run.</summary>
    public const int Probes = 8;

    public static IReadOnlyList<LatencyMix> All { get; } =
    [
        new("a cache in the same network", 2, 0.3, 0.01),
        new("a near mirror", 25, 0.4, 0.02),
        new("a public proxy", 60, 0.6, 0.03),
        new("a public proxy from many regions", 120, 0.9, 0.05),
        new("a slow and uneven one", 400, 1.2, 0.1),
    ];

    /// <summary>One run's verdict and probes; durations are rounded as the guard rounds them.</summary>
    public ProxyFacts Draw(Random random, string id)
    {
        var isStalled = random.Next(200) == 0;
        return new ProxyFacts
        {
            Id = id,
            Trust = Trust.Public,
            InForce = true,
            Health = isStalled ? Health.Down : random.Next(30) == 0 ? Health.Degraded : Health.Healthy,
            Probes = [.. Enumerable.Range(0, Probes).Select(number => Probe(random, number, isStalled))],
        };
    }

    private ProbeFacts Probe(Random random, int number, bool isStalled)
    {
        var isOver = isStalled && number == Probes - 1;
        var firstByte = Duration(random);
        return new ProbeFacts
        {
            Endpoint = Endpoint.Mod,
            Outcome = isOver ? ProbeOutcome.StalledInBody : Outcome(random, number),
            ConnectMs = number < 2 ? Math.Round(firstByte * 0.6, 3) : null,
            FirstByteMs = firstByte,
            TotalMs = isOver ? 5000 : Math.Round(firstByte + Duration(random) * 0.2, 3),
            Bytes = 20_000,
        };
    }

    private static ProbeOutcome Outcome(Random random, int number) => number == 0
        ? ProbeOutcome.NotFound
        : random.Next(300) switch { 0 => ProbeOutcome.ServerError, 1 => ProbeOutcome.Throttled, 2 => ProbeOutcome.CutShort, _ => ProbeOutcome.Ok };

    private double Duration(Random random)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var tail = random.NextDouble() < Tail ? 3 + 27 * random.NextDouble() : 1;
        return Math.Round(Math.Min(Median * Math.Exp(Spread * normal) * tail, 5000), 3);
    }
}
