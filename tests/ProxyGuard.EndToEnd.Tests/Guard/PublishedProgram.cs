using System.Diagnostics;
using System.Text;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Guard;

/// <summary>What a program's run came to.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Elapsed">From start to exit.</param>
/// <param name="PeakBytes">The most memory it held, as far as samples saw it.</param>
internal sealed record ProgramRun(int ExitCode, string Output, string Error, TimeSpan Elapsed, long PeakBytes)
{
    public string Log => Output + Error;

    public override string ToString() =>
        $"exit {ExitCode} after {Elapsed.TotalSeconds:F1} s, {PeakBytes >> 20} MiB\n--- output\n{Output}--- error\n{Error}";
}

/// <summary>A program that <c>eng/publish.sh</c> left in artifacts/bin, in an environment that holds only what is given.</summary>
internal static class PublishedProgram
{
    /// <summary>The default database at an address where nobody listens: a test asks nobody outside this machine.</summary>
    public const string NoDatabase = "sum.golang.org http://127.0.0.1:9";

    public static string Guard => Find("proxyguard");

    public static string Service => Find("proxyguard-service", "proxyguard-service");

    public static ProcessStartInfo StartInfo(
        string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> environment, string directory)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return start;
    }

    /// <summary>Runs it to its end, or kills it when the limit is over and fails.</summary>
    public static async Task<ProgramRun> RunAsync(ProcessStartInfo start, TimeSpan limit)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(limit);
        var at = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var peak = PeakAsync(process);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            var told = await output;
            throw new TimeoutException($"{start.FileName} did not end within {limit.TotalSeconds} s\n{string.Concat(told)}");
        }
        var elapsed = Stopwatch.GetElapsedTime(at);
        var texts = await output;
        return new(process.ExitCode, texts[0], texts[1], elapsed, await peak);
    }

    // The kernel keeps the highest value itself, so a sample misses only what happens in the last moments.
    private static async Task<long> PeakAsync(Process process)
    {
        var peak = 0L;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        try
        {
            while (!process.HasExited)
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
                await timer.WaitForNextTickAsync();
            }
        }
        catch (InvalidOperationException)
        {
            // It ended between the question and the look.
        }
        return peak;
    }

    private static string Find(params string[] names)
    {
        var path = SourceTree.PathOf(["artifacts", "bin", .. names]);
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} does not exist: run 'bash eng/publish.sh'");
    }
}
