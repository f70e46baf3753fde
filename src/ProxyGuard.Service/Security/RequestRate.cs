namespace ProxyGuard.Service.Security;

/// <summary>
/// So many requests a minute, and so many at once: the generic cell rate algorithm (ITU-T I.371), whose whole state is one time stamp.
/// The base library's limiters know no clock but their own.
/// </summary>
internal sealed class RequestRate(int perMinute, int atOnce, TimeProvider time)
{
    private readonly long _interval = time.TimestampFrequency * 60 / perMinute;

    /// <summary>Takes one request from what is left.</summary>
    /// <param name="state">The state of whoever asks; 0 at first.</param>
    /// <returns>Null when there was one, else how long to wait for the next.</returns>
    public TimeSpan? Take(ref long state)
    {
        while (true)
        {
            var read = Volatile.Read(ref state);
            if (Wait(read) is { } wait) return wait;
            var next = Math.Max(read, time.GetTimestamp()) + _interval;
            if (Interlocked.CompareExchange(ref state, next, read) == read) return null;
        }
    }

    /// <summary>How long to wait for the next request; null when there is one left.</summary>
    public TimeSpan? Wait(long state)
    {
        var now = time.GetTimestamp();
        var excess = state + _interval - _interval * atOnce - now;
        return excess > 0 ? time.GetElapsedTime(now, now + excess) : null;
    }
}
