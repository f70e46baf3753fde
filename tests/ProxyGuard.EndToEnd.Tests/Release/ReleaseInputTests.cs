using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Release;

/// <summary>What is not a release yet is refused before anything is built, with words that say what to do.</summary>
public sealed class ReleaseInputTests
{
    private static readonly (string[] Arguments, string Words)[] Refused =
    [
        ([], "'' is no version: it must be MAJOR.MINOR.PATCH"),
        (["1.0"], "'1.0' is no version"),
        (["v1.0.0"], "'v1.0.0' is no version"),
        (["01.0.0"], "'01.0.0' is no version"),
        (["1.0.0-rc.1"], "'1.0.0-rc.1' is no version"),
        (["1.0.0\n"], "is no version"),
        (["99999.0.0"], "of at most four digits"),
        (["1.0.0;id"], "'1.0.0;id' is no version"),
        (["../1.0.0"], "'../1.0.0' is no version"),
        (["0.2.9", "--dry-run"], "0.2.9 is lower than 0.3.0, which is out already"),
        (["0.3.0"], "0.3.0 is out already"),
        (["1.0.0"], "there is no proxyguard-linux-arm64 proxyguard-osx-arm64 proxyguard-osx-x64 proxyguard-win-x64.exe guard-arm64.tar"),
        (["1.0.0", "--dry"], "unknown option '--dry'"),
        (["1.0.0", "2.0.0"], "two versions"),
        (["1.0.0", "--binaries", "nowhere"], "'nowhere' is not a folder"),
        (["1.0.0", "--binaries"], "'' is not a folder"),
    ];

    [Fact]
    public async Task Bad_arguments_are_named_and_change_nothing()
    {
        using var clone = await ReleaseClone.CreateAsync();

        foreach (var (arguments, words) in Refused) IsRefused(await clone.BashAsync("eng/release.sh", arguments), words);

        Assert.False(Directory.Exists(clone.Files["artifacts"]));
        Assert.Empty(await clone.GitAsync("status", "--porcelain", "--ignored"));
    }

    [Fact]
    public async Task A_release_has_the_images_for_arm()
    {
        using var clone = await ReleaseClone.CreateAsync();
        using var built = new TempDirectory();
        string[] programs = ["proxyguard-linux-arm64", "proxyguard-osx-arm64", "proxyguard-osx-x64", "proxyguard-win-x64.exe"];
        foreach (var name in (string[])[.. programs, "guard-arm64.tar"]) built.Write(name, "");

        var run = await clone.BashAsync("eng/release.sh", "1.0.0", "--binaries", built.Path);

        IsRefused(run, "a release has what other machines built, too (--binaries FOLDER), and there is no service-arm64.tar\n");
    }

    [Fact]
    public async Task Another_version_is_built_from_a_copy_and_this_one_where_it_lies()
    {
        using var clone = await ReleaseClone.CreateAsync();
        using var copies = new TempDirectory();

        var here = await clone.BashAsync("eng/release/source.sh", RehearsedRelease.Version, copies.Folder("same"));
        var there = await clone.BashAsync("eng/release/source.sh", "9.9.9", copies.Folder("other"));

        Assert.Equal((clone.Files.Path + "\n", copies["other"] + "\n"), (here.Output, there.Output));
        Assert.Empty(Directory.EnumerateFileSystemEntries(copies["same"]));
        Assert.Contains("<VersionPrefix>9.9.9</VersionPrefix>", File.ReadAllText(copies["other", "Directory.Build.props"]));
        Assert.True(File.Exists(copies["other", "eng", "release.sh"]));
        Assert.Empty(await clone.GitAsync("status", "--porcelain", "--ignored"));
    }

    [Fact]
    public async Task A_release_is_made_from_a_commit()
    {
        using var clone = await ReleaseClone.CreateAsync();
        clone.Files.Write("new.txt", "not committed");

        IsRefused(await clone.BashAsync("eng/release.sh", "1.0.0"), "new.txt");

        Directory.Delete(clone.Files[".git"], recursive: true);
        IsRefused(await clone.BashAsync("eng/release.sh", "1.0.0"), "this folder is no clone");
    }

    [Theory]
    [InlineData("# Changelog\n")]
    [InlineData("# Changelog\n\n## Unreleased\n\n \n## 0.3.0, 2026-01-01\n\n- Something.\n")]
    public async Task A_release_says_what_is_new(string changelog)
    {
        using var clone = await ReleaseClone.CreateAsync();
        clone.Files.Write("CHANGELOG.md", changelog);
        await clone.CommitAsync("another changelog");

        var run = await clone.BashAsync("eng/release.sh", "1.0.0", "--dry-run");
        IsRefused(run, "CHANGELOG.md says nothing under '## 1.0.0' or '## Unreleased'");
    }

    [Fact]
    public async Task What_is_not_installed_is_named()
    {
        using var clone = await ReleaseClone.CreateAsync();
        foreach (var program in (string[])["dirname", "git", "gzip", "node", "sha256sum", "tar"])
            File.CreateSymbolicLink(clone.Files["bin", program], "/usr/bin/true");
        File.Delete(clone.Files["bin", "dirname"]);
        File.CreateSymbolicLink(clone.Files["bin", "dirname"], "/usr/bin/dirname");

        var run = await Script.RunInAsync(clone.Files.Path, clone.Files.Folder("bin"), "/bin/bash", ["eng/release.sh", "1.0.0"]);

        IsRefused(run, "not installed: dotnet podman skopeo (podman and skopeo come with: bash eng/install.sh podman)");
    }

    private static void IsRefused(ProgramRun run, string words)
    {
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("release.sh: ", run.Error);
        Assert.Contains(words, run.Error);
        Assert.Empty(run.Output);
    }
}
