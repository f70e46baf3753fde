using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Release;

/// <summary>Programs of this machine, as a person at a shell starts them.</summary>
internal static class Script
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public static string Path => LabEnvironment.Get("PATH") ?? "/usr/sbin:/usr/bin:/sbin:/bin";

    public static Task<ProgramRun> RunAsync(string folder, string program, params IEnumerable<string> arguments) =>
        RunInAsync(folder, Path, program, arguments);

    public static Task<ProgramRun> RunInAsync(string folder, string path, string program, IEnumerable<string> arguments)
    {
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = path,
            ["HOME"] = LabEnvironment.Get("HOME") ?? "/root",
            ["NODE_MODULES"] = System.IO.Path.Combine(LabEnvironment.Tools, "workflows", "node_modules"),
            ["CONTAINERS_CONF"] = SourceTree.PathOf("eng", "container", "containers.conf"),
        };
        return PublishedProgram.RunAsync(PublishedProgram.StartInfo(program, arguments, environment, folder), Limit);
    }

    /// <summary>Runs it and gives back what it printed; fails when it does.</summary>
    public static async Task<string> AskAsync(string folder, string program, params IEnumerable<string> arguments)
    {
        var run = await RunAsync(folder, program, arguments);
        Assert.True(run.ExitCode == 0, $"{program}: {run}");
        return run.Output.Trim();
    }
}
