using System.Text.Json.Nodes;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Release;

/// <summary>What can be wrong with a released image is named, with the platform that it is wrong for.</summary>
public sealed class ImageFaultTests
{
    private const string File = "proxyguard-image\\.tar";

    private static readonly (string Words, Func<ImageArchive, JsonNode[]> Make)[] Faulty =
    [
        ($"{File}: its images are for linux/amd64, and must be for linux/amd64,linux/arm64", archive => [archive.AddImage("amd64")]),
        ($"{File}: its images are for linux/arm64, and must", archive => [archive.AddImage("arm64")]),
        ($"{File}: its images are for linux/amd64,linux/arm64,linux/arm64, and must",
            archive => [.. Both(archive), archive.AddImage("arm64", layer: [.. ImageArchive.NoFiles, 0])]),
        ($"{File}: its images are for linux/amd64,linux/riscv64, and must",
            archive => [archive.AddImage("amd64"), archive.AddImage("riscv64")]),
        ($"{File}: its images are for linux/amd64,undefined/undefined, and must",
            archive => [archive.AddImage("amd64"), Nameless(archive)]),
        ($"{File}: what it has for linux/arm64 is for linux/amd64",
            archive => [archive.AddImage("amd64"), ImageArchive.For("arm64", archive.AddImage("amd64"))]),
        ($"{File}: for linux/arm64 its layers are 20000001 bytes, and at most 20000000 are allowed",
            archive => [archive.AddImage("amd64"), archive.AddImage("arm64", layer: new byte[20_000_001])]),
        ($"{File}: for linux/arm64 not every layer is in zstd",
            archive => [archive.AddImage("amd64"), archive.AddImage("arm64", compression: "gzip")]),
        ($"{File}: for linux/arm64 it sets a user", archive => [archive.AddImage("amd64"), archive.AddImage("arm64", user: "app")]),
        ("proxyguard-service-image\\.tar: for linux/arm64 it runs as root",
            archive => [archive.AddImage("amd64", user: "app"), archive.AddImage("arm64", user: "0:0")]),
        ($"{File}: its blob sha256:[0-9a-f]+ is missing\n", archive => Without(archive, image => image)),
        ($"{File}: its blob sha256:[0-9a-f]+ is missing\n", archive => Without(archive, image => archive.Read(image)["config"]!)),
        ($"{File}: its blob sha256:[0-9a-f]+ is missing\n", archive => Without(archive, image => archive.Read(image)["layers"]![0]!)),
        ($"{File}: its blob sha256:[0-9a-f]+ is not what that digest says", archive => [archive.AddImage("amd64"), Longer(archive)]),
        ($"{File}, linux/arm64: it holds no program", Both),
    ];

    [Fact]
    public async Task Each_is_named()
    {
        foreach (var (words, make) in Faulty)
        {
            var run = await ProveAsync(archive => [archive.AddIndex(make(archive))]);

            Assert.Equal(1, run.ExitCode);
            Assert.Matches($"(^|\n){words}", run.Error);
        }
    }

    [Fact]
    public async Task None_is_named_where_none_is()
    {
        var run = await ProveAsync(archive => [archive.AddIndex(Both(archive))]);

        Assert.DoesNotMatch("proxyguard-image\\.tar: (its|for|what)", run.Error);
    }

    [Fact]
    public async Task An_archive_leads_to_one_index()
    {
        var image = await ProveAsync(archive => [archive.AddImage("amd64")]);
        var two = await ProveAsync(archive => [archive.AddIndex(Both(archive)), archive.AddIndex(archive.AddImage("amd64"))]);

        Assert.Contains("proxyguard-image.tar: it does not lead to one image index", image.Error);
        Assert.Contains("proxyguard-image.tar: it does not lead to one image index", two.Error);
    }

    private static async Task<ProgramRun> ProveAsync(Func<ImageArchive, JsonNode[]> make)
    {
        using var release = new TempDirectory();
        using var archive = new ImageArchive();
        release.Write("assets/proxyguard-linux-arm64", "only its name counts");
        var tops = make(archive);
        release.Write("images.txt", Line("proxyguard", tops[0]) + Line("proxyguard-service", tops[0]));
        await archive.PackAsync(release["assets", "proxyguard-image.tar"], tops);
        System.IO.File.CreateSymbolicLink(release["assets", "proxyguard-service-image.tar"], "proxyguard-image.tar");
        return await Script.RunAsync(SourceTree.Root, "node", "eng/release/prove.mjs", "1.0.0", release.Path);
    }

    private static string Line(string name, JsonNode index) => $"lab.test/{name}@{index["digest"]} {name}-image.tar\n";

    private static JsonNode[] Both(ImageArchive archive) => [archive.AddImage("amd64"), archive.AddImage("arm64")];

    private static JsonObject Nameless(ImageArchive archive)
    {
        var image = archive.AddImage("arm64");
        image.Remove("platform");
        return image;
    }

    private static JsonObject Longer(ImageArchive archive)
    {
        var image = archive.AddImage("arm64");
        image["size"] = 1;
        return image;
    }

    private static JsonNode[] Without(ImageArchive archive, Func<JsonNode, JsonNode> part)
    {
        var image = archive.AddImage("arm64", layer: [.. ImageArchive.NoFiles, 0]);
        archive.Remove(part(image));
        return [archive.AddImage("amd64"), image];
    }
}
