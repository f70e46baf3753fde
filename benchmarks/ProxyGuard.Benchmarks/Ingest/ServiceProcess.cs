using System.Diagnostics;
using ProxyGuard.Testing;

namespace ProxyGuard.Benchmarks.Ingest;

/// <summary>The published service as a process of its own, on loopback.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServiceProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <param name="program">The published program.</param>
    /// <param name="folder">Its working directory.</param>
    /// <param name="setting">Where its store is, as an argument.</param>
    public static async Task<ServiceProcess> StartAsync(string program, TempDirectory folder, string setting)
    {
        var start = new ProcessStartInfo(program, ["--urls=http://127.0.0.1:0", setting, ServiceAccess.NoRate])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder.Path,
        };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split("Now listening on: ") is not [_, var address]) continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return new ServiceProcess(process, new Uri(address));
        }
        throw new InvalidOperationException("the service did not start");
    }

    /// <summary>Processor time it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
