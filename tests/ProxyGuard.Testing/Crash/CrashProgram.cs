using System.Diagnostics;
using ProxyGuard.Testing.Azurite;

namespace ProxyGuard.Testing.Crash;

/// <summary>The long crash test as a program: <c>eng/crash.sh</c>; its short form is a test.</summary>
public static class CrashProgram
{
    /// <summary>Runs it on both engines, one after the other, and says what came of it; the last line has all of it.</summary>
    /// <param name="service">The published service.</param>
    /// <param name="length">How long the service is killed on each engine.</param>
    /// <param name="seed">What is drawn.</param>
    /// <param name="output">Where to say it.</param>
    /// <returns>0 when nothing was lost or doubled, else 1.</returns>
    public static async Task<int> RunAsync(string service, TimeSpan length, int seed, TextWriter output)
    {
        var results = new List<CrashResult>();
        foreach (var engine in Enum.GetValues<Engine>())
        {
            var result = await RunAsync(service, engine, length, seed);
            results.Add(result);
            await output.WriteLineAsync($"{engine}: {result.Kills} kills, {result}");
            foreach (var fault in result.Faults) await output.WriteLineAsync("  " + fault);
        }
        await output.WriteLineAsync(new CrashResult(
            results.Sum(result => result.Kills), results.Sum(result => result.Acknowledged), results.Sum(result => result.Stored),
            results.Sum(result => result.Lost), results.Sum(result => result.Doubled), []).ToString());
        return results.All(result => result.IsClean) ? 0 : 1;
    }

    /// <summary>Runs it on one engine.</summary>
    public static async Task<CrashResult> RunAsync(string service, Engine engine, TimeSpan length, int seed)
    {
        using var folder = new TempDirectory();
        if (engine == Engine.Sqlite) return await RunAsync(service, $"--Storage:Sqlite:Path={folder["runs.db"]}", length, seed);
        await using var azurite = await AzuriteProcess.StartAsync();
        return await RunAsync(service, $"--Storage:Azure:ConnectionString={azurite.ConnectionString}", length, seed);
    }

    private static async Task<CrashResult> RunAsync(string service, string store, TimeSpan length, int seed)
    {
        await using var mortal = new MortalService(service, [store, "--Access:RequestsPerMinute=10000000"]);
        return await CrashRun.RunAsync(mortal, await TokenAsync(service, store), length, seed, CancellationToken.None);
    }

    private static async Task<string> TokenAsync(string service, string store)
    {
        string[] arguments = ["tokens", "add", "--repo", "*", "--can", "read,write", store];
        using var process = Process.Start(new ProcessStartInfo(service, arguments) { RedirectStandardOutput = true })!;
        var token = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? token.Trim() : throw new InvalidOperationException("the service made no token");
    }
}

/// <summary>What the service keeps its rows in.</summary>
public enum Engine
{
    Sqlite,
    AzureTables,
}
