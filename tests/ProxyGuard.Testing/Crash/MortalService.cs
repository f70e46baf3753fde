using System.Diagnostics;

namespace ProxyGuard.Testing.Crash;

/// <summary>The published service, started again and again at one address, and ended without warning.</summary>
internal sealed class MortalService(string program, IReadOnlyList<string> settings) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient _client = new(LoopbackOnly.Handler()) { Timeout = TimeSpan.FromSeconds(1) };
    private readonly Queue<string> _log = [];
    private Process? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{LoopbackOnly.FreePort()}");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _process = Start(["--urls", Address.OriginalString, .. settings]);
        var start = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await AnswersAsync(cancellationToken))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(start) > Patience)
                throw new InvalidOperationException("the service did not start:\n" + Log());
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>Ends it as a power cut of this one process would: SIGKILL.</summary>
    public async Task KillAsync()
    {
        if (_process is null) return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _client.Dispose();
    }

    private Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri(Address, "/healthz"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Note(string? line)
    {
        if (line is null) return;
        lock (_log)
        {
            _log.Enqueue(line);
            if (_log.Count > 40) _log.Dequeue();
        }
    }

    private string Log()
    {
        lock (_log) return string.Join('\n', _log);
    }
}
