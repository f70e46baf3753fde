namespace ProxyGuard.Testing;

/// <summary>
/// The one place of the test library that reads the process environment: where the tools are, and whether to rewrite golden files.
/// </summary>
public static class LabEnvironment
{
    /// <summary>The folder <c>eng/install.sh</c> fills: PROXYGUARD_TOOLS, else <c>~/.cache/proxyguard-tools</c>.</summary>
    public static string Tools =>
        Get("PROXYGUARD_TOOLS") ?? Path.Combine(Get("XDG_CACHE_HOME") ?? Path.Combine(Home, ".cache"), "proxyguard-tools");

    private static string Home => Get("HOME") ?? Path.GetTempPath();

#pragma warning disable RS0030 // tests have no Program that could hand the environment down
    public static string? Get(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
#pragma warning restore RS0030
}
