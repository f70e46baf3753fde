using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Release;

/// <summary>What the rehearsal built, and that its proof would see if it were anything else.</summary>
public sealed class ReleaseProofTests
{
    [Fact]
    public async Task The_rehearsed_release_is_what_it_says()
    {
        using var release = new RehearsedRelease();

        var run = await release.ProveAsync();

        Assert.True(run.ExitCode == 0, run.ToString());
    }

    [Fact]
    public async Task One_bit_in_any_file_is_seen()
    {
        using var release = new RehearsedRelease();
        var assets = release.Names
            .Where(name => name.StartsWith("assets/") && !name.EndsWith("SHA256SUMS"))
            .Select(name => Path.GetFileName(name))
            .ToList();
        foreach (var name in assets) release.FlipByte($"assets/{name}");

        var run = await release.ProveAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.True(assets.Count >= 7);
        foreach (var name in assets) Assert.Contains($"SHA256SUMS: {name} is not the file it names", run.Error);
        Assert.Contains("proxyguard-image.tar: its blob sha256:", run.Error);
        Assert.Contains("proxyguard-service-image.tar: its blob sha256:", run.Error);
        Assert.Contains("checksums.txt: proxyguard-win-x64.exe is not the file it names", run.Error);
    }

    [Fact]
    public async Task A_release_tree_that_points_elsewhere_is_seen()
    {
        using var release = new RehearsedRelease();
        var digest = release.Read("tree/action.yml").Split('@')[^1].Trim();
        release.Write("tree/action.yml", release.Read("tree/action.yml").Replace(digest, $"sha256:{new string('0', 64)}") + "# and more\n");
        release.Write("tree/action/native/version.txt", "v9.9.9\n");
        var checksums = release.Read("tree/action/native/checksums.txt");
        release.Write("tree/action/native/checksums.txt", checksums + $"{new string('0', 64)}  proxyguard-osx-x64\n");
        release.Write("tree/CHANGELOG.md", "# Changelog\n");
        release.Write("tree/Directory.Build.props", "<Project />\n");

        var run = await release.ProveAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"action.yml: its image is not {digest}", run.Error);
        Assert.Contains("action.yml: it differs from the tree's by more than the image", run.Error);
        Assert.Contains("version.txt: it is not v" + RehearsedRelease.Version, run.Error);
        Assert.Contains("checksums.txt: proxyguard-osx-x64 is no file of this release", run.Error);
        Assert.Contains("CHANGELOG.md: it has no section", run.Error);
        Assert.Contains("Directory.Build.props: its version is not", run.Error);
    }

    [Fact]
    public async Task A_file_too_many_and_one_too_few_are_seen()
    {
        using var release = new RehearsedRelease();
        release.Write("assets/proxyguard-linux-riscv64", "not ours");
        release.Remove("assets/proxyguard-service-linux-x64.tar.gz");

        var run = await release.ProveAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("assets: proxyguard-service-linux-x64.tar.gz is missing", run.Error);
        Assert.Contains("SHA256SUMS: proxyguard-linux-riscv64 is not the file it names", run.Error);
        Assert.Contains("SHA256SUMS: proxyguard-service-linux-x64.tar.gz is no file of this release", run.Error);
    }

    [Fact]
    public async Task Another_program_is_seen_though_every_list_was_altered_with_it()
    {
        using var release = new RehearsedRelease();
        string[] lists = ["assets/SHA256SUMS", "assets/sbom.cdx.json", "tree/action/native/checksums.txt"];
        Replace("assets/proxyguard-linux-x64", () => release.Write("assets/proxyguard-linux-x64", "#!/bin/sh\necho proxyguard 0.1.0\n"));
        Replace("assets/sbom.cdx.json", () => { });

        var run = await release.ProveAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("is not the file it names", run.Error);
        Assert.Contains("proxyguard-linux-x64 is no program of this release", run.Error);

        void Replace(string name, Action alter)
        {
            var former = release.Sum(name);
            alter();
            if (name.EndsWith(".json")) former = release.Read("assets/SHA256SUMS").Split('\n').Single(line => line.EndsWith(".json"))[..64];
            foreach (var list in lists) release.Write(list, release.Read(list).Replace(former, release.Sum(name)));
        }
    }

    [Fact]
    public async Task The_released_action_is_an_action_and_this_trees_but_for_its_image()
    {
        using var release = new RehearsedRelease();
        var program = Path.Combine(LabEnvironment.Tools, "workflows", "node_modules", ".bin", "action-validator");

        await Script.AskAsync(SourceTree.Root, program, release.PathOf("tree/action.yml"));

        var own = await File.ReadAllLinesAsync(SourceTree.PathOf("action.yml"), TestContext.Current.CancellationToken);
        var released = release.Read("tree/action.yml").TrimEnd('\n').Split('\n');
        var (before, after) = Assert.Single(own.Zip(released), pair => pair.First != pair.Second);
        Assert.Equal(own.Length, released.Length);
        Assert.Equal("  image: Dockerfile", before);
        Assert.Matches("^  image: docker://ghcr\\.io/proxyguard/proxyguard@sha256:[0-9a-f]{64}$", after);
    }
}
