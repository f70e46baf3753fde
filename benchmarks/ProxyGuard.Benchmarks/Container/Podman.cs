using ProxyGuard.Testing;

namespace ProxyGuard.Benchmarks.Container;

/// <summary>podman, set up as eng/container does.</summary>
internal static class Podman
{
    private static readonly Dictionary<string, string> Surroundings = new()
    {
        ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin",
        ["HOME"] = "/root",
        ["CONTAINERS_CONF"] = SourceTree.PathOf("eng", "container", "containers.conf"),
    };

    /// <summary>Runs a command of its own and answers what it printed.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        var run = await ProgramRun.RunAsync("podman", Surroundings, watchMemory: false, arguments);
        if (run.ExitCode != 0) throw new InvalidOperationException($"podman {arguments[0]} ended with {run.ExitCode}:\n{run.Error}");
        return run.Output.TrimEnd();
    }

    /// <summary>A container from its start to its exit.</summary>
    public static Task<ProgramRun> StartAsync(string image, params string[] arguments) => ProgramRun.RunAsync(
        "podman", Surroundings, watchMemory: false, ["run", "--rm", "--network", "none", "--read-only", image, .. arguments]);
}
