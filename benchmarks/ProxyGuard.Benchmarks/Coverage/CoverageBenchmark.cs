using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Benchmarks.Coverage;

/// <summary>Full coverage of the largest real go.sum over a few well candidates, beside what the width and the latency allow.</summary>
internal static class CoverageBenchmark
{
    private const int Candidates = 4;
    private const int AtOnce = 64;
    private const int WarmUps = 1;
    private const int Rounds = 7;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Aim = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(GuardProgram guard, TextWriter output)
    {
        var project = RealProject.Largest;
        var tree = project.Tree();
        var needed = project.Needs().Count;
        var bound = Latency * (Math.Ceiling((double)needed / AtOnce) + 1);
        await output.WriteLineAsync($"""
            ## Full coverage

            The module list of {project} ({needed} versions) over {Candidates} candidates with a latency of {Latency.TotalMilliseconds:F0} ms.
            {Rounds} runs of the published guard, each with new hops; median and range. {Machine.Describe()}.

            The theoretical minimum is the sample's one round trip, then {needed} ÷ {AtOnce} round trips: {bound.TotalMilliseconds:F0} ms.

            | figure | measured | limit | aim |
            |---|---|---|---|
            """);
        foreach (var http2 in new[] { false, true })
        {
            var rounds = new List<Round>();
            for (var number = -WarmUps; number < Rounds; number++)
            {
                var round = await MeasureAsync(guard, project, tree, http2);
                if (number >= 0) rounds.Add(round);
            }
            await WriteAsync(output, rounds, bound, http2 ? "HTTP/2 over TLS" : "HTTP/1.1");
        }
        await output.WriteLineAsync();
    }

    private static async Task<Round> MeasureAsync(GuardProgram guard, RealProject project, ModuleTree tree, bool http2)
    {
        using var sandbox = new GoSandbox(LabCertificates.Shared.CaFile);
        project.Write(sandbox.Project);
        var hops = new List<LabHop>();
        try
        {
            for (var number = 0; number < Candidates; number++)
                hops.Add(await LabHop.StartAsync(tree, options: new() { Latency = Latency, Http2 = http2 }));
            var environment = sandbox.Environment.SetItem("GOPROXY", string.Join(',', hops.Select(hop => hop.Url)));
            var answer = await guard.CoverAsync(sandbox.Project, environment, hops.Select(hop => hop.Url));
            var (requests, connections) = (hops.Sum(hop => hop.Requests.Count), hops.Max(hop => hop.Connections));
            return new(answer.Run.Elapsed, answer.RunTime, answer.Served, requests, connections, answer.Run.PeakBytes);
        }
        finally
        {
            foreach (var hop in hops) await hop.DisposeAsync();
        }
    }

    private static async Task WriteAsync(TextWriter output, IReadOnlyList<Round> rounds, TimeSpan bound, string protocol)
    {
        var runs = new Figures(rounds.Select(round => round.Run.TotalMilliseconds));
        var met = runs.Median <= Aim.TotalMilliseconds ? "met" : "**missed**";
        var limit = $"≤ {Aim.TotalMilliseconds:F0} ms";
        await output.WriteLineAsync($"""
            | {protocol}: the run, from reading files to the report | {runs.ToString("F0", "ms")} | {limit} | {met} |
            | run ÷ minimum | {Text(round => round.Run / bound, "F1", "×")} |  |  |
            | wall, process start to exit | {Text(round => round.Wall.TotalMilliseconds, "F0", "ms")} |  |  |
            | module versions known to be served | {Text(round => round.Served, "F0", "versions")} |  |  |
            | requests, all candidates | {Text(round => round.Requests, "F0", "requests")} |  |  |
            | connections to the candidate with most | {Text(round => round.Connections, "F0", "connections")} |  |  |
            | peak memory (VmHWM) | {Text(round => round.PeakBytes / 1e6, "F0", "MB")} |  |  |
            """);

        string Text(Func<Round, double> figure, string format, string unit) => new Figures(rounds.Select(figure)).ToString(format, unit);
    }

    /// <summary>One run's figures.</summary>
    private sealed record Round(TimeSpan Wall, TimeSpan Run, int Served, int Requests, int Connections, long PeakBytes);
}
