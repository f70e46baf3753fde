namespace ProxyGuard.Core.Modules;

/// <summary>Finds the modules below a directory that has no go.work and no go.mod of its own.</summary>
internal static class ModuleFinder
{
    public const int MaxDepth = 4;

    // A symbolic link is not followed: it may lead out of the repository or round in a circle.
    private static readonly EnumerationOptions RealDirectories = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
    };

    /// <summary>The directories that hold a go.mod, in ordinal order of their paths.</summary>
    public static IReadOnlyList<string> Find(string root)
    {
        var found = new List<string>();
        Search(root, MaxDepth, found);
        return [.. found.Order(StringComparer.Ordinal)];
    }

    private static void Search(string directory, int levels, List<string> found)
    {
        if (File.Exists(SourceName.In(directory, "go.mod"))) found.Add(directory);
        if (levels == 0) return;
        foreach (var child in Directory.EnumerateDirectories(directory, "*", RealDirectories))
        {
            var name = Path.GetFileName(child);
            if (name is "vendor" or "node_modules" or "testdata" or ['.' or '_', ..]) continue;
            Search(SourceName.In(directory, name), levels - 1, found);
        }
    }
}
