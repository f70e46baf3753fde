using System.Runtime.InteropServices;
using System.Text;

namespace ProxyGuard.Core.Proxies;

/// <summary>What the disk says about Go's settings. Source: go command, internal/cfg (EnvFile, readEnvFile, findGOROOT).</summary>
/// <param name="UserFile">The settings of the user's env file; empty when there is none.</param>
/// <param name="GoRootFile">The settings of <c>$GOROOT/go.env</c>; null when it cannot be seen.</param>
/// <param name="GoRoot">The directory of the Go installation; null when none can be seen.</param>
/// <param name="GoVersion">The version of that installation, such as <c>1.23.5</c>; null when it cannot be seen.</param>
public sealed record GoEnvironmentFiles(
    IReadOnlyDictionary<string, string> UserFile,
    IReadOnlyDictionary<string, string>? GoRootFile,
    string? GoRoot,
    string? GoVersion)
{
    private const int MostBytes = 1 << 20;

    /// <summary>A machine without Go and without a user file.</summary>
    public static GoEnvironmentFiles Nothing { get; } = new(new Dictionary<string, string>(), null, null, null);

    /// <summary>
    /// Reads them. No process is started: Go is found by GOROOT or as the <c>go</c> on PATH, links resolved. A file that cannot be read,
    /// or is
    /// larger than 1 MiB, is as good as absent.
    /// </summary>
    /// <param name="environment">The process environment.</param>
    public static GoEnvironmentFiles Read(IReadOnlyDictionary<string, string> environment)
    {
        var userFile = UserFilePath(environment, CurrentPlatform()) is { } path ? ReadText(path) : null;
        var user = Parse(userFile ?? "");
        var root = FindGoRoot(environment, user);
        var goEnv = root is null ? null : ReadText(Path.Combine(root, "go.env"));
        var version = root is null ? null : ReadText(Path.Combine(root, "VERSION"));
        return new GoEnvironmentFiles(user, goEnv is null ? null : Parse(goEnv), root, VersionIn(version));
    }

    /// <summary>
    /// The lines <c>KEY=value</c>, taken literally: no quotes, no comments after a value, a CR stays; the last of equals wins.
    /// </summary>
    internal static IReadOnlyDictionary<string, string> Parse(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && char.IsAsciiLetterUpper(line[0])) settings[line[..equals]] = line[(equals + 1)..];
        }
        return settings;
    }

    /// <summary>Where the user's env file is; null when it is switched off or has no place. Go's os.UserConfigDir.</summary>
    internal static string? UserFilePath(IReadOnlyDictionary<string, string> environment, OSPlatform platform)
    {
        if (environment.GetValueOrDefault("GOENV") is { Length: > 0 } named) return named == "off" ? null : named;
        var home = environment.GetValueOrDefault("HOME");
        if (platform == OSPlatform.Windows)
            return Under(environment.GetValueOrDefault("AppData"), "go", "env");
        if (platform == OSPlatform.OSX) return Under(home, "Library", "Application Support", "go", "env");
        var config = environment.GetValueOrDefault("XDG_CONFIG_HOME");
        if (string.IsNullOrEmpty(config)) return Under(home, ".config", "go", "env");
        return Path.IsPathRooted(config) ? Under(config, "go", "env") : null;
    }

    private static string? Under(string? directory, params ReadOnlySpan<string> names)
        => string.IsNullOrEmpty(directory) ? null : Path.Combine([directory, .. names]);

    private static OSPlatform CurrentPlatform()
        => OperatingSystem.IsWindows() ? OSPlatform.Windows : OperatingSystem.IsMacOS() ? OSPlatform.OSX : OSPlatform.Linux;

    private static string? FindGoRoot(IReadOnlyDictionary<string, string> environment, IReadOnlyDictionary<string, string> user)
    {
        if (user.GetValueOrDefault("GOROOT") is { Length: > 0 } written) return written;
        if (environment.GetValueOrDefault("GOROOT") is { Length: > 0 } set) return set;
        var found = ExecutableFinder.Find("go", environment);
        return found is null ? null : Path.GetDirectoryName(Path.GetDirectoryName(ResolveLinks(found)));
    }

    private static string ResolveLinks(string file)
    {
        try
        {
            return File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return file;
        }
    }

    // The bytes as they are: a byte order mark stays, as in go, and spoils the first line.
    private static string? ReadText(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= MostBytes ? new UTF8Encoding(false).GetString(File.ReadAllBytes(path)) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static string? VersionIn(string? text)
    {
        var first = text?.Split('\n')[0].Trim().Split(' ')[0];
        return first is not null && first.StartsWith("go", StringComparison.Ordinal) ? first[2..] : null;
    }
}
