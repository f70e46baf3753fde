using System.IO.Compression;
using System.Text;

namespace ProxyGuard.Core.Modules;

/// <summary>
/// Go's local module cache, whose <c>cache/download</c> folder is laid out as a module proxy. Source: Go Modules Reference, "Module cache".
/// </summary>
public static class ModuleCache
{
    // The largest go.mod that go reads; the largest zip it takes, unpacked.
    private const long MostModBytes = 16 << 20;
    private const long MostZipBytes = 500 << 20;

    /// <summary>The folder that can serve as a <c>file://</c> proxy.</summary>
    /// <param name="cache">The module cache (GOMODCACHE).</param>
    public static string DownloadFolder(string cache) => Path.Combine(Path.GetFullPath(cache), "cache", "download");

    /// <summary>
    /// Compares what the cache holds of the needed modules with go.sum. Of a zip the hash is compared that <c>go</c> wrote beside it
    /// (<c>.ziphash</c>), which is what <c>go</c> itself goes by; a zip without one is unpacked and hashed when asked for.
    /// </summary>
    /// <param name="cache">The module cache (GOMODCACHE).</param>
    /// <param name="needs">What the repository needs.</param>
    /// <param name="unpackZips">Whether a zip without a written hash is hashed; else it counts as not there.</param>
    /// <param name="isOver">Asked before each module: whether the time for it is over; what is left then counts as not there.</param>
    public static ModuleCacheState Check(string cache, IReadOnlyList<ModuleNeed> needs, bool unpackZips, Func<bool> isOver)
    {
        var download = DownloadFolder(cache);
        if (!Directory.Exists(download)) return new ModuleCacheState(false, []);
        var poisoned = new List<PoisonedFile>();
        var isComplete = needs.Count > 0;
        foreach (var need in needs)
        {
            if (isOver()) return new ModuleCacheState(false, poisoned);
            var stem = Path.Combine(download, ModulePath.Escape(need.Module.Path), "@v", ModulePath.EscapeVersion(need.Module.Version));
            isComplete &= Holds(need, need.ModHash, stem + ".mod", HashOfMod(stem, need), poisoned);
            isComplete &= Holds(need, need.ZipHash, stem + ".zip", HashOfZip(stem, need, unpackZips), poisoned);
            // go.sum says nothing of it, but go mod download asks for it before the zip.
            isComplete &= need.ZipHash is null || File.Exists(stem + ".info");
            // A required module that go.sum does not vouch for: whatever lies here, nothing says that it is right.
            isComplete &= !need.IsRequired || need.ModHash is not null;
        }
        return new ModuleCacheState(isComplete, poisoned);
    }

    private static bool Holds(ModuleNeed need, string? expected, string file, string? found, List<PoisonedFile> poisoned)
    {
        if (expected is null || expected == found) return true;
        if (found is not null) poisoned.Add(new PoisonedFile(need.Module, file));
        return false;
    }

    private static string? HashOfMod(string stem, ModuleNeed need) =>
        need.ModHash is not null && Read(stem + ".mod", MostModBytes) is { } content ? ModuleHash.OfMod(content) : null;

    private static string? HashOfZip(string stem, ModuleNeed need, bool unpack)
    {
        if (need.ZipHash is null || !File.Exists(stem + ".zip")) return null;
        var written = Read(stem + ".ziphash", 1024) is { } content ? Encoding.UTF8.GetString(content).Trim() : "";
        // Go takes what has not the length of a hash, a file cut short say, as not written (modfetch, isValidSum).
        if (written.Length == need.ZipHash.Length) return written;
        return unpack ? Unpacked(stem + ".zip") : null;
    }

    private static string? Unpacked(string file)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            return ModuleHash.OfZip(zip, MostZipBytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    private static byte[]? Read(string path, long most)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= most ? File.ReadAllBytes(path) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

/// <summary>What the module cache holds of what a repository needs.</summary>
/// <param name="IsComplete">Whether every file a build asks for is there and as go.sum says, and go.sum vouches for every required
/// module.</param>
/// <param name="Poisoned">The files whose bytes go.sum contradicts: <c>go</c> stops on them whatever GOPROXY says.</param>
public sealed record ModuleCacheState(bool IsComplete, IReadOnlyList<PoisonedFile> Poisoned)
{
    /// <summary>A cache that holds nothing, or cannot be seen.</summary>
    public static ModuleCacheState Nothing { get; } = new(false, []);
}

/// <summary>A file of the module cache that does not match go.sum.</summary>
/// <param name="Module">The module.</param>
/// <param name="Path">The file.</param>
public sealed record PoisonedFile(ModuleVersion Module, string Path);
