namespace ProxyGuard.Testing;

/// <summary>The source tree that the running tests were built from.</summary>
public static class SourceTree
{
    /// <summary>The folder of ProxyGuard.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>A path below it.</summary>
    public static string PathOf(params string[] names) => Path.Combine([Root, .. names]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ProxyGuard.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"no ProxyGuard.sln above {AppContext.BaseDirectory}");
    }
}
