using ProxyGuard.Testing.Lab;

namespace ProxyGuard.Benchmarks.Candidates;

/// <summary>
/// The earliest moment at which the decision may be taken: two hops have passed, and max(500 ms, 3 × what the slower of them took) is over.
/// </summary>
internal static class DecisionBound
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(500);

    /// <summary>The bound, when the slower of the two quickest well hops has this latency and needs so many answers in a row.</summary>
    public static TimeSpan Of(TimeSpan latency, int roundTrips) => Max(Least, 3 * roundTrips * latency);

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

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
