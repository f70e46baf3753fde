using System.Formats.Tar;
using System.Text.Json;
using ProxyGuard.Testing;

namespace ProxyGuard.Benchmarks.Container;

/// <summary>What an image's layers weigh on their way through a registry, packed as a release is.</summary>
internal static class ImageLayers
{
    /// <summary>Megabytes (10⁶ bytes) of each layer, compressed, the base first.</summary>
    public static async Task<IReadOnlyList<double>> ReadAsync(string image, TempDirectory folder)
    {
        var archive = folder["image.tar"];
        var pack = SourceTree.PathOf("eng", "container", "pack.sh");
        var packed = await ProgramRun.RunAsync("bash", environment: null, watchMemory: false, pack, image, archive);
        if (packed.ExitCode != 0) throw new InvalidOperationException(packed.Error);
        var blobs = folder.Folder("image");
        await TarFile.ExtractToDirectoryAsync(archive, blobs, overwriteFiles: false);
        using var index = Read(Path.Combine(blobs, "index.json"));
        var digest = index.RootElement.GetProperty("manifests")[0].GetProperty("digest").GetString()!;
        using var manifest = Read(Path.Combine(blobs, "blobs", digest.Replace(':', '/')));
        return [.. manifest.RootElement.GetProperty("layers").EnumerateArray().Select(layer => layer.GetProperty("size").GetInt64() / 1e6)];
    }

    private static JsonDocument Read(string path) => JsonDocument.Parse(File.ReadAllBytes(path));
}
