using System.Diagnostics;

namespace ProxyGuard.EndToEnd.Tests.Proxies;

/// <summary>A real <c>go</c> with every folder of its own.</summary>
internal sealed class RealGo : IDisposable
{
    private readonly Dictionary<string, string> _environment;

    public RealGo(string version)
    {
        Root = Path.Combine(Tools, $"go-{version}");
        Folder = Directory.CreateTempSubdirectory("proxyguard-go-").FullName;
        File.WriteAllText(Path.Combine(Folder, "go.mod"), "module main.test/m\n\ngo 1.21\n");
        _environment = new Dictionary<string, string>
        {
            ["PATH"] = Path.Combine(Root, "bin"),
            ["HOME"] = Folder,
            ["GOENV"] = "off",
            ["GOTOOLCHAIN"] = "local",
            ["GOTELEMETRY"] = "off",
            ["GOPATH"] = Path.Combine(Folder, "gopath"),
            ["GOCACHE"] = Path.Combine(Folder, "cache"),
            ["GOFLAGS"] = "-mod=mod -modcacherw",
            ["GOSUMDB"] = "off",
            ["GOAUTH"] = "off",
            ["CGO_ENABLED"] = "0",
        };
    }

    /// <summary>The Go installation.</summary>
    public string Root { get; }

    /// <summary>The folder it runs in: a module of its own.</summary>
    public string Folder { get; }

    /// <summary>Where compiled packages are kept from one test run to the next.</summary>
    public static string BuildCache => Path.Combine(Tools, "go-build");

    private static string Tools
    {
        get
        {
#pragma warning disable RS0030 // A test has no Program that could read it.
            var environment = Environment.GetEnvironmentVariables();
#pragma warning restore RS0030
            if (environment["PROXYGUARD_TOOLS"] is string { Length: > 0 } tools) return tools;
            var cache = environment["XDG_CACHE_HOME"] as string;
            if (string.IsNullOrEmpty(cache)) cache = Path.Combine((string)environment["HOME"]!, ".cache");
            return Path.Combine(cache, "proxyguard-tools");
        }
    }

    /// <summary>Runs it (or the program named) to its end and gives exit code, output and error output.</summary>
    public async Task<(int ExitCode, string Output, string Error)> RunAsync(
        IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string input = "", string? program = null)
    {
        var start = new ProcessStartInfo(program ?? Path.Combine(Root, "bin", "go"), arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in _environment.Concat(environment)) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
