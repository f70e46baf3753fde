using ProxyGuard.Core.Modules;
using ProxyGuard.Testing;

namespace ProxyGuard.Core.Tests.Modules;

public sealed class ModuleManifestTests : IDisposable
{
    private readonly TempDirectory repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public void Requirements_carry_the_hashes_and_the_line_that_names_them()
    {
        repository.With("go.mod", "module a.test/main\ngo 1.23.0\ntoolchain go1.24.1\nrequire (\n\tb.test/x v1.0.0\n\tb.test/y v1.2.0 // indirect\n)\n")
            .With("go.sum", "b.test/x v1.0.0 h1:xzip=\nb.test/x v1.0.0/go.mod h1:xmod=\nb.test/z v0.1.0/go.mod h1:zmod=\n");

        var manifest = Read();

        Assert.Equal(
        [
            new ModuleNeed(new("b.test/x", "v1.0.0"), "h1:xzip=", "h1:xmod=", true, false, Name("go.mod"), 5),
            new ModuleNeed(new("b.test/y", "v1.2.0"), null, null, true, true, Name("go.mod"), 6),
            new ModuleNeed(new("b.test/z", "v0.1.0"), null, "h1:zmod=", false, false, Name("go.sum"), 3),
        ], manifest.Needs);
        Assert.Equal(("1.23.0", "go1.24.1", false), (manifest.GoVersion, manifest.Toolchain, manifest.IsVendored));
        Assert.Equal((new SourcePlace(Name("go.mod"), 2), new SourcePlace(Name("go.mod"), 3)), (manifest.GoPlace, manifest.ToolchainPlace));
        Assert.Equal(["a.test/main"], manifest.MainModules);
        Assert.Equal([Name("go.mod"), Name("go.sum")], manifest.Files);
        Assert.Empty(manifest.Warnings);
    }

    [Theory]
    [InlineData("", " // indirect")]
    [InlineData(" // indirect", "")]
    public void What_one_module_requires_directly_is_required_directly(string one, string two)
    {
        repository.With("go.work", "go 1.21\nuse (\n./one\n./two\n)\n")
            .With("one/go.mod", $"module a.test/one\nrequire b.test/x v1.0.0{one}\n")
            .With("two/go.mod", $"module a.test/two\nrequire b.test/x v1.0.0{two}\n");

        Assert.False(Assert.Single(Read().Needs).IsIndirect);
    }

    [Fact]
    public void The_highest_go_line_is_known_by_its_file()
    {
        repository.With("go.work", "go 1.21\nuse (\n./one\n./two\n)\ntoolchain go1.27.1\n")
            .With("one/go.mod", "module a.test/one\n\ngo 1.26.1\n")
            .With("two/go.mod", "module a.test/two\ngo 1.22\n");

        var manifest = Read();

        Assert.Equal(new SourcePlace(Name("one/go.mod"), 3), manifest.GoPlace);
        Assert.Equal(new SourcePlace(Name("go.work"), 6), manifest.ToolchainPlace);
    }

    [Fact]
    public void Replacements_are_what_is_fetched_and_directories_are_not()
    {
        repository.With("go.mod", """
            module a.test/main
            require (
                b.test/dir v1.0.0
                b.test/old v1.0.0
                b.test/one v1.0.0
                b.test/one v1.1.0
                b.test/out v1.0.0
                local v0.0.0
                wrong v0.0.0
                a.test/main v0.9.0
            )
            exclude b.test/out v1.0.0
            replace b.test/dir => ./dir
            replace b.test/old => b.test/first v1.0.0
            replace b.test/old => b.test/new v1.5.0
            replace b.test/one v1.0.0 => b.test/one v1.0.1
            replace local => ../local
            """).With("go.sum", "b.test/new v1.5.0 h1:new=\nb.test/old v1.0.0 h1:stale=\nb.test/out v1.0.0 h1:out=\nb.test/one v1.0.1 h1:one=\nlocal v0.0.0 h1:x=\n");

        var manifest = Read();

        Assert.Equal(["b.test/new@v1.5.0", "b.test/one@v1.0.1", "b.test/one@v1.1.0"], manifest.Needs.Select(need => need.Module.ToString()));
        Assert.Equal(["h1:new=", "h1:one=", null], manifest.Needs.Select(need => need.ZipHash));
        Assert.Equal([$"{Name("go.mod")}:9: wrong@v0.0.0 is no module that a proxy can have"], manifest.Warnings.Select(warning => warning.ToString()));
    }

    [Fact]
    public void A_workspace_is_one_plan()
    {
        repository.With("go.work", "go 1.24rc1\nuse (\n\t./one\n\ttwo/\n)\nreplace b.test/x => b.test/x v1.9.0\n")
            .With("go.work.sum", "b.test/x v1.9.0 h1:work=\nb.test/y v1.0.0 h1:late=\n")
            .With("one/go.mod", "module a.test/one\ngo 1.23\nrequire (\n\ta.test/two v0.0.0\n\tb.test/x v1.0.0\n)\nreplace b.test/x => ../x\n")
            .With("two/go.mod", "module a.test/two\ngo 1.22.3\nrequire b.test/y v1.0.0 // indirect\n")
            .With("two/go.sum", "b.test/y v1.0.0 h1:y=\n")
            .With("three/go.mod", "module a.test/three\nrequire b.test/z v1.0.0\n");

        var manifest = Read();

        Assert.Equal(["a.test/one", "a.test/two"], manifest.MainModules);
        Assert.Equal(["b.test/x@v1.9.0", "b.test/y@v1.0.0"], manifest.Needs.Select(need => need.Module.ToString()));
        Assert.Equal(["h1:work=", "h1:y="], manifest.Needs.Select(need => need.ZipHash));
        Assert.Equal("1.24rc1", manifest.GoVersion);
    }

    [Fact]
    public void Without_a_module_at_the_root_those_up_to_four_levels_below_count()
    {
        repository.With("x/go.mod", "module a.test/x\nrequire b.test/y v1.0.0 // indirect\n")
            .With("x/go.sum", "b.test/y v1.0.0 h1:one=\n")
            .With("1/2/3/4/go.mod", "module a.test/four\nrequire b.test/y v1.0.0\n")
            .With("1/2/3/4/go.sum", "b.test/y v1.0.0 h1:two=\n")
            .With("1/2/3/4/5/go.mod", "bad")
            .With("vendor/v/go.mod", "bad").With("node_modules/n/go.mod", "bad").With("testdata/t/go.mod", "bad").With(".git/go.mod", "bad").With("_x/go.mod", "bad");
        Directory.CreateSymbolicLink(Path.Join(repository.Path, "x", "loop"), repository.Path);

        var manifest = Read();

        Assert.Equal(["a.test/four", "a.test/x"], manifest.MainModules);
        var need = Assert.Single(manifest.Needs);
        Assert.Equal((Name("1/2/3/4/go.mod"), true, false, "h1:two="), (need.File, need.IsRequired, need.IsIndirect, need.ZipHash));
        Assert.Contains("another zip hash", Assert.Single(manifest.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_one_module_requires_is_required_whatever_the_sums_of_another_say()
    {
        repository.With("a/go.mod", "module a.test/a\n").With("a/go.sum", "b.test/x v1.0.0/go.mod h1:mod=\n")
            .With("b/go.mod", "module a.test/b\nrequire b.test/x v1.0.0 // indirect\n").With("b/go.sum", "b.test/x v1.0.0 h1:zip=\n");

        Assert.Equal(
            [new ModuleNeed(new("b.test/x", "v1.0.0"), "h1:zip=", "h1:mod=", true, true, Name("b/go.mod"), 2)],
            Read().Needs);
    }

    [Fact]
    public void Every_fault_of_every_file_is_told_at_once()
    {
        repository.With("go.work", "use ./one\nuse ./two\nuse ./missing\nuse one\nevil\n")
            .With("one/go.mod", "module a.test/one\nrequire b.test/x\n").With("one/go.sum", "x\n")
            .With("two/go.mod", "go 1.23\n");

        var faults = ModuleManifestReader.Read([repository.Path, Name("nowhere")]).Faults;

        Assert.Equal(
            ["go.work:5", "one/go.mod:2", "two/go.mod:0", "go.work:3", "go.work:4", "one/go.sum:1", "nowhere:0"],
            faults.Select(fault => $"{Path.GetRelativePath(repository.Path, fault.File)}:{fault.Line}"));
    }

    [Fact]
    public void A_NUL_byte_in_the_name_of_a_directory_is_only_a_wrong_name()
    {
        repository.With("go.work", "go 1.23\nuse ./m\nuse \"./\\x00\"\n").With("m/go.mod", "module a.test/m\nreplace b.test/x => \"./\\x00\"\n")
            .With("vendor/modules.txt", "## workspace\n# b.test/x => ./x\n");

        var parsed = ModuleManifestReader.Read([repository.Path, "\0"]);

        Assert.Equal([3, 0], parsed.Faults.Select(fault => fault.Line));
        Assert.False(parsed.Value.IsVendored);
    }

    [Fact]
    public void A_directory_without_a_module_is_no_fault()
    {
        var manifest = Read();

        Assert.Empty(manifest.Needs);
        Assert.Equal(new SourceFault(repository.Path, 0, $"no go.mod here, nor up to 4 levels below"), Assert.Single(manifest.Warnings));
    }

    [Theory]
    [InlineData(null, "missing, so what a proxy sends cannot be verified; 'go mod tidy' makes it")]
    [InlineData("b.test/x v1.0.0/go.mod h1:mod=\n", "no zip hash of a required module, so what a proxy sends cannot be verified; 'go mod tidy' adds them")]
    public void A_sum_file_that_verifies_nothing_is_told(string? sum, string message)
    {
        repository.With("go.mod", "module a.test/main\nrequire b.test/x v1.0.0\n");
        if (sum is not null) repository.With("go.sum", sum);

        Assert.Equal(new SourceFault(Name("go.sum"), 0, $"{message}"), Assert.Single(Read().Warnings));
    }

    [Fact]
    public void Names_are_short_where_the_user_stands()
    {
        Assert.Equal("go.mod", SourceName.In(".", "go.mod"));
        Assert.Equal("svc/go.mod", SourceName.In("svc", "./go.mod"));
        Assert.Equal("svc", SourceName.In("svc", "./"));
        Assert.Equal("/abs", SourceName.In("svc", "/abs"));
        Assert.Equal("svc/../x", SourceName.In("svc", "../x"));
    }

    private string Name(string name) => Path.Join(repository.Path, name);

    private ModuleManifest Read()
    {
        var parsed = ModuleManifestReader.Read([repository.Path]);
        Assert.Empty(parsed.Faults);
        return parsed.Value;
    }
}
