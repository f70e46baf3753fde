namespace ProxyGuard.Core.Modules;

/// <summary>
/// Go's local module cache, whose <c>cache/download</c> folder is laid out as a module proxy. Source: Go Modules Reference, "Module cache".
/// </summary>
public static class ModuleCache
{
    /// <summary>The folder that can serve as a <c>file://</c> proxy.</summary>
    /// <param name="cache">The module cache (GOMODCACHE).</param>
    public static string DownloadFolder(string cache) => Path.Combine(Path.GetFullPath(cache), "cache", "download");

    /// <summary>Whether it holds every file that go.sum asks for; hashes are checked by <c>go</c> itself when it reads them.</summary>
    /// <param name="cache">The module cache (GOMODCACHE).</param>
    /// <param name="needs">What the repository needs.</param>
    public static bool Holds(string cache, IReadOnlyList<ModuleNeed> needs) => needs.Count > 0 && needs.All(need =>
    {
        var folder = Path.Combine(DownloadFolder(cache), ModulePath.Escape(need.Module.Path), "@v");
        var file = Path.Combine(folder, ModulePath.EscapeVersion(need.Module.Version));
        return (need.ZipHash is null || File.Exists(file + ".zip")) && (need.ModHash is null || File.Exists(file + ".mod"));
    });
}
