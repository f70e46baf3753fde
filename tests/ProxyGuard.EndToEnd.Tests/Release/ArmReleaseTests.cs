using ProxyGuard.EndToEnd.Tests.Container;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Release;

/// <summary>
/// The rehearsed release with what an ARM machine would hand over. Here that is what was built for this processor, under the other's name:
/// it is never run.
/// </summary>
public sealed class ArmReleaseTests
{
    [Fact]
    public async Task A_release_for_two_processors_is_what_it_says()
    {
        using var release = new RehearsedRelease();
        File.Copy(release.PathOf("assets/proxyguard-linux-x64"), release.PathOf("assets/proxyguard-linux-arm64"));
        foreach (var name in (string[])["proxyguard", "proxyguard-service"]) await AddArmImageAsync(release, name);
        await release.RelistAsync();

        var run = await release.ProveAsync();

        Assert.True(run.ExitCode == 0, run.ToString());
        var archive = $"oci-archive:{release.PathOf("assets/proxyguard-image.tar")}";
        var told = await Podman.AskAsync("run", "--rm", "--network", "none", archive, "--version");
        Assert.Equal($"proxyguard {RehearsedRelease.Version}", told);
    }

    private static async Task AddArmImageAsync(RehearsedRelease release, string name)
    {
        using var files = new TempDirectory();
        var (file, amd64, arm64) = ($"assets/{name}-image.tar", files["amd64.tar"], files["arm64.tar"]);
        var (from, to) = ($"oci-archive:{release.PathOf(file)}", $"oci-archive:{amd64}");
        await Script.AskAsync(files.Path, "skopeo", "copy", "--override-arch", "amd64", "--preserve-digests", from, to);
        using (var archive = await ImageArchive.OpenAsync(amd64)) await archive.PackAsync(arm64, archive.Rebuild(archive.Top, "arm64"));
        release.Remove(file);
        release.Point(name, await Script.AskAsync(SourceTree.Root, "node", "eng/release/join.mjs", release.PathOf(file), amd64, arm64));
    }
}
