using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Container;

/// <summary>The container engine of this machine, with the project's settings for it.</summary>
internal static class Podman
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    /// <summary>Runs it and gives back what it printed; fails when it does.</summary>
    public static async Task<string> AskAsync(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        Assert.True(run.ExitCode == 0, $"podman {string.Join(' ', arguments)}: {run}");
        return run.Output.Trim();
    }

    public static Task<ProgramRun> RunAsync(params string[] arguments)
    {
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin",
            ["HOME"] = LabEnvironment.Get("HOME") ?? "/root",
            ["CONTAINERS_CONF"] = SourceTree.PathOf("eng", "container", "containers.conf"),
        };
        return PublishedProgram.RunAsync(PublishedProgram.StartInfo("podman", arguments, environment, Path.GetTempPath()), Limit);
    }
}
