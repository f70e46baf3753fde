using System.Diagnostics;
using ProxyGuard.EndToEnd.Tests.Guard;

namespace ProxyGuard.EndToEnd.Tests.Cli;

/// <summary>The published executable, started as a user or a runner starts it.</summary>
internal sealed class PublishedCli : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private PublishedCli(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync(Token);
        _error = process.StandardError.ReadToEndAsync(Token);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts it with these variables and no others.</summary>
    public static PublishedCli Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = PublishedProgram.StartInfo(PublishedProgram.Guard, arguments, environment, Directory.GetCurrentDirectory());
        return new PublishedCli(Process.Start(start)!);
    }

    /// <summary>Sends a signal by its short name, such as <c>TERM</c>.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{name} {_process.Id}"]);
        await kill.WaitForExitAsync(Token);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits for the end.</summary>
    public async Task<CliRun> EndAsync()
    {
        await _process.WaitForExitAsync(Token);
        return new(_process.ExitCode, await _output, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}

/// <summary>How it ended, and what it said.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error);
