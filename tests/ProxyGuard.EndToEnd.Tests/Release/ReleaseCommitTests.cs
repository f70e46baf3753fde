namespace ProxyGuard.EndToEnd.Tests.Release;

/// <summary>The commit, the branch and the tag of a release.</summary>
public sealed class ReleaseCommitTests
{
    [Fact]
    public async Task It_is_the_commit_it_was_made_from_with_the_release_s_files()
    {
        using var clone = await ReleaseClone.CreateAsync();
        LayOut(clone, "1.0.0");

        var run = await clone.BashAsync("eng/release/commit.sh", "1.0.0");

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.EndsWith("refs/heads/v1 refs/tags/v1.0.0\n", run.Output);
        Assert.Equal("action.yml\naction/native/version.txt", await clone.GitAsync("diff", "--name-only", "main", "v1.0.0"));
        Assert.Equal("image: 1.0.0", await clone.GitAsync("show", "v1.0.0:action.yml"));
        Assert.Equal(await clone.GitAsync("rev-parse", "main"), await clone.GitAsync("rev-parse", "v1.0.0^@"));
        Assert.Equal("main", await clone.GitAsync("branch", "--show-current"));
        Assert.Empty(await clone.GitAsync("status", "--porcelain"));
    }

    [Fact]
    public async Task The_branch_of_a_major_version_only_moves_forward()
    {
        using var clone = await ReleaseClone.CreateAsync();
        await ReleaseAsync(clone, "1.0.0");
        clone.Files.Write("eng/new.sh", "true\n");
        await clone.CommitAsync("two");

        await ReleaseAsync(clone, "1.0.1");

        var parents = $"{await clone.GitAsync("rev-parse", "v1.0.0")}\n{await clone.GitAsync("rev-parse", "main")}";
        Assert.Equal(parents, await clone.GitAsync("rev-parse", "v1^@"));
        Assert.Equal(await clone.GitAsync("rev-parse", "v1.0.1"), await clone.GitAsync("rev-parse", "v1"));
        Assert.Equal("action.yml\naction/native/version.txt", await clone.GitAsync("diff", "--name-only", "main", "v1"));
    }

    [Fact]
    public async Task What_is_released_is_never_changed()
    {
        using var clone = await ReleaseClone.CreateAsync();
        await ReleaseAsync(clone, "1.0.0");
        var refs = await clone.GitAsync("show-ref");

        var again = await clone.BashAsync("eng/release/commit.sh", "1.0.0");
        var unbuilt = await clone.BashAsync("eng/release/commit.sh", "1.0.1");

        Assert.Equal((2, 2), (again.ExitCode, unbuilt.ExitCode));
        Assert.Contains("the tag v1.0.0 exists", again.Error);
        Assert.Contains("artifacts/release/1.0.1/tree does not exist", unbuilt.Error);
        Assert.Equal(refs, await clone.GitAsync("show-ref"));
    }

    private static async Task ReleaseAsync(ReleaseClone clone, string version)
    {
        LayOut(clone, version);
        var run = await clone.BashAsync("eng/release/commit.sh", version);
        Assert.True(run.ExitCode == 0, run.ToString());
    }

    private static void LayOut(ReleaseClone clone, string version)
    {
        clone.Files.Write($"artifacts/release/{version}/tree/action.yml", $"image: {version}\n");
        clone.Files.Write($"artifacts/release/{version}/tree/action/native/version.txt", $"v{version}\n");
    }
}
