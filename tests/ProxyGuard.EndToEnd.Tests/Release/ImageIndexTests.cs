using System.Text.Json.Nodes;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Release;

/// <summary>Archives of one image, joined to one that leads to an image for each processor.</summary>
public sealed class ImageIndexTests : IDisposable
{
    private readonly TempDirectory _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task It_names_each_image_as_it_is_with_its_platform()
    {
        var (amd64, arm64) = (await PackAsync("amd64"), await PackAsync("arm64"));

        var digest = await JoinAsync("joined.tar");

        using var joined = await ImageArchive.OpenAsync(_files["joined.tar"]);
        Assert.Equal((ImageArchive.Index, digest), ((string)joined.Top["mediaType"]!, (string)joined.Top["digest"]!));
        var images = joined.Read(joined.Top)["manifests"]!.AsArray();
        Assert.Equal([amd64, arm64], images.Select(image => (string)image!["digest"]!));
        Assert.Equal(
            ["""{"architecture":"amd64","os":"linux"}""", """{"architecture":"arm64","os":"linux","variant":"v8"}"""],
            images.Select(image => image!["platform"]!.ToJsonString()));
        Assert.All(images, image => Assert.Equal(ImageArchive.Manifest, (string)image!["mediaType"]!));
        Assert.All(images, image => Assert.Equal("true", (string)image!["annotations"]!["io.github.containers.compression.zstd"]!));
    }

    [Fact]
    public async Task The_same_archives_give_the_same_one_and_one_alone_gives_an_index_too()
    {
        await PackAsync("amd64");
        await PackAsync("arm64");

        var digests = new[] { await JoinAsync("one.tar"), await JoinAsync("other.tar") };
        var alone = await Script.AskAsync(SourceTree.Root, "node", "eng/release/join.mjs", _files["alone.tar"], _files["amd64.tar"]);

        Assert.Equal(digests[0], digests[1]);
        Assert.Equal(File.ReadAllBytes(_files["one.tar"]), File.ReadAllBytes(_files["other.tar"]));
        using var archive = await ImageArchive.OpenAsync(_files["alone.tar"]);
        Assert.Equal(alone, (string)archive.Top["digest"]!);
        Assert.Single(archive.Read(archive.Top)["manifests"]!.AsArray());
        Assert.NotEqual(digests[0], alone);
    }

    [Fact]
    public async Task Other_programs_find_each_image_in_it_and_copy_it_without_another_digest()
    {
        var images = new Dictionary<string, string> { ["amd64"] = await PackAsync("amd64"), ["arm64"] = await PackAsync("arm64") };
        var digest = await JoinAsync("joined.tar");

        using (var joined = await ImageArchive.OpenAsync(_files["joined.tar"]))
        {
            var told = JsonNode.Parse(await SkopeoAsync("inspect", "--raw", Archive("joined")));
            Assert.True(JsonNode.DeepEquals(joined.Read(joined.Top), told));
        }

        foreach (var (architecture, image) in images)
        {
            var name = "one-" + architecture;
            await SkopeoAsync("copy", "--override-arch", architecture, "--preserve-digests", Archive("joined"), Archive(name));
            using var one = await ImageArchive.OpenAsync(_files[name + ".tar"]);
            Assert.Equal(image, (string)one.Top["digest"]!);
        }

        await SkopeoAsync("copy", "--all", "--preserve-digests", Archive("joined"), Archive("all"));
        using var all = await ImageArchive.OpenAsync(_files["all.tar"]);
        Assert.Equal(digest, (string)all.Top["digest"]!);
    }

    [Fact]
    public async Task Without_an_archive_there_is_nothing_to_join()
    {
        var run = await Script.RunAsync(SourceTree.Root, "node", "eng/release/join.mjs", _files["joined.tar"]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("usage: node eng/release/join.mjs FILE ARCHIVE...", run.Error);
        Assert.False(File.Exists(_files["joined.tar"]));
    }

    private async Task<string> PackAsync(string architecture)
    {
        using var archive = new ImageArchive();
        var image = archive.AddImage(architecture);
        image.Remove("platform");
        var digest = (string)image["digest"]!;
        await archive.PackAsync(_files[architecture + ".tar"], image);
        return digest;
    }

    private Task<string> JoinAsync(string name) =>
        Script.AskAsync(SourceTree.Root, "node", "eng/release/join.mjs", _files[name], _files["amd64.tar"], _files["arm64.tar"]);

    private string Archive(string name) => $"oci-archive:{_files[name + ".tar"]}";

    private Task<string> SkopeoAsync(params string[] arguments) => Script.AskAsync(_files.Path, "skopeo", arguments);
}
