using ProxyGuard.Core.Modules;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Core.Tests.Modules;

public sealed class ModuleCacheTests : IDisposable
{
    private static readonly ModuleTree Tree = ModuleTree.Synthetic(5);
    private static readonly IReadOnlyList<ModuleNeed> Needs =
        [.. Tree.Modules.Select(module => new ModuleNeed(module.Id, module.ZipHash, module.ModHash, true, false, "go.mod", 1))];

    private readonly TempDirectory _cache = new();

    public ModuleCacheTests() => Tree.Write(Path.Combine(_cache.Path, "cache", "download"));

    public void Dispose() => _cache.Dispose();

    [Fact]
    public void What_matches_go_sum_is_complete()
    {
        Assert.Equal((true, 0), Check(unpackZips: true));
        foreach (var module in Tree.Modules) File.WriteAllText(FileOf(module, ".ziphash"), module.ZipHash + "\n");
        Assert.Equal((true, 0), Check(unpackZips: false));
    }

    [Fact]
    public void A_zip_without_a_written_hash_is_unknown_unless_it_is_unpacked() => Assert.Equal((false, 0), Check(unpackZips: false));

    [Theory]
    [InlineData(".mod", "<html>please log in</html>", true)]
    [InlineData(".mod", "", true)]
    [InlineData(".mod", null, false)]
    [InlineData(".zip", null, false)]
    [InlineData(".zip", "no zip", false)]
    [InlineData(".info", null, false)]
    [InlineData(".ziphash", "h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", true)]
    public void One_bad_file_is_found_and_one_that_is_missing_is_not_called_bad(string extension, string? content, bool poisoned)
    {
        var third = Tree.Modules.ElementAt(2);
        File.Delete(FileOf(third, extension));
        if (content is not null) File.WriteAllText(FileOf(third, extension), content);

        var state = ModuleCache.Check(_cache.Path, Needs, true, () => false);

        Assert.False(state.IsComplete);
        Assert.Equal(poisoned ? [third.Id] : [], state.Poisoned.Select(file => file.Module));
    }

    [Fact]
    public void A_hash_cut_short_counts_as_not_written()
    {
        File.WriteAllText(FileOf(Tree.Modules.First(), ".ziphash"), "h1:cut");

        Assert.Equal((true, 0), Check(unpackZips: true));
    }

    [Fact]
    public void What_go_sum_does_not_vouch_for_is_not_complete()
    {
        var unknown = Needs[0] with { ModHash = null, ZipHash = null };

        Assert.False(ModuleCache.Check(_cache.Path, [unknown, .. Needs.Skip(1)], true, () => false).IsComplete);
        Assert.False(ModuleCache.Check(_cache.Path, [], true, () => false).IsComplete);
    }

    [Fact]
    public void When_the_time_is_over_what_is_left_is_not_claimed()
    {
        var left = 3;
        File.WriteAllText(FileOf(Tree.Modules.First(), ".mod"), "other");

        var state = ModuleCache.Check(_cache.Path, Needs, true, () => left-- == 0);

        Assert.False(state.IsComplete);
        Assert.Single(state.Poisoned);
    }

    [Fact]
    public void No_cache_is_nothing() =>
        Assert.Equal(ModuleCacheState.Nothing.IsComplete, ModuleCache.Check(_cache["none"], Needs, true, () => false).IsComplete);

    private (bool IsComplete, int Poisoned) Check(bool unpackZips)
    {
        var state = ModuleCache.Check(_cache.Path, Needs, unpackZips, () => false);
        return (state.IsComplete, state.Poisoned.Count);
    }

    private string FileOf(LabModule module, string extension) =>
        Path.Combine(_cache.Path, "cache", "download", module.Path, "@v", module.Version + extension);
}
