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
    private (string Words, TaskCompletionSource<string> Said)? _awaited;
    private readonly string[] _settings;
    private readonly IReadOnlyDictionary<string, string> _variables;

    private ServiceProgram(IReadOnlyDictionary<string, string> variables, string[] settings)
    {
        _variables = variables;
        _settings = [$"--Storage:Sqlite:Path={_files["runs.db"]}", .. settings];
        _process = new() { StartInfo = StartInfo(["--urls", "http://127.0.0.1:0", .. _settings]) };
    }

    public string Url { get; private set; } = "";

    /// <summary>A token that may write and read everything; <see cref="Client"/> shows it.</summary>
    public string Token { get; private set; } = "";

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
        await service.ListenAndShowAsync(() => service.AddTokenAsync("*", "read,write"));
        return service;
    }

    /// <summary>With a token of before, for a store that cannot be asked for another now.</summary>
    public static async Task<ServiceProgram> StartWithTokenAsync(string token, params string[] settings)
    {
        var service = new ServiceProgram(new Dictionary<string, string>(), settings);
        await service.ListenAndShowAsync(() => Task.FromResult(token));
        return service;
    }

    /// <summary>Makes a token by the program's own command, beside the running service.</summary>
    public async Task<string> AddTokenAsync(string pattern, string rights)
    {
        var run = await CommandAsync("tokens", "add", "--repo", pattern, "--can", rights);
        Assert.True(run.ExitCode == 0, run.ToString());
        return run.Output.Trim();
    }

    /// <summary>Runs a command of the program on the service's store.</summary>
    public Task<ProgramRun> CommandAsync(params string[] words) =>
        PublishedProgram.RunAsync(StartInfo([.. words, .. _settings]), TimeSpan.FromSeconds(30));

    /// <summary>Sends SIGTERM, as a container engine does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Its exit code, when it ends within the limit.</summary>
    public async Task<int> ExitAsync(TimeSpan limit)
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(limit);
        return _process.ExitCode;
    }

    /// <summary>Waits until it has printed these words.</summary>
    public async Task SaysAsync(string words)
    {
        var said = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_log)
        {
            if (_log.ToString().Contains(words, StringComparison.Ordinal)) return;
            _awaited = (words, said);
        }
        await said.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
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

    private ProcessStartInfo StartInfo(string[] arguments)
    {
        var environment = new Dictionary<string, string>(_variables) { ["PATH"] = "/usr/bin:/bin", ["HOME"] = _files.Folder("home") };
        return PublishedProgram.StartInfo(PublishedProgram.Service, arguments, environment, _files.Path);
    }

    private async Task ListenAndShowAsync(Func<Task<string>> token)
    {
        Url = await ListenAsync();
        Client.BaseAddress = new Uri(Url);
        Token = await token();
        Client.DefaultRequestHeaders.Authorization = new("Bearer", Token);
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
        lock (_log)
        {
            _log.AppendLine(line);
            if (_awaited is var (words, said) && line.Contains(words, StringComparison.Ordinal)) said.TrySetResult(line);
        }
        if (Address().Match(line) is { Success: true } match) listens.TrySetResult(match.Groups[1].Value);
    }

    [GeneratedRegex("Now listening on: (http://127.0.0.1:[0-9]+)")]
    private static partial Regex Address();
}
