using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Service;

/// <summary>The published service on a loopback port of its own, with a store that ends with it.</summary>
internal sealed partial class ServiceProgram : IAsyncDisposable
{
    private readonly TempDirectory _files = new();
    private readonly StringBuilder _log = new();
    private readonly Process _process;

    private ServiceProgram(IReadOnlyDictionary<string, string> variables, string[] settings)
    {
        string[] arguments = ["--urls", "http://127.0.0.1:0", $"--Storage:Sqlite:Path={_files["runs.db"]}", .. settings];
        var environment = new Dictionary<string, string>(variables) { ["PATH"] = "/usr/bin:/bin", ["HOME"] = _files.Folder("home") };
        _process = new() { StartInfo = PublishedProgram.StartInfo(PublishedProgram.Service, arguments, environment, _files.Path) };
    }

    public string Url { get; private set; } = "";

    /// <summary>What it printed so far.</summary>
    public string Log
    {
        get
        {
            lock (_log) return _log.ToString();
        }
    }

    public HttpClient Client { get; } = new(LoopbackOnly.Handler()) { Timeout = TimeSpan.FromSeconds(20) };

    public static Task<ServiceProgram> StartAsync(params string[] settings) => StartAsync(new Dictionary<string, string>(), settings);

    /// <summary>With variables of the environment beside PATH and HOME.</summary>
    public static async Task<ServiceProgram> StartAsync(IReadOnlyDictionary<string, string> variables, params string[] settings)
    {
        var service = new ServiceProgram(variables, settings);
        service.Url = await service.ListenAsync();
        service.Client.BaseAddress = new Uri(service.Url);
        return service;
    }

    public Task<string> GetAsync(string path) => Client.GetStringAsync(path, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.EnableRaisingEvents = false;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _files.Dispose();
    }

    private async Task<string> ListenAsync()
    {
        var listens = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, line) => Note(line.Data, listens);
        _process.ErrorDataReceived += (_, line) => Note(line.Data, listens);
        _process.Exited += (_, _) => listens.TrySetException(new InvalidOperationException($"the service ended at once:\n{Log}"));
        _process.EnableRaisingEvents = true;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        return await listens.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    private void Note(string? line, TaskCompletionSource<string> listens)
    {
        if (line is null) return;
        lock (_log) _log.AppendLine(line);
        if (Address().Match(line) is { Success: true } match) listens.TrySetResult(match.Groups[1].Value);
    }

    [GeneratedRegex("Now listening on: (http://127.0.0.1:[0-9]+)")]
    private static partial Regex Address();
}
