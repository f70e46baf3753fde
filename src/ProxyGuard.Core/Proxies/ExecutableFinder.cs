namespace ProxyGuard.Core.Proxies;

/// <summary>Whether <c>go</c> would find a program, without starting one. Source: Go's os/exec (LookPath).</summary>
internal static class ExecutableFinder
{
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>
    /// The first program of this name on PATH that can be run. One that lies in a relative folder of PATH is found and then refused
    /// (exec.ErrDot), so it hides those behind it.
    /// </summary>
    /// <param name="name">Its name without an extension.</param>
    /// <param name="environment">The process environment.</param>
    /// <returns>Its whole path; null when there is none or it is refused.</returns>
    public static string? Find(string name, IReadOnlyDictionary<string, string> environment)
    {
        var names = OperatingSystem.IsWindows() ? Extensions(environment).Select(extension => name + extension) : [name];
        var found = environment.GetValueOrDefault("PATH", "")
            .Split(Path.PathSeparator)
            .SelectMany(folder => names.Select(file => Path.Combine(folder, file)))
            .FirstOrDefault(CanRun);
        return Path.IsPathRooted(found) ? found : null;
    }

    /// <summary>Whether <see cref="Find"/> finds one.</summary>
    /// <param name="name">Its name without an extension.</param>
    /// <param name="environment">The process environment.</param>
    public static bool IsOnPath(string name, IReadOnlyDictionary<string, string> environment) => Find(name, environment) is not null;

    private static string[] Extensions(IReadOnlyDictionary<string, string> environment) =>
        environment.GetValueOrDefault("PATHEXT") is { Length: > 0 } written ? written.Split(';') : [".com", ".exe", ".bat", ".cmd"];

    private static bool CanRun(string file)
    {
        try
        {
            return File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & AnyExecute) != 0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
