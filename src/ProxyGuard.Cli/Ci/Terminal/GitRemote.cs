namespace ProxyGuard.Cli.Ci.Terminal;

/// <summary>Finds the address of a checkout's remote in its files, without starting git.</summary>
internal static class GitRemote
{
    private const int MostBytes = 1024 * 1024;

    /// <summary>The URL of the remote <c>origin</c>, or of the first remote; null outside a checkout.</summary>
    public static string? Find(string directory)
    {
        try
        {
            for (var at = new DirectoryInfo(Path.GetFullPath(directory)); at is not null; at = at.Parent)
            {
                var git = Path.Combine(at.FullName, ".git");
                if (Directory.Exists(git)) return FromConfig(Path.Combine(git, "config"));
                if (File.Exists(git)) return FromConfig(Path.Combine(CommonDirectory(git), "config"));
            }
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    // A work tree's .git is a file that names a directory, which in turn names the one with the config.
    private static string CommonDirectory(string file)
    {
        var text = Read(file).Trim();
        if (!text.StartsWith("gitdir:", StringComparison.Ordinal)) throw new IOException("not a git file");
        var directory = Path.GetFullPath(text["gitdir:".Length..].Trim(), Path.GetDirectoryName(file)!);
        var common = Path.Combine(directory, "commondir");
        return File.Exists(common) ? Path.GetFullPath(Read(common).Trim(), directory) : directory;
    }

    private static string? FromConfig(string file)
    {
        if (!File.Exists(file)) return null;
        string? section = null, first = null;
        foreach (var line in Read(file).Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith('[')) section = line;
            else if (section?.StartsWith("[remote ", StringComparison.Ordinal) == true && Url(line) is { } url)
            {
                if (section == "[remote \"origin\"]") return url;
                first ??= url;
            }
        }
        return first;
    }

    private static string? Url(string line)
    {
        var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
        return parts.Length == 2 && parts[0].Equals("url", StringComparison.OrdinalIgnoreCase) ? parts[1].Trim('"') : null;
    }

    private static string Read(string file) => new FileInfo(file).Length <= MostBytes ? File.ReadAllText(file) : "";
}
