using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;

namespace ProxyGuard.Testing;

/// <summary>
/// Folders and variables for <c>go</c> that share nothing with the machine: no user file, no toolchain download, fresh module and build
/// caches, and no checksum database unless GOSUMDB is set to one of the lab's.
/// </summary>
public sealed class GoSandbox : IDisposable
{
    private readonly TempDirectory _folder = new();

    /// <param name="caFile">The authority to trust for https, and the only one; null: the system's.</param>
    public GoSandbox(string? caFile = null)
    {
        Project = _folder.Folder("project");
        // The variable GOTELEMETRY is for reading only; without this file a child of go's own outlives it and writes into HOME.
        _folder.Write("home/.config/go/telemetry/mode", "off\n");
        Environment = new Dictionary<string, string>
        {
            ["PATH"] = LabEnvironment.Get("PATH") ?? "/usr/bin:/bin",
            ["HOME"] = _folder.Folder("home"),
            ["TMPDIR"] = _folder.Folder("tmp"),
            ["GOPATH"] = _folder.Folder("gopath"),
            ["GOMODCACHE"] = ModuleCache,
            ["GOCACHE"] = _folder.Folder("gocache"),
            ["GOENV"] = "off",
            ["GOTOOLCHAIN"] = "local",
            ["GOFLAGS"] = "-mod=mod",
            ["GOSUMDB"] = "off",
            ["CGO_ENABLED"] = "0",
        }.ToImmutableDictionary();
        if (caFile is null) return;
        Environment = Environment.SetItem("SSL_CERT_FILE", caFile).SetItem("SSL_CERT_DIR", _folder.Folder("no-certificates"));
    }

    /// <summary>
    /// A build cache kept from run to run: compiling the standard library takes ten seconds, and what it compiles to is the same.
    /// </summary>
    public static string SharedBuildCache { get; } = Path.Combine(LabEnvironment.Tools, "go-build");

    /// <summary>Where <c>go</c> runs; write a project here.</summary>
    public string Project { get; }

    public string ModuleCache => _folder.Folder("gomodcache");

    /// <summary>All variables that <c>go</c> gets, but GOPROXY; change them with <c>SetItem</c> before a run.</summary>
    public ImmutableDictionary<string, string> Environment { get; set; }

    /// <summary>Runs a program in the project's folder; kills it and all it started when the limit is over.</summary>
    /// <param name="program">The path of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="environment">All its variables; null: those of the sandbox.</param>
    /// <param name="input">What it reads from standard input.</param>
    /// <param name="cut">Its end kills the program earlier.</param>
    public async Task<GoRun> RunAsync(
        string program,
        IEnumerable<string> arguments,
        TimeSpan limit,
        ImmutableDictionary<string, string>? environment = null,
        string input = "",
        Task? cut = null)
    {
        using var process = new Process { StartInfo = StartInfo(program, arguments, environment ?? Environment) };
        var start = Stopwatch.GetTimestamp();
        process.Start();
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var timedOut = !await EndsAsync(process, limit, cut);
        if (timedOut)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        var texts = await output;
        return new(process.ExitCode, texts[0], texts[1], Stopwatch.GetElapsedTime(start), timedOut);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<bool> EndsAsync(Process process, TimeSpan limit, Task? cut)
    {
        using var deadline = new CancellationTokenSource(limit);
        try
        {
            var end = process.WaitForExitAsync(deadline.Token);
            if (cut is not null && await Task.WhenAny(end, cut) == cut) await deadline.CancelAsync();
            await end;
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private ProcessStartInfo StartInfo(string program, IEnumerable<string> arguments, ImmutableDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Project,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return start;
    }
}

/// <summary>What a run of <c>go</c> came to.</summary>
public sealed record GoRun(int ExitCode, string Output, string Error, TimeSpan Elapsed, bool TimedOut)
{
    public bool Passed => ExitCode == 0 && !TimedOut;

    public override string ToString() => $"exit {ExitCode}{(TimedOut ? " (cut)" : "")} after {Elapsed.TotalSeconds:F1} s\n{Output}{Error}";
}
