using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Release;

/// <summary>An OCI archive in the making: blobs under their digests, and images without files, or another archive's.</summary>
internal sealed class ImageArchive : IDisposable
{
    public const string Index = "application/vnd.oci.image.index.v1+json";
    public const string Manifest = "application/vnd.oci.image.manifest.v1+json";
    private const string Config = "application/vnd.oci.image.config.v1+json";
    private const string Layer = "application/vnd.oci.image.layer.v1.tar+";

    private readonly TempDirectory _files = new();

    public ImageArchive() => _files.Write("oci-layout", """{"imageLayoutVersion":"1.0.0"}""");

    /// <summary>In zstd a kilobyte of zeros, which is a tar without files.</summary>
    public static byte[] NoFiles => [0x28, 0xB5, 0x2F, 0xFD, 0x60, 0x00, 0x03, 0x03, 0x20, 0x00, 0x00];

    public static async Task<ImageArchive> OpenAsync(string path)
    {
        var archive = new ImageArchive();
        await Script.AskAsync(archive._files.Path, "tar", "-xf", path);
        return archive;
    }

    /// <summary>What the archive leads to.</summary>
    public JsonNode Top => JsonNode.Parse(File.ReadAllText(_files["index.json"]))!["manifests"]![0]!;

    public JsonObject Read(JsonNode descriptor) => JsonNode.Parse(File.ReadAllText(PathOf(descriptor)))!.AsObject();

    public void Remove(JsonNode descriptor) => File.Delete(PathOf(descriptor));

    public JsonObject Add(string type, JsonNode content) => Add(type, Encoding.UTF8.GetBytes(content.ToJsonString()));

    public JsonObject Add(string type, byte[] content)
    {
        var digest = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";
        var descriptor = new JsonObject { ["mediaType"] = type, ["digest"] = digest, ["size"] = content.Length };
        File.WriteAllBytes(PathOf(descriptor), content);
        return descriptor;
    }

    public JsonObject AddIndex(params JsonNode[] images) =>
        Add(Index, new JsonObject { ["schemaVersion"] = 2, ["mediaType"] = Index, ["manifests"] = new JsonArray(images) });

    public JsonObject AddImage(string architecture, string? user = null, string compression = "zstd", byte[]? layer = null)
    {
        var empty = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(new byte[1024]))}";
        var config = new JsonObject
        {
            ["architecture"] = architecture,
            ["os"] = "linux",
            ["config"] = new JsonObject { ["User"] = user },
            ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray(empty) },
        };
        if (architecture == "arm64") config["variant"] = "v8";
        var layers = new JsonArray(Add(Layer + compression, layer ?? NoFiles));
        var manifest = new JsonObject { ["schemaVersion"] = 2, ["mediaType"] = Manifest, ["layers"] = layers };
        manifest["config"] = Add(Config, config);
        return For(architecture, Add(Manifest, manifest));
    }

    /// <summary>The same image as if it were built for another processor.</summary>
    public JsonObject Rebuild(JsonNode image, string architecture)
    {
        var manifest = Read(image);
        var config = Read(manifest["config"]!);
        config["architecture"] = architecture;
        manifest["config"] = Add(Config, config);
        return Add(Manifest, manifest);
    }

    public static JsonObject For(string architecture, JsonObject image)
    {
        image["platform"] = new JsonObject { ["architecture"] = architecture, ["os"] = "linux" };
        return image;
    }

    public Task PackAsync(string path, params JsonNode[] tops)
    {
        _files.Write("index.json", new JsonObject { ["schemaVersion"] = 2, ["manifests"] = new JsonArray(tops) }.ToJsonString());
        return Script.AskAsync(_files.Path, "tar", "-cf", path, "blobs", "index.json", "oci-layout");
    }

    public void Dispose() => _files.Dispose();

    private string PathOf(JsonNode descriptor) => _files["blobs", "sha256", ((string)descriptor["digest"]!)["sha256:".Length..]];
}
