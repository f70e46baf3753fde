using ProxyGuard.Testing.Lab;

namespace ProxyGuard.Benchmarks.Candidates;

/// <summary>The twenty candidates: eight well ones near and far, twelve broken in ways that end at once, late or never.</summary>
internal static class CandidateMix
{
    /// <summary>The name of the candidates without a fault.</summary>
    public const string Well = "well";

    private static readonly int[] WellLatencies = [5, 10, 20, 40, 60, 100, 150, 200];

    private static readonly (string Fault, int Latency)[] Broken =
    [
        ("stall-before-response", 5), ("http-503", 10), ("conn-refused", 0), ("tcp-accept-reset", 0),
        ("html-200", 30), ("slow-first-byte", 5), ("zip-other-bytes", 40), ("drip-body", 20),
        ("stall-mid-body", 50), ("truncated-body", 80), ("mod-other-bytes", 100), ("dial-blackhole", 0),
    ];

    /// <summary>In the order in which the guard is given them: well and broken ones mixed, the broken first.</summary>
    public static IReadOnlyList<HopSpec> All { get; } =
    [
        .. Enumerable.Range(0, Broken.Length).SelectMany(index => index < WellLatencies.Length
            ? new[] { Hop(Broken[index].Fault, Broken[index].Latency), Hop("", WellLatencies[index]) }
            : [Hop(Broken[index].Fault, Broken[index].Latency)]),
    ];

    /// <summary>The index of the second quickest well candidate: the slowest that the decision waits for.</summary>
    public static int Needed { get; } = All.Index().Where(hop => hop.Item.Options.Name == Well)
        .OrderBy(hop => hop.Item.Options.Latency).Skip(1).First().Index;

    public static TimeSpan NeededLatency => All[Needed].Options.Latency;

    private static HopSpec Hop(string fault, int latency) =>
        HopSpec.Parse($"{(fault.Length > 0 ? fault : Well)}:{fault}{(latency > 0 ? $",latency={latency}ms" : "")}");
}
