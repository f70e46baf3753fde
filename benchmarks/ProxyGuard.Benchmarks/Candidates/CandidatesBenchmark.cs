using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Benchmarks.Candidates;

/// <summary>Twenty candidates at once: wall time beside the decision rule's own bound, bytes, requests and memory.</summary>
internal static class CandidatesBenchmark
{
    private const int WarmUps = 1;
    private const int Rounds = 9;

    public static async Task RunAsync(GuardProgram guard, TextWriter output)
    {
        var rounds = new List<Round>();
        for (var number = -WarmUps; number < Rounds; number++)
        {
            var round = await MeasureAsync(guard);
            if (number >= 0) rounds.Add(round);
        }
        await WriteAsync(output, rounds);
    }

    private static async Task<Round> MeasureAsync(GuardProgram guard)
    {
        using var sandbox = new GoSandbox();
        LabRepository.Write(sandbox.Project, ModuleTree.Sample());
        var hops = new List<LabHop>();
        try
        {
            foreach (var spec in CandidateMix.All) hops.Add(await LabHop.StartAsync(ModuleTree.Sample(), spec.Faults, spec.Options));
            var environment = sandbox.Environment.SetItem("GOPROXY", string.Join(',', hops.Select(hop => hop.Url)));
            var answer = await guard.DecideAsync(sandbox.Project, environment, hops.Select(hop => hop.Url));
            return Round.Of(answer, hops);
        }
        finally
        {
            foreach (var hop in hops) await hop.DisposeAsync();
        }
    }

    private static async Task WriteAsync(TextWriter output, IReadOnlyList<Round> rounds)
    {
        var (ideal, serial) = (rounds[0].IdealBound, rounds.Max(round => round.SerialBound));
        var trips = rounds.Max(round => round.RoundTrips);
        await output.WriteLineAsync($"""
            ## Twenty candidates

            {string.Join(", ", CandidateMix.All.Select(spec => $"{spec.Options.Name} {spec.Options.Latency.TotalMilliseconds:F0} ms"))}.
            {Rounds} runs of the published guard, each with new hops; median and range.

            The theoretical minimum is the decision rule's own: the decision is taken once two hops have passed and max(500 ms, 3 × the slowest
            pass so far) is over. A well hop passes after its latency × its serial round trips. With every request sent at once (one round trip)
            the minimum is {ideal.TotalMilliseconds:F0} ms; with the {trips} that the slowest needed hop's log shows it is {serial.TotalMilliseconds:F0} ms.

            | figure | measured | limit | aim |
            |---|---|---|---|
            {Line("wall, process start to exit", rounds.Select(round => round.Wall.TotalMilliseconds), "F0", "ms", 1.2 * serial.TotalMilliseconds)}
            {Line("wall ÷ minimum", rounds.Select(round => round.Wall / round.SerialBound), "F2", "×", 1.2)}
            {Line("wall ÷ minimum with one round trip", rounds.Select(round => round.Wall / round.IdealBound), "F2", "×", null)}
            {Line("bytes fetched, all candidates", rounds.Select(round => round.Bytes / 1e6), "F2", "MB", 2)}
            {Line("requests to the most asked candidate", rounds.Select(round => (double)round.MostRequests), "F0", "", 12)}
            {Line("peak memory (VmHWM)", rounds.Select(round => round.PeakBytes / 1e6), "F0", "MB", 80)}
            {Line("well candidates in the chain, of 8", rounds.Select(round => (double)round.WellKept), "F0", "", null)}
            {Line("faulty candidates in the chain, of 12", rounds.Select(round => (double)round.BrokenKept), "F0", "", null)}

            """);
    }

    private static string Line(string name, IEnumerable<double> values, string format, string unit, double? limit)
    {
        var figures = new Figures(values);
        var aim = limit is null ? "" : figures.Median <= limit ? "met" : "**missed**";
        return $"| {name} | {figures.ToString(format, unit)} | {(limit is { } most ? $"≤ {most.ToString(format)} {unit}" : "")} | {aim} |";
    }

    /// <summary>One run's figures.</summary>
    private sealed record Round(
        TimeSpan Wall, TimeSpan IdealBound, TimeSpan SerialBound, int RoundTrips,
        long Bytes, int MostRequests, long PeakBytes, int WellKept, int BrokenKept)
    {
        public static Round Of(GuardAnswer answer, IReadOnlyList<LabHop> hops)
        {
            var pairs = hops.Zip(CandidateMix.All, (hop, spec) => (Hop: hop, spec.Options.Latency)).ToList();
            var well = pairs.Where(pair => pair.Hop.Name == "well").ToList();
            var trips = well.Max(pair => DecisionBound.RoundTrips(pair.Hop, pair.Latency));
            var kept = hops.Where(hop => answer.GoProxy.Split('|', ',').Contains(hop.Url)).ToList();
            return new(
                answer.Run.Elapsed,
                DecisionBound.Of(well.Select(pair => pair.Latency)),
                DecisionBound.Of(well.Select(pair => pair.Latency * trips)),
                trips,
                hops.Sum(hop => hop.BytesSent),
                hops.Max(hop => hop.Requests.Count),
                answer.Run.PeakBytes,
                kept.Count(hop => hop.Name == "well"),
                kept.Count(hop => hop.Name != "well"));
        }
    }
}
