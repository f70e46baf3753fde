using System.Collections.Immutable;
using System.Diagnostics;

namespace ProxyGuard.Benchmarks;

/// <summary>What one run of a program came to and took.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
/// <param name="Elapsed">From before its start to after its end.</param>
/// <param name="PeakBytes">The most memory it held (VmHWM of /proc, read every 2 ms); 0 when it was not watched.</param>
internal sealed record ProgramRun(int ExitCode, string Output, string Error, TimeSpan Elapsed, long PeakBytes)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Its file.</param>
    /// <param name="environment">All it gets; null: what this process has.</param>
    /// <param name="watchMemory">Whether to read its memory while it runs, which costs a little time.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<ProgramRun> RunAsync(
        string program, IReadOnlyDictionary<string, string>? environment, bool watchMemory, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (environment is not null) start.Environment.Clear();
        foreach (var (name, value) in environment ?? ImmutableDictionary<string, string>.Empty) start.Environment[name] = value;
        using var deadline = new CancellationTokenSource(Limit);
        using var process = new Process { StartInfo = start };
        var begin = Stopwatch.GetTimestamp();
        process.Start();
        var texts = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var memory = watchMemory ? WatchAsync(process.Id, deadline.Token) : Task.FromResult(0L);
        await process.WaitForExitAsync(deadline.Token);
        var elapsed = Stopwatch.GetElapsedTime(begin);
        return new(process.ExitCode, (await texts)[0], (await texts)[1], elapsed, await memory);
    }

    // The high-water mark only rises, so the last reading is the peak of all but the last two milliseconds.
    private static async Task<long> WatchAsync(int id, CancellationToken cancellationToken)
    {
        using var clock = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        var peak = 0L;
        while (HighWaterMark(id) is { } bytes)
        {
            peak = bytes;
            await clock.WaitForNextTickAsync(cancellationToken);
        }
        return peak;
    }

    private static long? HighWaterMark(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? null : long.Parse(line["VmHWM:".Length..^"kB".Length].Trim()) * 1024;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
