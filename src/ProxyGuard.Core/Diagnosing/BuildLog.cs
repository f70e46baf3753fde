namespace ProxyGuard.Core.Diagnosing;

/// <summary>Reads from a failed build's log what broke it. The rules are in docs/doctor.md.</summary>
public static class BuildLog
{
    /// <summary>The first real cause; null when the log names none.</summary>
    /// <param name="lines">The log's lines as a CI system keeps them: time stamps and colours may stand in them.</param>
    public static Diagnosis? Diagnose(IEnumerable<string> lines)
    {
        var reading = new LogReading();
        foreach (var entry in LogEntry.Read(lines)) reading.Take(entry);
        return reading.Conclude();
    }
}
