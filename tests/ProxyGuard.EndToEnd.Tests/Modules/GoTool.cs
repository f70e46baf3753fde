using System.Diagnostics;

namespace ProxyGuard.EndToEnd.Tests.Modules;

/// <summary>Starts a real <c>go</c> to read module files.</summary>
internal static class GoTool
{
#pragma warning disable RS0030 // Where the tools lie, and how long to try, is for whoever starts the tests to say.
    private static readonly string Tools = Environment.GetEnvironmentVariable("PROXYGUARD_TOOLS")
        ?? Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "proxyguard-tools");

    public static readonly int Cases = int.TryParse(Environment.GetEnvironmentVariable("PROXYGUARD_CASES"), out var cases) ? cases : 300;
#pragma warning restore RS0030

    /// <summary>What go prints, or null and its error when it refuses.</summary>
    public static Task<(string? Output, string Error)> RunAsync(string release, params string[] arguments) =>
        RunInAsync(Path.GetTempPath(), release, arguments);

    /// <summary>The same in a directory of a project, without network and with an empty module cache.</summary>
    public static async Task<(string? Output, string Error)> RunInAsync(string directory, string release, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Join(Tools, $"go-{release}", "bin", "go"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory,
        };
        start.Environment["GOTOOLCHAIN"] = "local";
        start.Environment["GOTELEMETRY"] = "off";
        start.Environment["GOFLAGS"] = "";
        start.Environment["GOPROXY"] = "off";
        start.Environment["GOMODCACHE"] = Path.Join(directory, ".cache");
        start.Environment["GOCACHE"] = Path.Join(Path.GetTempPath(), "proxyguard-go-cache");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode == 0 ? output : null, await error);
    }
}
