using ProxyGuard.Testing.Lab;

namespace ProxyGuard.Benchmarks.Candidates;

/// <summary>
/// The earliest moment at which the decision may be taken: two hops have passed, and max(500 ms, 3 × the slowest pass so far) is over.
/// </summary>
internal static class DecisionBound
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(500);

    /// <summary>Plays the rule through on an ideal client: every hop passes after its latency times its serial round trips.</summary>
    public static TimeSpan Of(IEnumerable<TimeSpan> passes)
    {
        var bound = TimeSpan.MaxValue;
        var passed = 0;
        foreach (var pass in passes.Order())
        {
            if (passed >= 2 && pass > bound) break;
            passed++;
            var rule = TimeSpan.FromTicks(Math.Max(Least.Ticks, 3 * pass.Ticks));
            if (passed >= 2) bound = rule;
        }
        return bound;
    }

    /// <summary>The longest row of requests of which each came only after the answer to the one before can have arrived.</summary>
    public static int RoundTrips(LabHop hop, TimeSpan latency)
    {
        var trips = 0;
        var answered = DateTimeOffset.MinValue;
        foreach (var request in hop.Requests.OrderBy(request => request.Time))
        {
            if (request.Time < answered) continue;
            trips++;
            answered = request.Time + latency;
        }
        return trips;
    }
}
