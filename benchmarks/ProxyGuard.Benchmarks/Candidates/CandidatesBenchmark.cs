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
        var (bound, trips) = (rounds.Max(round => round.Bound), rounds.Max(round => round.RoundTrips));
        await output.WriteLineAsync($"""
            ## Twenty candidates

            {string.Join(", ", CandidateMix.All.Select(spec => $"{spec.Options.Name} {spec.Options.Latency.TotalMilliseconds:F0} ms"))}.
            {Rounds} runs of the published guard, each with new hops; median and range. {Machine.Describe()}.

            The theoretical minimum is the decision rule's own: the decision is due once two hops have passed and max(500 ms, 3 × what the slower
            of them took) is over. The slower of the two quickest has a latency of {CandidateMix.NeededLatency.TotalMilliseconds:F0} ms and was
            asked {trips} times in a row: max(500 ms, 3 × {trips} × {CandidateMix.NeededLatency.TotalMilliseconds:F0} ms) = {bound.TotalMilliseconds:F0} ms.

            | figure | measured | limit | aim |
            |---|---|---|---|
            {Line("wall, process start to exit", rounds.Select(round => round.Wall.TotalMilliseconds), "F0", "ms", 1.2 * bound.TotalMilliseconds)}
            {Line("of it the run, from reading files to the report", rounds.Select(round => round.Run.TotalMilliseconds), "F0", "ms", null)}
            {Line("wall ÷ minimum", rounds.Select(round => round.Wall / bound), "F2", "×", 1.2)}
            {Line("bytes fetched, all candidates", rounds.Select(round => round.Bytes / 1e6), "F2", "MB", 2)}
            {Line("requests to the most asked candidate", rounds.Select(round => (double)round.MostRequests), "F0", "requests", 12)}
            {Line("peak memory (VmHWM)", rounds.Select(round => round.PeakBytes / 1e6), "F0", "MB", 80)}
            {Line("well candidates in the chain, of 8", rounds.Select(round => (double)round.WellKept), "F0", "hops", null)}
            {Line("faulty candidates in the chain, of 12", rounds.Select(round => (double)round.FaultyKept.Count), "F0", "hops", null)}

            Faulty ones in the chain: {string.Join("; ", rounds.Select(round => string.Join(", ", round.FaultyKept)).Distinct())}.

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
        TimeSpan Wall, TimeSpan Run, TimeSpan Bound, int RoundTrips, long Bytes, int MostRequests, long PeakBytes, int WellKept, IReadOnlyList<string> FaultyKept)
    {
        public static Round Of(GuardAnswer answer, List<LabHop> hops)
        {
            var needed = hops[CandidateMix.Needed];
            var trips = DecisionBound.RoundTrips(needed, CandidateMix.NeededLatency);
            var kept = hops.Where(hop => answer.GoProxy.Split('|', ',').Contains(hop.Url)).ToList();
            return new(
                answer.Run.Elapsed,
                answer.RunTime,
                DecisionBound.Of(CandidateMix.NeededLatency, trips),
                trips,
                hops.Sum(hop => hop.BytesSent),
                hops.Max(hop => hop.Requests.Count),
                answer.Run.PeakBytes,
                kept.Count(hop => hop.Name == CandidateMix.Well),
                [.. kept.Where(hop => hop.Name != CandidateMix.Well).Select(hop => hop.Name)]);
        }
    }
}
