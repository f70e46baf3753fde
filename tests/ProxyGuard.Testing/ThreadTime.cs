using System.Globalization;

namespace ProxyGuard.Testing;

/// <summary>The processor time that work takes on the calling thread: the same however busy the machine is.</summary>
public static class ThreadTime
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static TimeSpan Of(Action work)
    {
        var before = Now();
        work();
        return Now() - before;
    }

    // proc(5): of what follows the name in brackets, the 12th and 13th are its ticks of 10 ms as user and as system.
    private static TimeSpan Now()
    {
        var stat = File.ReadAllText("/proc/thread-self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromMilliseconds(10 * (long.Parse(fields[11], Invariant) + long.Parse(fields[12], Invariant)));
    }
}
